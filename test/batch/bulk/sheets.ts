import type { Value } from '../../../src/language/value.ts';
import type { EnumDefinition, Quantity } from '../../../src/policies/model.ts';
import type { ReadingHints } from '../../../src/policies/quantity.ts';
import type { PolicySet } from '../../../src/policies/set.ts';
import { CalendarDate, YearMonth } from '../../../src/values/calendar.ts';
import { Exact } from '../../../src/values/exact.ts';
import { groupDigits, numberText } from '../../../src/values/print.ts';
import type { Dice } from './dice.ts';

/*
 * Values printed as offices write them, in all the forms that are read, and cells that nobody should write.
 */

/** Digits, signs and letters in full width. */
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const HUNDRED = Exact.integer(100);
const THOUSAND = Exact.integer(1000);
const TEN_THOUSAND = Exact.integer(10_000);

/** A value as some office would write it in a column. */
export function written(value: Value, definition: Quantity, hints: ReadingHints, set: PolicySet, dice: Dice): string {
  const text = plainForm(value, definition, hints, set, dice);
  if (dice.chance(0.04)) return wide(text);
  if (dice.chance(0.03))
    return dice.pick([` ${text}`, `${text} `, `\u3000${text}`, `${text}\u00a0`, `'${text}`, `="${text}"`]);
  return text;
}

function plainForm(
  value: Value,
  { type, unit }: Quantity,
  { bareRate, moneyUnit }: ReadingHints,
  set: PolicySet,
  dice: Dice,
): string {
  if (value instanceof CalendarDate) return dateForm(value, dice);
  if (value instanceof YearMonth) {
    const { year, month } = value;
    const two = String(month).padStart(2, '0');
    return dice.pick([`${year}-${two}`, `${year}-${two}`, `${year}${two}`, `${year}年${month}月`, `${year}/${two}`]);
  }
  if (typeof value === 'boolean')
    return dice.pick(value ? ['是', '是', '√', 'Y', 'true', '1', '有'] : ['否', '否', '×', 'N', 'FALSE', '0', '无']);
  if (value instanceof Exact) {
    if (type === 'rate') return rateForm(value, bareRate, dice);
    const number = type === 'money' && moneyUnit === 'ten-thousand-yuan' ? value.dividedBy(TEN_THOUSAND) : value;
    const plain = numberText(number);
    if (plain.includes('/')) return plain;
    const padded = type === 'money' && number.hasAtMostDecimals(2) && dice.chance(0.5) ? number.toFixed(2) : plain;
    if (dice.chance(0.75)) return padded;
    const forms = [groupDigits(padded), `+${padded}`, `0${padded}`, `${padded}${padded.includes('.') ? '0' : '.0'}`];
    if (type === 'money') {
      forms.push(`￥${padded}`, `¥ ${groupDigits(padded)}`, `${numberText(value)}元`);
      forms.push(`${numberText(value.dividedBy(TEN_THOUSAND))}万元`);
    }
    if (type === 'count' && unit) forms.push(`${padded}${unit.zh}`, `${padded} ${unit.zh}`);
    return dice.pick(forms);
  }
  const text = String(value);
  if (type === 'region') {
    const { label, aliases } = set.regions().get(text)!;
    return dice.pick([text, label.zh, label.zh, label.en, ...aliases]);
  }
  if (!type.startsWith('enum ')) return text;
  const members = (set.vocabulary().enums[type.slice('enum '.length)] as EnumDefinition).members;
  const { id, label, aliases } = members.find((each) => each.id === text)!;
  return dice.pick([id, label.zh, label.zh, label.en, ...aliases]);
}

