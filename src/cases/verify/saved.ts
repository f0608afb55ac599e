import { isLosslessNumber, parse as parseExactJson } from 'lossless-json';
import type { FigureOrigin } from '../../engine/case.ts';
import { YamlFile } from '../../policies/yaml.ts';
import { type Label, type Place, problem } from '../../values/problem.ts';
import type { CaseEntry } from '../entries.ts';
import { isMapping } from '../json.ts';
import type { Limited } from './limited.ts';

/** A figure that came with a result: given with the case or the run, or set by its locality. */
export interface SavedFigure {
  readonly name: string;
  readonly value: string;
  readonly origin: Extract<FigureOrigin, 'case' | 'set' | 'param' | 'locality'>;
  /** Where and when it held, if the result says so. */
  readonly local: { readonly region: string; readonly from: string; readonly to: string | null } | null;
  readonly source: Label | null;
  readonly place: Place;
}

/** A figure as a result shows it. */
export interface ClaimedFigure {
  readonly name: string;
  readonly value: string | null;
  readonly from: string;
  readonly region: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

type Texts = Readonly<Record<string, string | null>>;

/** What a file says that came out. What it leaves out is `undefined`, and not compared. */
export interface Claim {
  readonly status: string;
  readonly amount: string | null | undefined;
  readonly amountMin: string | null | undefined;
  readonly amountMax: string | null | undefined;
  readonly outputs: Texts | undefined;
  readonly schedule: readonly Texts[] | undefined;
  readonly conditions: readonly ClaimedCondition[] | undefined;
  readonly missing: readonly string[] | undefined;
  readonly errors: readonly string[] | undefined;
  readonly figures: readonly ClaimedFigure[] | undefined;
  /** Facts worked out from others; those that came down to a few, with all of them. */
  readonly derived: Texts | undefined;
  readonly readings: readonly string[] | undefined;
  readonly document: string | null | undefined;
  readonly clause: string | null | undefined;
}

export interface ClaimedCondition {
  readonly id: string;
  readonly outcome: boolean | null;
  readonly because: string | null;
}

/** A saved case, with what came of it where that was saved too. */
export interface SavedRecord {
  readonly place: Place;
  /** Measure or family; `null` for a row of a list for which no version could be chosen. */
  readonly subject: string | null;
  readonly facts: readonly CaseEntry[];
  readonly figures: readonly SavedFigure[];
  readonly claim: Claim | null;
  /** What limits across its list did to the result. */
  readonly limited: Limited | null;
  readonly tables: string | null;
  readonly version: string | null;
}

/** Finds the place of a part of a file. */
type PlaceOf = (path: readonly string[]) => Place;
type Mapping = Readonly<Record<string, unknown>>;

const GIVEN: ReadonlySet<string> = new Set(['case', 'set', 'param', 'locality']);

/**
 * Reads one JSON text: a result, a saved case, a screening or a list of these.
 * @param place the file, and the line where the text is one of many
 * @throws SuanceError `json-malformed`, `saved-key`, `saved-no-measure`, `case-not-mapping`, `fact-value-kind`, with file and line
 */
export function readSavedJson(text: string, place: Place): SavedRecord[] {
  const data = parseJson(text, place);
  if (place.line !== undefined) return recordsOf(data, () => place);
  // JSON is YAML too, whose reader knows where every part stands; it is asked only where something is wrong.
  let yaml: YamlFile | null = null;
  return recordsOf(data, (path) => {
    try {
      yaml ??= new YamlFile(place.file ?? '', text);
      return yaml.placeOf(path);
    } catch {
      return place;
    }
  });
}

/** Reads a saved case in YAML. @throws SuanceError as {@link readSavedJson}, and `yaml-syntax` */
export function readSavedYaml(text: string, file: string): SavedRecord[] {
  const yaml = new YamlFile(file, text);
  return recordsOf(yaml.data, (path) => yaml.placeOf(path));
}

/** JSON with its numbers as written. Results have none but the row, and are read by the quicker reader. */
function parseJson(text: string, place: Place): unknown {
  try {
    const data: unknown = JSON.parse(text);
    return hasNumbers(data) ? parseExactJson(text) : data;
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    const raw = /call stack/.test(told) ? 'Nested too deep' : told;
    const at = /\bposition (\d+)/.exec(raw);
    const before = at ? text.slice(0, Number(at[1])) : text;
    const lines = before.split('\n');
    const found = { line: lines.length, column: lines.at(-1)!.length + 1 };
    const message = raw.replace(/,? (in JSON )?at position \d+.*$/s, '');
    throw problem('json-malformed', { message }, { ...found, ...place });
  }
}

function hasNumbers(data: unknown): boolean {
  if (typeof data === 'number') return true;
  if (Array.isArray(data)) return data.some(hasNumbers);
  return (
    isMapping(data) && Object.entries(data).some(([key, each]) => key !== 'row' && key !== 'limits' && hasNumbers(each))
  );
}

function recordsOf(data: unknown, placeOf: PlaceOf, path: readonly string[] = []): SavedRecord[] {
  const inside = (list: readonly unknown[], at: readonly string[]) =>
    list.flatMap((each, index) => recordsOf(each, placeOf, [...at, String(index)]));
  if (Array.isArray(data)) return inside(data, path);
  // A screening holds the result of each measure.
  if (isMapping(data) && Array.isArray(data.measures)) return inside(data.measures, [...path, 'measures']);
  return [recordOf(data, (rest) => placeOf([...path, ...rest]))];
}

function recordOf(data: unknown, placeOf: PlaceOf): SavedRecord {
  if (!isMapping(data)) throw problem('case-not-mapping', {}, placeOf([]));
  const reader = new KeyReader(data, placeOf);
  const row = reader.text('row');
  const place = { ...placeOf([]), ...(row && /^\d+$/.test(row) ? { row: Number(row) } : {}) };
  const subject = reader.text('measure') ?? null;
  const result = reader.mapping('result');
  const claim = data.status !== undefined ? claimOf(reader) : result ? claimOf(result) : null;
  if (subject === null && claim === null) throw problem('saved-no-measure', {}, place);
  const facts = reader.mapping('facts');
  if (!facts) throw problem('schema-missing-key', { path: '', key: 'facts' }, place);
  return {
    place,
    subject,
    facts: facts.entries(),
    figures: givenFigures(reader, placeOf),
    claim,
    limited: limitedOf(reader.mapping('limits')),
    tables: reader.text('tables') ?? null,
    version: reader.text('version') ?? null,
  };
}

function limitedOf(limits: KeyReader | undefined): Limited | null {
  if (!limits) return null;
  return {
    over: (limits.list('over') ?? []).map((each) => each.text('kind') ?? ''),
    missing: limits.names('missing') ?? [],
  };
}

function claimOf(reader: KeyReader): Claim {
  // A whole result that has lost a field claims that there is nothing in it; a saved case may say less.
  const none = <T>(nothing: T): T | undefined => (reader.has('conditions') ? nothing : undefined);
  const text = (key: string) => reader.text(key) ?? (reader.has(key) ? null : none(null));
  const derived = reader.list('derived') ?? none([]);
  return {
    status: reader.text('status') ?? '',
    amount: text('amount'),
    amountMin: text('amount_min'),
    amountMax: text('amount_max'),
    outputs: reader.mapping('outputs')?.texts() ?? none({}),
    schedule: reader.list('schedule')?.map((each) => each.texts()) ?? none([]),
    conditions: reader.list('conditions')?.map((each) => ({
      id: each.text('id') ?? '',
      outcome: { true: true, false: false }[each.text('outcome') ?? ''] ?? null,
      because: each.text('because') ?? null,
    })),
    missing: reader.names('missing') ?? none([]),
    errors: reader.list('errors')?.map((each) => each.text('code') ?? '') ?? none([]),
    figures:
      reader.list('parameters')?.map((each) => ({
        name: each.text('name') ?? '',
        value: each.text('value') ?? null,
        from: each.text('from') ?? '',
        region: each.text('region') ?? null,
        validFrom: each.text('valid_from') ?? null,
        validTo: each.text('valid_to') ?? null,
      })) ?? none([]),
    derived:
      derived &&
      Object.fromEntries(
        derived.map((each) => [
          each.text('name') ?? '',
          each.text('value') ?? each.names('candidates')?.join(', ') ?? null,
        ]),
      ),
    readings: reader.names('readings') ?? none([]),
    document: text('document'),
    clause: text('clause'),
  };
}

/** What the case or the run gave; reference figures are to be looked up again. */
function givenFigures(reader: KeyReader, placeOf: PlaceOf): SavedFigure[] {
  return (reader.list('parameters') ?? []).flatMap((each, index): SavedFigure[] => {
    const [name, value, origin] = [each.text('name'), each.text('value'), each.text('from')];
    if (!name || value == null || !origin || !GIVEN.has(origin)) return [];
    const [region, from] = [each.text('region'), each.text('valid_from')];
    return [
      {
        name,
        value,
        origin: origin as SavedFigure['origin'],
        local: region && from ? { region, from, to: each.text('valid_to') ?? null } : null,
        source: each.label('source'),
        place: placeOf(['parameters', String(index), 'value']),
      },
    ];
  });
}

/** Reads the keys of a mapping; what is there must be of the kind that is expected. */
class KeyReader {
  constructor(
    private readonly data: Mapping,
    private readonly placeOf: PlaceOf,
  ) {}

