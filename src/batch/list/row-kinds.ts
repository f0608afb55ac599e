import { tidy } from '../../values/parse.ts';
import type { SuanceError } from '../../values/problem.ts';
import { type Columns, isFigure } from '../columns.ts';
import { repeatKey } from './head.ts';
import { DAY, kindOf, type RowKind, SERIAL, saysOther } from './kinds.ts';
import { OtherTables } from './other-tables.ts';

const SUMS = '合计|小计|总计|共计|累计|汇总|总数|合計|小計|總計|共計';
/**
 * The first text of a total that is not called just that: 伊宁县合计, 合计（2户）, 合计金额（大写）：…, 共3户, 平均, 其中：企业; in Uyghur
 * with that for 合计 at its end.
 */
const TOTAL_OF = new RegExp(
  `^(?:${[
    `.{0,40}(?:${SUMS})(?:[(][^()]*[)])?:?`,
    `(?:${SUMS})(?:金额|人数|户数|补贴|资金)*(?:[(\\d:_—~-].*|(?:为|折合)?人民币.*)?`,
    '[总共]?计|共计?[\\d一二三四五六七八九十百千]+[户家人个名条笔项].*|平均(?:数|值|每[户家人])?|均值|其中(?::.*)?|大写:.*|[∑Σ]|sum|average',
    '.{0,40}جەمئىي:?',
  ].join('|')})$`,
  'i',
);
/** What stands under a table, or at the end of a page: 以下空白, 第1页 共3页, 2.本表一式三份。, signatures. */
const UNDER =
  /以下空白|以下无正?文|[。；]|^[此本该]表|^第?\d+页|^共\d+页|^第[一二三四五六七八九十]+页|^[-－—~～=＝*＊_＿]{3}|^[*＊※★●▲☆]\D|^(?:\d{1,2}|[一二三四五六七八九十])[.、．)）]\D|^[(（][\d一二三四五六七八九十]+[)）]|^续[上]?表|^[接转][上下]页|年月日$|签字|签章|签名|盖章|公章|^(?:填报|编制|制表|报送|主管|经办)?(?:单位|部门|机构)[:：]/;
/** What old programs write behind the last row. */
const END_OF_FILE = '\u001a';
const ORDINALS = '甲乙丙丁戊己庚辛壬癸';
/** Fewer than so many numbers in a row may be anything. */
const FEWEST_NUMBERED = 4;

/**
 * Tells cases from what offices put among and under them. Some of these say clearly what they are ({@link of}); others could be
 * taken for cases, and are looked at again where nothing could be computed of them ({@link later}). So no row that has a result
 * loses it, and both ways of computing a list agree. Only in a list where figures alone make a case is a total looked for at
 * once: it would be paid as one more.
 */
export class RowKinds {
  private readonly computed: readonly number[];
  /** Columns in which a total has nothing: all that are computed with but figures. */
  private readonly plain: readonly number[];
  private readonly repeats: ReadonlySet<string>;
  private readonly figuresAlone: boolean;
  private readonly others: OtherTables;

  constructor(columns: Columns) {
    const { values, repeats = [], figuresAlone = false } = columns;
    this.others = new OtherTables(columns);
    this.computed = values.map((each) => each.index);
    this.plain = values.filter((each) => !isFigure(each)).map((each) => each.index);
    this.repeats = new Set(repeats);
    this.figuresAlone = figuresAlone;
  }

  /** What a row says of itself. */
  of(fields: readonly string[]): RowKind {
    const kind = kindOf(fields, this.computed);
    return kind === 'case' && this.figuresAlone && this.isTotal(fields, filledOf(fields)) ? 'total' : kind;
  }

  /** The same of a row of a list with so many columns: a row that has not all of them is looked at closely at once. */
  inList(fields: readonly string[], width: number): RowKind {
    const kind = this.of(fields);
    return kind === 'case' && fields.length !== width ? this.later(fields) : kind;
  }

  /** What a row is of which nothing can be computed: undetermined, invalid, or without all its columns. */
  later(fields: readonly string[]): RowKind {
    const filled = filledOf(fields);
    if (filled.length === 0) return 'case';
    if (this.repeats.has(repeatKey(fields)) || numbersColumns(filled.map((each) => tidy(fields[each]!))))
      return 'header';
    if (this.others.headerIn(fields) === 'same') return 'header';
    if (this.isTotal(fields, filled)) return 'total';
    return isUnder(fields, filled) ? 'note' : 'case';
  }

  /**
   * What tells that another table begins with a row which is a remark, or a case of which nothing can be computed; `null` where
   * nothing does.
   */
  conflictIn(fields: readonly string[], kind: RowKind): SuanceError | null {
    return kind === 'note' || kind === 'case' ? this.others.conflictIn(fields, kind === 'note') : null;
  }

  /** A total says so in a text before its figures, and has nothing but figures to compute with. */
  private isTotal(fields: readonly string[], filled: readonly number[]): boolean {
    const texts = filled.filter((index) => this.computed.includes(index) || !SERIAL.test(tidy(fields[index]!)));
    const at = texts.findIndex((index, place) => saysTotal(fields[index]!, place === 0));
    if (at < 0 || at >= FIRST_TEXTS) return false;
    return this.plain.every((index) => texts.indexOf(index) <= at && !isNumbered(fields[index] ?? ''));
  }
}

/** The columns in which something stands. */
function filledOf(fields: readonly string[]): number[] {
  return fields.flatMap((each, index) => (each !== '' && tidy(each) !== '' ? [index] : []));
}

/** A total is called so in one of the first texts of its row. */
const FIRST_TEXTS = 3;

function saysTotal(cell: string, isFirst: boolean): boolean {
  const text = tidy(cell).replace(/\s+/g, '');
  return saysOther(text) === 'total' || (isFirst && TOTAL_OF.test(text));
}

/** A text with a number of its own, an identity number for instance, is somebody's. */
function isNumbered(cell: string): boolean {
  return /[\dA-Z]{15}/i.test(cell);
}

/** Whether texts number the columns: 1 2 3 …, or 甲 乙 1 2 …. */
function numbersColumns(texts: readonly string[]): boolean {
  const plain = texts.map((each) => each.replace(/^[(（](.+)[)）]$/, '$1'));
  const letters = plain.findIndex((each, index) => each !== ORDINALS[index]);
  const from = letters < 0 ? plain.length : letters;
  if (plain.length < FEWEST_NUMBERED) return false;
  return plain.slice(from).every((each, index) => each === String(index + 1));
}

/** Whether a row is one remark, perhaps with others or a day beside it. */
function isUnder(fields: readonly string[], filled: readonly number[]): boolean {
  const texts = filled.map((index) => tidy(fields[index]!).replace(/\s+/g, ''));
  const [first] = texts as [string];
  if (!UNDER.test(first) && !DAY.test(first) && first !== END_OF_FILE) return false;
  return texts.slice(1).every((each) => DAY.test(each) || UNDER.test(each) || saysOther(each) === 'note');
}
