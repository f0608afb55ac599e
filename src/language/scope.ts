import type { Type } from './types.ts';

/** A name as an expression may use it. */
export interface Named {
  /** The one id under which the value is found, whatever label was written. */
  readonly name: string;
  readonly type: Type;
}

/** What an expression may refer to. */
export interface Scope {
  /** The value with this name or label. */
  lookup(name: string): Named | undefined;
  /** Names to suggest when one is not found. */
  names(): Iterable<string>;
  /** The id of an enum's member written by id, label or alias. */
  member(enumName: string, text: string): string | undefined;
  /** Ids of an enum's members, to suggest. */
  members(enumName: string): readonly string[];
  /** The columns of the rows of a schedule, by the name of the schedule. */
  columns(rowsName: string): ReadonlyMap<string, Type>;
}

const NO_COLUMNS: ReadonlyMap<string, Type> = new Map();

/** A scope of its own names, with everything else from an outer one. */
export function innerScope(outer: Scope, own: ReadonlyMap<string, Type>): Scope {
  return {
    lookup: (name) => {
      const type = own.get(name);
      return type === undefined ? outer.lookup(name) : { name, type };
    },
    names: () => [...own.keys(), ...outer.names()],
    member: (enumName, text) => outer.member(enumName, text),
    members: (enumName) => outer.members(enumName),
    columns: (rowsName) => outer.columns(rowsName),
  };
}

/** A scope of names alone, without enums. */
export function namesScope(own: ReadonlyMap<string, Type>): Scope {
  return {
    lookup: (name) => {
      const type = own.get(name);
      return type === undefined ? undefined : { name, type };
    },
    names: () => own.keys(),
    member: () => undefined,
    members: () => [],
    columns: () => NO_COLUMNS,
  };
}
