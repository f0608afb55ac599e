import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { Delimiter } from '../../../src/batch/csv-reader.ts';
import { HEAD_ROWS } from '../../../src/batch/list/head.ts';
import { type CaseOptions, type CaseSettings, caseSettings, type Standing } from '../../../src/cases/assemble.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import type { Value } from '../../../src/language/value.ts';
import type { LocalValue } from '../../../src/policies/locality/model.ts';
import type { Measure, Quantity } from '../../../src/policies/model.ts';
import type { ReadingHints } from '../../../src/policies/quantity.ts';
import type { PolicySet, Subject } from '../../../src/policies/set.ts';
import type { Language } from '../../../src/values/print.ts';
import { namesOf, type World, worldOf } from '../../engine/worlds.ts';
import { ownSet } from '../../policies/sets.ts';
import { Dice } from './dice.ts';
import { cut, type List } from './lists.ts';
import { awkward, lineOf, otherRow, remark, residentId, written } from './sheets.ts';

/** What a random list is made of: a case a row, and seeds from which all the rest follows. */
export interface Draw {
  readonly rows: readonly { readonly id: string; readonly world: World; readonly seed: number }[];
  readonly seed: number;
}

const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** Draws of lists whose rows are cases of some measures. */
export function drawsOf(measures: readonly Measure[], maxLength: number): fc.Arbitrary<Draw> {
  const row = fc.oneof(
    ...measures.map((measure) => fc.record({ id: fc.constant(measure.id), world: worldOf(measure), seed })),
  );
  return fc.record({ rows: fc.array(row, { minLength: HEAD_ROWS + 1, maxLength, size: 'max' }), seed });
}

/** A column of which every cell is checked, though nothing is computed from it. */
const IDENTITY = '身份证号';

interface Column {
  readonly header: string;
  /** `null`: nothing is read from it. */
  readonly quantity: (Quantity & { readonly hints: ReadingHints }) | null;
}

/** How much is wrong with a list. */
export interface Faults {
  /** How many rows have cells that nobody should write. */
  readonly rows: number;
  /** How many lists have something that ends the reading of them. */
  readonly lists: number;
}

/** A list as a table, and how it is computed. */
export interface Table {
  readonly settings: CaseSettings;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly dice: Dice }[];
}

/** The table of a draw. @param subject what all rows are of, where they are of one measure or family */
export function tableOf(subject: Subject | null, draw: Draw, faults: Faults, dice: Dice): Table {
  const set = ownSet();
  const measures = [...new Set(draw.rows.map(({ id }) => set.measure(id)))];
  const options = optionsOf(draw, dice);
  const settings = caseSettings(set, options, subject, standingOf(draw, dice));
  const columns = columnsOf(measures, options, set, faults.rows > 0, dice);
  const rows = draw.rows.map((row) => {
    const own = new Dice(row.seed);
    return { cells: cellsOf(row, columns, set, faults.rows, own), dice: own };
  });
  return { settings, header: columns.map((each) => each.header), rows };
}

/** The list of a draw. */
export function listOf(subject: Subject, draw: Draw, faults: Faults): List {
  const dice = new Dice(draw.seed);
  const { settings, header: names, rows } = tableOf(subject, draw, faults, dice);
  const style = { delimiter: dice.pick<Delimiter>([',', ',', '\t', ';']), quoted: dice.pick([0, 0, 0.1, 1]) };
  const end = dice.pick(['\n', '\n', '\r\n']);
  const header = lineOf(names, style, dice);
  let before = (dice.chance(0.3) ? '\ufeff' : '') + (dice.chance(0.05) ? end : '') + header + end;
  const broken = dice.chance(faults.lists) ? dice.below(draw.rows.length) : -1;
  let rest = '';
  for (const [index, { cells, dice: own }] of rows.entries()) {
    let line = lineOf(cells, style, own);
    if (index === broken) line = spoiled(line, style.delimiter, own);
    if (own.chance(0.03)) line += end;
    line += own.chance(0.02) ? '\n' : end;
    if (index < HEAD_ROWS) before += line;
    else rest += line;
  }
  if (dice.chance(0.3)) rest = rest.slice(0, -1);
  return {
    settings,
    subject,
    language: dice.pick<Language>(['zh', 'en']),
    formulas: dice.chance(0.2),
    results: dice.pick<List['results']>([undefined, 'utf-8', 'utf-8-bom', 'gb18030']),
    delimiter: dice.chance(0.8) ? style.delimiter : undefined,
    ...encoded(before, rest, faults.rows > 0 && dice.chance(0.3), dice),
  };
}

