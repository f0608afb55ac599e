import type { BareRate, MoneyUnit } from '../../values/parse.ts';
import { tidy } from '../../values/parse.ts';
import { problem, type SuanceError } from '../../values/problem.ts';
import type { Columns, ValueColumn } from '../columns.ts';

/** Units that a remark above a table (单位：万元) gives to all its columns. */
export interface TitleUnits {
  readonly moneyUnit: MoneyUnit | null;
  readonly bareRate: BareRate | null;
  /** What is said of money and cannot be used: a unit that is not read (千元), or several. */
  readonly unclear: string | null;
}

/** A column that is read in a unit which stands above the table. */
export interface TitleUnitUse {
  readonly unit: 'ten-thousand-yuan' | 'percent' | 'per-mille';
  readonly headers: readonly string[];
}

/** `单位：万元`, wherever it stands in a title; of 填报单位：某局 what follows is no unit. */
const REMARK = /单位\s*[:：]\s*((?:(?!单位)[^()（）[\]【】])+)/g;
/** A title that ends with its unit alone: 返还资金汇总表（万元）. */
const ENDING = /[(（]\s*([^()（）]{1,4})\s*[)）]$/;
const BETWEEN = /[、，,;；/／和及\s]+/;
const YUAN = /^(?:人民币)?(?:元|圆)(?:人民币)?$/;
const TEN_THOUSAND = /^(?:人民币)?万元?(?:人民币)?$/;
const OTHER_MONEY = /^(?:人民币)?[十百千万亿]*(?:元|角|分|亿)$|^[美欧港日]元$/;
/** Units of what is no money, which may stand beside it. */
const OTHER = /^(?:人|名|位|户|家|个|人次|人数|家次|户次|月|个月|天|日|年|岁|次|项|件|笔|平方米|亩|公里|小时)$/;
const PERCENT = /^[%％]$/;
const PER_MILLE = /^‰$/;

const NONE: TitleUnits = { moneyUnit: null, bareRate: null, unclear: null };

/** The units that the rows above a header give. */
export function titleUnits(titles: readonly (readonly string[])[]): TitleUnits {
  const parts = titles.flat().flatMap((cell) => (cell === '' || cell.length > LONGEST_TITLE ? [] : unitsIn(cell)));
  if (parts.length === 0) return NONE;
  const money = new Set(parts.flatMap((part) => moneyOf(part) ?? []));
  const rates = new Set(parts.flatMap((part) => rateOf(part) ?? []));
  const clear = money.size === 1 && !money.has('other');
  return {
    moneyUnit: clear ? ([...money][0] as MoneyUnit) : null,
    bareRate: rates.size === 1 ? [...rates][0]! : null,
    unclear: money.size === 0 || clear ? null : [...new Set(parts.filter((part) => moneyOf(part)))].join('、'),
  };
}

/** Characters beyond which a cell is no title. */
const LONGEST_TITLE = 1000;

/** The units that a cell names, up to what is none: a day may stand behind them, or what else is remarked. */
function unitsIn(cell: string): string[] {
  const text = tidy(cell);
  const said = [...text.matchAll(REMARK)].map((each) => each[1]!);
  const ending = ENDING.exec(text);
  if (ending) said.push(ending[1]!);
  return said.flatMap((each) => {
    const parts = each.split(BETWEEN).filter((part) => part !== '');
    const other = parts.findIndex((part) => !(moneyOf(part) ?? rateOf(part) ?? OTHER.test(part)));
    return other < 0 ? parts : parts.slice(0, other);
  });
}

/** The unit that a cell consists of, with or without brackets: （万元）, 单位：人; else `null`. */
export function unitIn(cell: string): string | null {
  const text = tidy(cell);
  const unit = text
    .replace(/^[(（[【](.+)[)）\]】]$/, '$1')
    .replace(/^单位\s*[:：]\s*/, '')
    .trim();
  return (moneyOf(unit) ?? rateOf(unit) ?? OTHER.test(unit)) ? unit : null;
}

function moneyOf(part: string): MoneyUnit | 'other' | null {
  if (YUAN.test(part)) return 'yuan';
  if (TEN_THOUSAND.test(part)) return 'ten-thousand-yuan';
  return OTHER_MONEY.test(part) ? 'other' : null;
}

function rateOf(part: string): BareRate | null {
  if (PERCENT.test(part)) return 'percent';
  return PER_MILLE.test(part) ? 'per-mille' : null;
}

function typeOf({ named }: ValueColumn): string | null {
  return 'type' in named.definition ? named.definition.type : null;
}

/**
 * The columns of a table with the units that stand above it: for those whose headers say none.
 * @param refuse hears of money in a unit that is not certain: `csv-title-unit`
 */
export function inTitleUnits(
  columns: Columns,
  { moneyUnit, bareRate, unclear }: TitleUnits,
  refuse: (error: SuanceError) => void = (error) => {
    throw error;
  },
): Columns {
  if (unclear !== null) {
    const headers = columns.values.filter((each) => typeOf(each) === 'money' && !each.declared);
    if (headers.length > 0)
      refuse(problem('csv-title-unit', { unit: unclear, headers: headers.map((each) => each.header.trim()) }));
  }
  if (moneyUnit === null && bareRate === null) return columns;
  const values = columns.values.map((each): ValueColumn => {
    if (each.declared) return each;
    const type = typeOf(each);
    if (type === 'money' && moneyUnit !== null) return { ...each, hints: { ...each.hints, moneyUnit } };
    if (type === 'rate' && bareRate !== null) return { ...each, hints: { ...each.hints, bareRate } };
    return each;
  });
  return { ...columns, values };
}

/** Columns whose unit stands above the table alone, and is not what they would be read in without it. */
export function titleUnitUses(columns: Columns): TitleUnitUse[] {
  const uses = (unit: TitleUnitUse['unit'], is: (column: ValueColumn) => boolean): TitleUnitUse[] => {
    const headers = columns.values.filter((each) => !each.declared && is(each)).map((each) => each.header.trim());
    return headers.length > 0 ? [{ unit, headers }] : [];
  };
  return [
    ...uses('ten-thousand-yuan', (each) => each.hints.moneyUnit === 'ten-thousand-yuan'),
    ...uses('percent', (each) => each.hints.bareRate === 'percent'),
    ...uses('per-mille', (each) => each.hints.bareRate === 'per-mille'),
  ];
}
