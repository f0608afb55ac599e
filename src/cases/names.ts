import { nearest } from '../language/nearest.ts';
import type { FactDefinition, FigureDefinition, Shorthand, Vocabulary } from '../policies/model.ts';
import { foldLabel } from '../policies/quantity.ts';
import type { YearMonth } from '../values/calendar.ts';
import { type BareRate, type MoneyUnit, parseMonth } from '../values/parse.ts';
import { problem, SuanceError } from '../values/problem.ts';

/** What a name on the command line, in a case file or in a header stands for. */
export type NamedQuantity =
  | { readonly kind: 'fact'; readonly definition: FactDefinition; readonly month: YearMonth | null }
  | { readonly kind: 'figure'; readonly definition: FigureDefinition }
  | { readonly kind: 'shorthand'; readonly definition: Shorthand };

/** A header, with the unit that it declares for its column. */
export interface NamedColumn {
  readonly named: NamedQuantity;
  readonly bareRate: BareRate;
  readonly moneyUnit: MoneyUnit;
}

type Entry = FactDefinition | FigureDefinition | Shorthand;

const UNITS: readonly { readonly pattern: RegExp; readonly bareRate?: BareRate; readonly moneyUnit?: MoneyUnit }[] = [
  { pattern: /[(（[【]\s*(%|％|百分比|百分数|percent)\s*[)）\]】]$/i, bareRate: 'percent' },
  { pattern: /[(（[【]\s*(‰|千分比|千分数)\s*[)）\]】]$/, bareRate: 'per-mille' },
  { pattern: /[(（[【]\s*(小数|fraction|decimal)\s*[)）\]】]$/i, bareRate: 'fraction' },
  { pattern: /[(（[【]\s*(单位[:：])?\s*(万元|万)\s*[)）\]】]$/, moneyUnit: 'ten-thousand-yuan' },
  { pattern: /[(（[【]\s*(单位[:：])?\s*(元|yuan)\s*[)）\]】]$/i, moneyUnit: 'yuan' },
];

/** Finds facts, figures and shorthands by id, label or alias, blanks, width, case and punctuation aside. */
export class NameIndex {
  private readonly byText = new Map<string, Entry>();
  private all: NameIndex | null = null;

  /**
   * @param vocabulary what most names are found in
   * @param whole the whole of which that is a part, read when a name is not in the part: no name means two things
   */
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly whole: (() => Vocabulary) | null = null,
  ) {
    const add = (entry: Entry) => {
      for (const text of [entry.name, entry.label.zh, entry.label.en, ...entry.headers])
        this.byText.set(foldLabel(text), entry);
    };
    for (const each of Object.values(vocabulary.figures)) add(each);
    for (const each of Object.values(vocabulary.shorthands)) add(each);
    for (const each of Object.values(vocabulary.facts)) add(each);
  }

  /** The index of everything, where this is one of a part. */
  private beyond(): NameIndex | null {
    if (this.whole) this.all ??= new NameIndex(this.whole());
    return this.all;
  }

  private entry(text: string): Entry | undefined {
    return this.byText.get(foldLabel(text));
  }

  private named(entry: Entry, month: YearMonth | null): NamedQuantity {
    if (this.vocabulary.facts[entry.name] === entry) {
      return { kind: 'fact', definition: entry as FactDefinition, month };
    }
    if (this.vocabulary.figures[entry.name] === entry) return { kind: 'figure', definition: entry as FigureDefinition };
    return { kind: 'shorthand', definition: entry as Shorthand };
  }

  /** What a name stands for, or `undefined`. A monthly fact may carry its month: `养老保险单位缴费@2020-02`, `…（2020年2月）`. */
  find(text: string): NamedQuantity | undefined {
    return this.findHere(text) ?? this.beyond()?.findHere(text);
  }

  private findHere(text: string): NamedQuantity | undefined {
    const entry = this.entry(text);
    if (entry) return this.named(entry, null);
    const match =
      /^(.+?)\s*(?:@|[(（[【])\s*(\d{4}[^)）\]】]*?)\s*[)）\]】]?$/.exec(text.trim()) ??
      /^(.*?\D)(\d{4}年\d{1,2}月|\d{4}-\d{1,2}|\d{6})$/.exec(text.trim());
    const base = match && this.entry(match[1]!);
    if (!base || (this.vocabulary.facts[base.name] as FactDefinition | undefined)?.by !== 'month') return undefined;
    const month = monthOf(match[2]!);
    return month ? this.named(base, month) : undefined;
  }

  /** What a column header stands for, with its unit, or `undefined` for a column that is none of ours. */
  findColumn(header: string): NamedColumn | undefined {
    const plain = { bareRate: 'refused', moneyUnit: 'yuan' } as const;
    const direct = this.find(header);
    if (direct) return { ...plain, named: direct };
    // The month may stand behind the unit: 养老保险单位缴费(万元)@2020-02.
    const text = header.trim().replace(/^([^@]+?)([(（[【][^@]*[)）\]】])\s*(@.+)$/, '$1$3$2');
    for (const unit of UNITS) {
      if (!unit.pattern.test(text)) continue;
      const named = this.find(text.replace(unit.pattern, ''));
      if (named) return { named, bareRate: unit.bareRate ?? 'refused', moneyUnit: unit.moneyUnit ?? 'yuan' };
    }
    const counted = this.extended(text);
    if (counted && counted.named.kind === 'fact' && hasUnit(counted.named.definition, counted.extension)) {
      return { ...plain, named: counted.named };
    }
    return undefined;
  }

  /** A header that is one of our names and something more, in brackets or behind @, or `undefined`. */
  extended(header: string): { readonly named: NamedQuantity; readonly extension: string } | undefined {
    const match = /^(.+?)\s*(?:@(.*)|[(（[【]([^()（）[\]【】]*)[)）\]】])$/.exec(header.trim());
    const named = match ? this.find(match[1]!) : undefined;
    return named && { named, extension: (match![2] ?? match![3]!).trim() };
  }

  /** Names to suggest for one that is not known. */
  nearest(text: string): string[] {
    const all = this.beyond();
    if (all) return all.nearest(text);
    const names = [...this.byText.values()].flatMap((each) => [each.name, each.label.zh, ...each.headers]);
    return nearest(text, names, 4);
  }

  /** @throws SuanceError `unknown-fact` with the nearest names */
  require(text: string): NamedQuantity {
    const found = this.find(text);
    if (!found) throw problem('unknown-fact', { name: text, nearest: this.nearest(text) });
    return found;
  }
}

/** Whether a text is the unit in which a fact is counted: 参保人数(人). */
function hasUnit({ unit }: FactDefinition, text: string): boolean {
  const plain = text.replace(/^单位[:：]\s*/, '');
  return unit !== null && (plain === unit.zh || plain.toLowerCase() === unit.en.toLowerCase());
}

function monthOf(text: string): YearMonth | null {
  try {
    return parseMonth(text);
  } catch (error) {
    if (error instanceof SuanceError) return null;
    throw error;
  }
}