function dateForm(value: CalendarDate, dice: Dice): string {
  const iso = value.toString();
  if (dice.chance(0.6)) return iso;
  const { year, month, day } = value;
  return dice.pick([
    iso.replaceAll('-', ''),
    iso.replaceAll('-', '/'),
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}年${month}月${day}日`,
    `${iso} 00:00:00`,
  ]);
}

function rateForm(value: Exact, bareRate: ReadingHints['bareRate'], dice: Dice): string {
  const percent = numberText(value.times(HUNDRED));
  if (percent.includes('/')) return percent;
  const forms = [`${percent}%`, `${percent}%`, `${percent}％`, `${numberText(value.times(THOUSAND))}‰`];
  if (bareRate === 'percent') return dice.chance(0.7) ? percent : dice.pick(forms);
  if (bareRate === 'per-mille' && dice.chance(0.7)) return numberText(value.times(THOUSAND));
  if (bareRate === 'fraction' && dice.chance(0.7)) return numberText(value);
  return dice.pick(forms);
}

const AWKWARD = [
  '',
  ' ',
  '\u3000',
  '\t',
  '-',
  '--',
  '—',
  '#N/A',
  '无',
  '不详',
  'NaN',
  'Infinity',
  '-Infinity',
  'null',
  '=1+1',
  '=SUM(A1:A9)',
  '+5',
  '+A1',
  '@x',
  '＝1',
  '＋1',
  '\tx',
  '-1',
  '-0',
  '-0.00',
  '-0.01',
  '(5.00)',
  '△3',
  '0',
  '0.00',
  '00',
  '007',
  '.5',
  '5.',
  '1..2',
  '1.2.3',
  '0.001',
  '12.345',
  '0.0000001',
  '0.0000001%',
  '12.3456789%',
  '1,23',
  '1,234.50',
  '12 345.60',
  '12 34',
  '1e5',
  '4.4E+17',
  '5.5',
  '0.055',
  '100%',
  '101%',
  '-5%',
  '5‰',
  '%',
  '‰',
  '5.5%%',
  '5万元',
  '5亿',
  '9007199254740993',
  '9999999999.99',
  '10000000000.01',
  '1000000000000',
  '1000000001',
  '99999999999999999999.99',
  '1234567890123456.78',
  '654002199001011234',
  '２０２３年１０月８日',
  '2023-02-30',
  '2023-13-01',
  '2023-2-1',
  '2023/02-01',
  '0999-12-31',
  '1000-01-01',
  '9999-12-31',
  '10000-01-01',
  '2024-02-29',
  '2100-02-29',
  '45000',
  '2023',
  '2023年',
  '202313',
  '2020.1',
  '月',
  '\u{2a700}',
  '①',
  'ｙ',
  'a,b',
  'a;b',
  'a\tb',
  'x"y',
  '"x"',
  '"',
  '-"x',
  '+1"',
  '-5"',
  '两行\n一格',
  '两行\r\n一格',
  '两行\r一格',
  '\nx',
  '\r\n',
  '\ufeff1',
  '\u200b1',
  '\0',
  '长'.repeat(40),
  'x'.repeat(300),
] as const;

/** A cell that nobody should write, or that is all that a fast way could stumble over. */
export function awkward(dice: Dice): string {
  if (dice.chance(0.15)) {
    const digits = Array.from({ length: 14 + dice.below(28) }, () => dice.below(10)).join('');
    return dice.chance(0.5) ? digits : `${digits}.${dice.below(1000)}`;
  }
  return dice.pick(AWKWARD);
}

/** A resident identity number (GB 11643), mostly one whose check character is right. */
export function residentId(dice: Dice): string {
  const digits = `65400${dice.below(10)}19${60 + dice.below(40)}0${1 + dice.below(9)}${10 + dice.below(20)}${100 + dice.below(900)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, index) => all + weight * Number(digits[index]), 0);
  const id = `${digits}${'10X98765432'[sum % 11]}`;
  if (dice.chance(0.7)) return id;
  return dice.pick([
    id.toLowerCase(),
    wide(id),
    `'${id}`,
    ` ${id}`,
    digits,
    '',
    `${digits}0`,
    '6.54E+17',
    awkward(dice),
  ]);
}

/** First texts of totals and of notes, with the blanks and forms that do not count. */
const OTHERS = [
  '合计',
  '小计',
  '总 计',
  '合计：',
  'Total',
  'Ｔｏｔａｌ',
  '\u00a0合计',
  '\u200b合计',
  '\t合计',
  "'合计",
  '注：以上均已核实',
  '填表人：某',
  '（盖章）',
  '合计大写',
];

/** Rows between those of cases: totals, and who filled the list in. */
export function otherRow(width: number, dice: Dice): string[] {
  const before = dice.below(Math.min(3, width));
  const cells = Array.from({ length: width }, () => dice.pick(['', '', '12345.60', '=SUM(A1:A9)', ' ']));
  for (let index = 0; index < before; index += 1) cells[index] = dice.pick(['', '', ' ', '\u3000', '7']);
  cells[before] = dice.pick(OTHERS);
  return cells;
}

/** What stands in columns that nothing is read from. */
export function remark(dice: Dice): string {
  if (dice.chance(0.1)) return dice.chance(0.4) ? dice.pick(OTHERS) : awkward(dice);
  return dice.pick(['伊宁市晨露乳业有限公司', '甲公司', '', '马某䶮', '田𠮷', '1', 'A Ltd.', '备注：无', '2023-10']);
}

/** How the cells of a list are put together. */
export interface CellStyle {
  readonly delimiter: string;
  /** How many of the cells that need no quotes stand in them. */
  readonly quoted: number;
}

/** What systems write without quotes around it. */
const FORMULA = /^="[^"\r\n]*"$/;

/** A line of cells, without its end. */
export function lineOf(cells: readonly string[], { delimiter, quoted }: CellStyle, dice: Dice): string {
  return cells
    .map((text) => {
      const needed = (/["\r\n]/.test(text) && !FORMULA.test(text)) || text.includes(delimiter);
      return needed || dice.chance(quoted) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(delimiter);
}