/** A text as bytes, the rows among which the header is looked for by themselves or the whole in pieces of any size. */
function encoded(
  before: string,
  rest: string,
  inPieces: boolean,
  dice: Dice,
): Pick<List, 'encoding' | 'block' | 'pieces'> {
  const encoding = dice.pick<List['encoding']>(['utf-8', 'utf-8', 'gb18030', undefined]);
  const gb = encoding === 'gb18030' || (encoding === undefined && dice.chance(0.3));
  // A mark at the beginning says UTF-8.
  const [first, second] = [gb ? before.replace('\ufeff', '') : before, rest].map((text) =>
    gb ? iconv.encode(text, 'gb18030') : Buffer.from(text),
  ) as [Buffer, Buffer];
  const sizes = Array.from({ length: 5 }, () => 1 + dice.below(2000));
  return {
    encoding,
    // What is made out from the bytes is made out from as many as there are.
    block: encoding === undefined ? undefined : dice.pick([undefined, 64, 1000]),
    pieces: encoding === undefined || !inPieces ? [first, second] : cut(Buffer.concat([first, second]), sizes),
  };
}

/** A line with which no list can be read. */
function spoiled(line: string, delimiter: string, dice: Dice): string {
  return dice.pick([
    `${line}${delimiter}`,
    line.slice(line.indexOf(delimiter) + 1),
    `${line}"`,
    `"${line}`,
    `x"${line}`,
  ]);
}

/** All names, made once. */
let index: NameIndex | undefined;

function columnsOf(
  measures: readonly Measure[],
  options: Pick<CaseOptions, 'on' | 'set'>,
  set: PolicySet,
  lacking: boolean,
  dice: Dice,
): Column[] {
  const given = new Set((options.set ?? []).map((each) => each.slice(0, each.indexOf('='))));
  const names = new Set(['region']);
  for (const measure of measures) {
    for (const name of [...namesOf(measure), ...measure.window.governedBy]) names.add(name);
    // Most figures are found without a column.
    for (const { name } of measure.parameters) if (dice.chance(0.5)) names.delete(name);
  }
  const { facts, figures } = set.vocabulary();
  index ??= new NameIndex(set.vocabulary());
  const columns = [...names].flatMap((name): Column[] => {
    const definition = (facts[name] ?? figures[name])!;
    // Some columns are wanting.
    const governs = measures.some((each) => each.window.governedBy.includes(name));
    const left = given.has(name) ? 0.7 : name === 'region' ? 0.1 : governs ? (options.on ? 0.5 : 0.01) : 0.03;
    if (lacking && dice.chance(left)) return [];
    return [{ header: headerOf(definition, index!, dice), quantity: null }].map(({ header }) => {
      const { bareRate, moneyUnit } = index!.findColumn(header)!;
      return { header, quantity: { ...definition, hints: { bareRate, moneyUnit } } };
    });
  });
  const identity = lacking ? [IDENTITY, '姓名'] : [];
  const others = [...identity, '企业名称', '备注', '序号', 'status', 'amount', 'a, "b"'].filter(() => dice.chance(0.3));
  return dice.shuffled([...columns, ...others.map((header) => ({ header, quantity: null }))]);
}

