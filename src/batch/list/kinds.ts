import { tidy } from '../../values/parse.ts';

/** What a row below the header is: a case, or something that offices put among and under them, which is never computed. */
export type RowKind = 'case' | 'total' | 'note';

const BLANKS = /\s+/g;
const TOTAL =
  /^(?:(?:本页|本表|全部|以上|当页)?(?:合计|总计|小计|共计|累计)(?:数|人数|户数|金额)?|(?:sub|grand)?total)[:：]?$/i;
const NOTE =
  /^(?:(?:附|备)?注(?:[:：].*|\d.*|释.*|意.*|)$|备注[:：]|说明[:：]|(?:填表|填报|制表|编制|审核|复核|经办|负责|审批)(?:人|单位|日期|时间|部门)?(?:签字|签章|签名)?[:：(（]|(?:单位)?负责人[:：(（]|(?:单位)?(?:盖章|公章)|联系(?:人|电话)[:：]|(?:note|remark|prepared by|checked by|approved by)s?[:：])/i;

/** Signs with which such a row may begin: a quick look that spares most rows a longer one. */
export const OTHER_ROWS_BEGIN = [...'本全以当合总小共累附备注说填制编审复经负单盖公联', ...'sgtnrpcaSGTNRPCA'];

/** Whether the first text of a row says that it is a total or a note. */
export function saysOther(first: string): RowKind {
  const text = tidy(first).replace(BLANKS, '');
  if (TOTAL.test(text)) return 'total';
  return NOTE.test(tidy(first)) ? 'note' : 'case';
}

/**
 * What a row is. A total says so in its first text; a note does too, and has nothing in any column that is computed with.
 * @param computed indexes of the columns that give facts
 */
export function kindOf(fields: readonly string[], computed: readonly number[]): RowKind {
  const at = fields.findIndex((each) => each !== '' && tidy(each) !== '');
  if (at < 0) return 'case';
  const kind = saysOther(fields[at]!);
  if (kind !== 'note') return kind;
  const others = computed.filter((index) => index !== at);
  return others.every((index) => tidy(fields[index] ?? '') === '') ? 'note' : 'case';
}