  has(key: string): boolean {
    return this.data[key] !== undefined;
  }

  /** A scalar as text. @throws SuanceError `saved-key` */
  text(key: string): string | null | undefined {
    const value = this.data[key];
    if (value === undefined || value === null) return value;
    const text = scalarText(value);
    if (text === undefined) throw this.wrong(key, 'text');
    return text;
  }

  mapping(key: string): KeyReader | undefined {
    const value = this.data[key];
    if (value === undefined || value === null) return undefined;
    if (!isMapping(value)) throw this.wrong(key, 'mapping');
    return new KeyReader(value, (path) => this.placeOf([key, ...path]));
  }

  list(key: string): KeyReader[] | undefined {
    const value = this.data[key];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value) || !value.every(isMapping)) throw this.wrong(key, 'list');
    return value.map((each, index) => new KeyReader(each, (path) => this.placeOf([key, String(index), ...path])));
  }

  names(key: string): string[] | undefined {
    const value = this.data[key];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw this.wrong(key, 'list');
    return value.map((each) => scalarText(each) ?? '');
  }

  texts(): Texts {
    return Object.fromEntries(Object.keys(this.data).map((key) => [key, this.text(key) ?? null]));
  }

  label(key: string): Label | null {
    const found = isMapping(this.data[key]) ? this.mapping(key) : undefined;
    const [zh, en] = [found?.text('zh'), found?.text('en')];
    return zh && en ? { zh, en } : null;
  }

  /** The keys as facts of a case: values, or a mapping of months to values. @throws SuanceError `fact-value-kind` */
  entries(): CaseEntry[] {
    return Object.entries(this.data).flatMap(([name, value]): CaseEntry[] => {
      if (value === null) return [];
      const place = this.placeOf([name]);
      const text = scalarText(value);
      if (text !== undefined) return [{ name, value: text, place }];
      if (!isMapping(value)) throw problem('fact-value-kind', { expected: 'scalar' }, { ...place, field: name });
      const months = Object.entries(this.mapping(name)!.texts()).filter(([, each]) => each !== null);
      return [{ name, value: Object.fromEntries(months) as Record<string, string>, place }];
    });
  }

  private wrong(key: string, expected: 'text' | 'list' | 'mapping'): Error {
    return problem('saved-key', { key, expected }, this.placeOf([key]));
  }
}

function scalarText(value: unknown): string | undefined {
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    ? String(value)
    : undefined;
}
