import { Document, isMap, isScalar } from 'yaml';
import { isMapping } from '../../cases/json.ts';
import { plainHeader } from '../../cases/names.ts';
import { readYaml } from '../../policies/yaml.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import type { ValueColumn } from '../columns.ts';
import { columnKey, type MapEntry, NO_FACT } from './mapping.ts';

/*
 * A mapping that is kept from one list to the next: `columns`, a mapping from headers to facts. It names only the columns
 * that give a fact, or that are said to give none; next month's list may have others beside them.
 */

/** Reads a saved mapping. @throws SuanceError `file-not-found`, `yaml-syntax`, `map-file-malformed`, with their place */
export function readMapFile(path: string): MapEntry[] {
  const yaml = readYaml(path, path);
  const { data } = yaml;
  const columns = isMapping(data) ? data.columns : undefined;
  if (!isMapping(columns)) throw problem('map-file-malformed', {}, { file: path });
  return Object.entries(columns).map(([column, target]) => {
    const place = yaml.placeOf(['columns', column]);
    if (typeof target !== 'string' || target.trim() === '') throw problem('map-file-malformed', {}, place);
    return { column, target: target.trim(), place };
  });
}

/** Whether there is a mapping to be read. @throws SuanceError where there is a file that cannot be read */
export function savedMapping(path: string, option: string): MapEntry[] | null {
  try {
    return readMapFile(path);
  } catch (error) {
    if (error instanceof SuanceError && error.problem.code === 'file-not-found') return null;
    throw error instanceof SuanceError ? error.at({ option }) : error;
  }
}

/**
 * The text of a mapping file.
 * @param comment lines above it, for whoever opens the file
 * @param label what a fact is called, put behind it
 */
export function mapFileText(
  header: readonly string[],
  values: readonly ValueColumn[],
  entries: readonly MapEntry[],
  comment: string,
  label: (name: string) => string,
): string {
  const said = new Map(entries.map((each) => [plainHeader(each.column), each.target]));
  const columns = new Map<string, string>();
  const notes = new Map<string, string>();
  for (const { index, named } of values) {
    const key = columnKey(index, header);
    const { name } = named.definition;
    const month = named.kind === 'fact' && named.month ? `@${named.month.toString()}` : '';
    columns.set(key, said.get(plainHeader(key)) ?? `${name}${month}`);
    notes.set(key, label(name));
  }
  for (const { column, target } of entries) if (target === NO_FACT) columns.set(column, target);
  const document = new Document({ columns: Object.fromEntries(columns) });
  document.commentBefore = ` ${comment}`;
  const map = document.get('columns');
  for (const { key, value } of isMap(map) ? map.items : []) {
    const note = isScalar(key) ? notes.get(String(key.value)) : undefined;
    if (note !== undefined && isScalar(value)) value.comment = ` ${note}`;
  }
  return document.toString({ lineWidth: 0 });
}
