import { tidy } from '../../values/parse.ts';

/**
 * What a row below the header is: a case, or something that offices put among and under them, which is never computed; a
 * `header` is one that comes again on a further page, or numbers the columns.
 */
export type RowKind = 'case' | 'total' | 'note' | 'header';

const BLANKS = /\s+/g;
const TOTAL =
  /^(?:(?:本页|本表|全部|以上|当页)?(?:合计|总计|小计|共计|累计)(?:数|人数|户数|金额)?|(?:sub|grand)?total)[:：]?$/i;
const NOTE =
  /^(?:(?:附|备)?注(?:[:：].*|\d.*|释|释?[:：].*|意(?:事项)?[:：].*|)$|备注[:：]|说明[:：]|(?:填表|填报|制表|编制|审核|复核|经办|负责|审批)(?:人|单位|日期|时间|部门)?(?:签字|签章|签名)?[:：(（]|(?:单位)?负责人[:：(（]|(?:单位)?[（(]?(?:盖章|公章)|联系(?:人|电话)[:：]|日期[:：]|(?:note|remark|prepared by|checked by|approved by)s?[:：])/i;

/** Signs with which such a row may begin: a quick look that spares most rows a longer one. */
export const OTHER_ROWS_BEGIN = [
  ...'本全以当合总小共累附备注说填制编审复经负单盖公联日（(',
  ...'sgtnrpcaSGTNRPCAｓｇｔｎｒｐｃａＳＧＴＮＲＰＣＡ',
];

/** Whether the first text of a row says that it is a total or a note. */
export function saysOther(first: string): 'case' | 'total' | 'note' {
  const text = tidy(first).replace(BLANKS, '');
  if (TOTAL.test(text)) return 'total';
  return NOTE.test(tidy(first)) ? 'note' : 'case';
}

/** A day alone, as it stands beside signatures. */
export const DAY = /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|年\s*月\s*日)$/;
/** A serial number, which some programs write before a total too. */
export const SERIAL = /^\d+$/;

/**
 * What a row is. A total says so in its first text, a serial number aside; a note does too, and has nothing but further
 * notes, signatures and their day in the columns that are computed with.
 * @param computed indexes of the columns that give facts
 */
export function kindOf(fields: readonly string[], computed: readonly number[]): 'case' | 'total' | 'note' {
  const at = fields.findIndex((each) => each !== '' && tidy(each) !== '');
  if (at < 0) return 'case';
  if (!computed.includes(at) && SERIAL.test(tidy(fields[at]!))) {
    const next = fields.findIndex((each, index) => index > at && each !== '' && tidy(each) !== '');
    return next >= 0 && saysOther(fields[next]!) === 'total' ? 'total' : 'case';
  }
  const kind = saysOther(fields[at]!);
  if (kind !== 'note') return kind;
  return computed.every((index) => {
    const text = index === at ? '' : tidy(fields[index] ?? '');
    return text === '' || DAY.test(text) || saysOther(text) === 'note';
  })
    ? 'note'
    : 'case';
}
