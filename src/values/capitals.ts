import type { Exact } from './exact.ts';

/** The digits from 0 to 9. */
export const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/** Places within four digits, from the last. */
export const PLACES = ['', '拾', '佰', '仟'];
/** Groups of four digits, from the last. 兆 is not used: it means a million to some readers. */
export const GROUPS = ['', '万', '亿', '万亿'];

/** The largest sum that is written in capitals: below ten thousand times 万亿. */
const LONGEST = '9999999999999999.99'.length;

/** Whether a sum can be written in capitals: whole fen, not negative, below 10^16 yuan. */
export function hasCapitals(sum: Exact): boolean {
  return !sum.isNegative() && sum.hasAtMostDecimals(2) && sum.toFixed(2).length <= LONGEST;
}

/**
 * A sum of money in capitals, as on a cheque: 7407.41 is 人民币柒仟肆佰零柒元肆角壹分. By the annex of the rules of payment
 * and settlement (支付结算办法附一). Where it leaves a choice: 整 stands after 元 and is left out after 角; zeros before a further figure
 * of yuan are one 零 even where the 万 place is among them (壹拾万零柒仟元), but a 0 of the yuan place before 角 is none (捌拾元叁角).
 * A sum below one yuan begins with its 角 or 分.
 * @throws RangeError for a sum that {@link hasCapitals} refuses
 */
export function moneyInCapitals(sum: Exact): string {
  if (!hasCapitals(sum)) throw new RangeError('no whole fen from 0 to below 10^16 yuan');
  const [yuan = '', cents = ''] = sum.toFixed(2).split('.');
  const [jiao = '0', fen = '0'] = cents;
  const whole = wholeInCapitals(yuan);
  let text = whole === '' ? '' : `${whole}元`;
  if (jiao === '0' && fen === '0') text = `${text || '零元'}整`;
  if (jiao !== '0') text += `${digit(jiao)}角`;
  else if (fen !== '0' && text !== '') text += '零';
  if (fen !== '0') text += `${digit(fen)}分`;
  return `人民币${text}`;
}

/** Whole yuan without their unit; nothing for 0. */
function wholeInCapitals(digits: string): string {
  let text = '';
  /** Zeros passed since the last figure, and whether the group has a figure yet. */
  let zeros = false;
  let figures = false;
  for (const [index, each] of [...digits].entries()) {
    const place = digits.length - 1 - index;
    if (each === '0') zeros = true;
    else {
      if (zeros && text !== '') text += '零';
      zeros = false;
      figures = true;
      text += digit(each) + PLACES[place % 4]!;
    }
    if (place % 4 !== 0) continue;
    if (figures) text += groupName(place / 4, digits);
    figures = false;
  }
  return text;
}

/** The name after a group: 万亿 keeps its 亿 only where the group of 亿 itself has no figure. */
function groupName(group: number, digits: string): string {
  const hundredMillions = digits.slice(-12, -8);
  return group === 3 && /[1-9]/.test(hundredMillions) ? '万' : GROUPS[group]!;
}

function digit(text: string): string {
  return DIGITS[Number(text)]!;
}
