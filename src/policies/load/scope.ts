import type { Scope } from '../../language/scope.ts';
import type { Type } from '../../language/types.ts';
import type { problem } from '../../values/problem.ts';
import type { Quantity, Vocabulary } from '../model.ts';
import { enumMember, languageType } from '../quantity.ts';
import type { Path, YamlFile, YamlPart } from '../yaml.ts';

/** Adds the file to errors that already know their line. */
export function placedIn<T>(file: YamlPart, run: () => T): T {
  return rethrow(run, { file: file.file });
}

/** Adds file, line and column of a part of the file to errors that do not know theirs. */
export function placedAt<T>(file: YamlPart, path: Path, run: () => T): T {
  return rethrow(run, file.placeOf(path));
}

function rethrow<T>(run: () => T, place: ReturnType<YamlFile['placeOf']>): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && 'at' in error) throw (error as ReturnType<typeof problem>).at(place);
    throw error;
  }
}

const NO_COLUMNS: ReadonlyMap<string, Type> = new Map();

/** The facts and figures of a vocabulary as names for expressions, by id and by label. Who a case is of decides nothing. */
export function vocabularyScope(vocabulary: Vocabulary): Scope {
  const byLabel = new Map<string, Quantity>();
  const facts = Object.values(vocabulary.facts).filter((each) => !each.identity);
  for (const each of [...Object.values(vocabulary.figures), ...facts]) {
    byLabel.set(each.label.zh, each);
    byLabel.set(each.name, each);
  }
  return {
    lookup: (text) => {
      const found = byLabel.get(text);
      return found && { name: found.name, type: languageType(found.type) };
    },
    names: () => byLabel.keys(),
    member: (enumName, text) => {
      const definition = vocabulary.enums[enumName];
      return definition && enumMember(definition, text);
    },
    members: (enumName) => vocabulary.enums[enumName]?.members.map((each) => each.id) ?? [],
    columns: () => NO_COLUMNS,
  };
}
