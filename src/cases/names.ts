import { nearest } from '../language/nearest.ts';
import type { FactDefinition, FactType, FigureDefinition, Shorthand, Vocabulary } from '../policies/model.ts';
import { foldLabel } from '../policies/quantity.ts';
import type { YearMonth } from '../values/calendar.ts';
import { type BareRate, type MoneyUnit, parseMonth, tidy, trimText } from '../values/parse.ts';
import { problem, SuanceError } from '../values/problem.ts';
import { suits, unitOfHeader } from './header-units.ts';

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
  /** Whether the header says its unit: then no unit of the whole table touches it. */
  readonly declared: boolean;
}

type Entry = FactDefinition | FigureDefinition | Shorthand;

/** Characters beyond which a header is no name of ours: looking for one takes time that grows faster than they do. */
const LONGEST_NAME = 1000;

/** Marks of what must be filled in. */
const FORM_MARKS = /^[*＊★]+\s*|\s*[*＊★]+$/g;
/** What forms say at the end of a header of how a cell is filled in, which changes nothing of what it means. */
const FORM_REMARK =
  /\s*[(（[【]\s*(?:必填项?|选填项?|18\s*位|文本(?:格式)?|是\s*[/／或、]\s*否|有\s*[/／或、]\s*无|年\s*[-/.／]?\s*月\s*[-/.／]?\s*日|(?:格式\s*[:：]?\s*)?yyyy\s*[-/.年]?\s*mm\s*[-/.月]?\s*dd日?|required|optional|text|yes\s*\/\s*no)\s*[)）\]】]$/i;

/** Finds facts, figures and shorthands by id, label or alias, blanks, width, case and punctuation aside. */
export class NameIndex {
  private readonly byText = new Map<string, Entry>();
  private all: NameIndex | null = null;
  /** What the user says of headers. */
  private readonly said = new Map<string, NamedColumn | null>();

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
  findColumn(whole: string): NamedColumn | undefined {
    if (whole.length > LONGEST_NAME) return undefined;
    const found = this.columnNamed(whole);
    if (found) return found;
    const plain = trimText(whole).replace(FORM_MARKS, '').replace(FORM_REMARK, '');
    return plain === whole.trim() ? undefined : this.columnNamed(plain);
  }

  private columnNamed(header: string): NamedColumn | undefined {
    const plain = { bareRate: 'refused', moneyUnit: 'yuan', declared: false } as const;
    const said = this.said.size > 0 ? this.said.get(plainHeader(header)) : undefined;
    if (said !== undefined) return said ?? undefined;
    const direct = this.find(header);
    if (direct) return { ...plain, named: direct };
    // The month may stand behind the unit: 养老保险单位缴费(万元)@2020-02.
    const text = header.trim().replace(/^([^@]+?)([(（[【][^@]*[)）\]】])\s*(@.+)$/, '$1$3$2');
    const ending = unitOfHeader(text);
    const measured = ending && this.find(ending.rest);
    if (measured && suits(ending.unit, typeOf(measured)))
      return { ...plain, ...ending.unit, declared: true, named: measured };
    const counted = this.extended(text);
    if (counted && counted.named.kind === 'fact' && hasUnit(counted.named.definition, counted.extension)) {
      return { ...plain, named: counted.named };
    }
    return undefined;
  }

  /** Takes a header for what the user says that it is; `null`: for no name of ours. */
  take(header: string, column: NamedColumn | null): void {
    this.said.set(plainHeader(header), column);
  }

  /**
   * What a column is that the user says is a fact: the text after `=` names it, perhaps with a unit or month; a unit in the
   * header holds where that has none. @throws SuanceError `unknown-fact`; `csv-header-extended` for a unit that is not the fact's
   */
  mapped(header: string, text: string, describe: (name: string) => string): NamedColumn {
    const found = this.findColumn(text);
    if (!found) throw problem('unknown-fact', { name: text, nearest: this.nearest(text) });
    const ending = unitOfHeader(header.trim());
    if (!ending || unitOfHeader(text.trim())) return found;
    const { definition } = found.named;
    if (suits(ending.unit, typeOf(found.named))) return { ...found, ...ending.unit, declared: true };
    const extension = header.trim().slice(ending.rest.length);
    throw problem('csv-header-extended', { header, fact: describe(definition.name), extension });
  }

  /** A header that is one of our names and something more, in brackets or behind @, or `undefined`. */
  extended(header: string): { readonly named: NamedQuantity; readonly extension: string } | undefined {
    if (header.length > LONGEST_NAME) return undefined;
    const match = /^(.+?)\s*(?:@(.*)|[(（[【]([^()（）[\]【】]*)[)）\]】])$/.exec(trimText(header));
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

/** A header without blanks and line breaks, in half width: so are two of them compared. */
export function plainHeader(header: string): string {
  return tidy(header).normalize('NFKC').replace(/\s+/g, '');
}

/** The type of what a name stands for; a shorthand is a month. */
function typeOf({ definition }: NamedQuantity): FactType {
  return 'type' in definition ? definition.type : 'month';
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