function headerOf(definition: Quantity, index: NameIndex, dice: Dice): string {
  const { name, label, headers, type } = definition;
  const plain = dice.pick([name, label.zh, label.zh, label.en, ...headers]);
  const units: Readonly<Record<string, readonly string[]>> = {
    rate: ['', '(%)', '（%）', '(‰)', '(小数)', '（百分比）'],
    money: ['', '', '(元)', '（万元）', '(单位：万元)'],
  };
  const header = plain + dice.pick(units[type] ?? ['']);
  return index.findColumn(header)?.named.definition.name === name ? header : name;
}

function cellsOf(
  { id, world }: Draw['rows'][number],
  columns: readonly Column[],
  set: PolicySet,
  faults: number,
  dice: Dice,
): string[] {
  if (faults > 0 && dice.chance(0.03)) return otherRow(columns.length, dice);
  if (dice.chance(0.02)) return columns.map(() => dice.pick(['', '', ' ', '\u3000']));
  const faulty = dice.chance(faults);
  const gaps = faults > 0 && dice.chance(0.1);
  return columns.map(({ header, quantity }) => {
    if (!quantity) return header === IDENTITY ? residentId(dice) : remark(dice);
    if (faulty && dice.chance(1.5 / columns.length)) return awkward(dice);
    if (gaps && dice.chance(0.3)) return '';
    const { name } = quantity;
    const value =
      name === 'region'
        ? regionOf(set.measure(id), set, dice)
        : (world.facts[name] ?? monthly(world, name) ?? world.figures[name]);
    return value === undefined ? '' : written(value, quantity, quantity.hints, set, dice);
  });
}

/** One value for all months, or one for each. */
function monthly({ series }: World, name: string): Value | undefined {
  const own = series[name];
  return own?.every ?? Object.values(own?.months ?? {})[0];
}

function regionOf(measure: Measure, set: PolicySet, dice: Dice): Value {
  if (dice.chance(0.4)) return measure.region;
  const { all } = set.regions();
  const inside = all.filter(({ code }) => set.regions().chain(code).includes(measure.region));
  return dice.pick(dice.chance(0.9) ? inside : all).code;
}

/** Options that hold for all rows, taken from the case of the first. */
function optionsOf({ rows }: Draw, dice: Dice): CaseOptions {
  const [{ id, world }] = rows as [Draw['rows'][number]];
  const set = ownSet();
  const measure = set.measure(id);
  const { facts, figures } = set.vocabulary();
  const pairs = (values: Readonly<Record<string, Value>>, of: Readonly<Record<string, Quantity>>, share: number) =>
    Object.entries(values)
      .filter(() => dice.chance(share))
      .map(([name, value]) => `${name}=${written(value, of[name]!, {}, set, dice)}`)
      .filter((each) => !each.includes('/'));
  return {
    region: dice.chance(0.3) ? String(regionOf(measure, set, dice)) : undefined,
    on: dice.chance(0.15) ? measure.window.from : undefined,
    set: dice.chance(0.3) ? pairs(world.facts, facts, 0.1) : [],
    param: dice.chance(0.3) ? pairs(world.figures, figures, 0.5) : [],
  };
}

/** A locality with some figures of the first row, or a region of the settings. */
function standingOf({ rows }: Draw, dice: Dice): Standing {
  if (dice.chance(0.7)) return { locality: null, region: null };
  const [{ id, world }] = rows as [Draw['rows'][number]];
  const code = String(regionOf(ownSet().measure(id), ownSet(), dice));
  if (dice.chance(0.5)) return { locality: null, region: { code, from: 'config' } };
  const value = (each: Value): LocalValue => ({
    region: code,
    from: '2019-01-01',
    to: dice.chance(0.5) ? null : '2020-06-30',
    value: each,
    source: null,
  });
  const figures = Object.fromEntries(Object.entries(world.figures).map(([name, each]) => [name, [value(each)]]));
  return {
    locality: { file: 'locality.yaml', region: code, figures, places: new Map(), blank: [] },
    region: dice.chance(0.5) ? { code, from: 'locality' } : null,
  };
}
