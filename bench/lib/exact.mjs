/*
 * The measures computed once more, straight from their clauses, in whole fen and whole hundredths of a percent: nothing of
 * suance in it. What a list gives is compared with this, row by row.
 */

/** 37082.94 as fen. @throws where it is no amount with two decimals */
export function fen(text) {
  if (!/^\d+\.\d\d$/.test(text)) throw new Error(`no amount: ${text}`);
  return BigInt(text.replace('.', ''));
}

/** 4.75% as hundredths of a percent. */
export function hundredths(text) {
  const [, whole, rest = ''] = /^(\d+)(?:\.(\d{1,2}))?%$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`no rate: ${text}`);
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}

/** Fen as 22249.76. */
export function yuan(amount) {
  const digits = amount.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A share of an amount, in parts of ten thousand, rounded half up to fen. */
function share(amount, parts) {
  return (amount * BigInt(parts) + 5000n) / 10_000n;
}

const NOTHING = { status: 'ineligible', amount: '0.00' };
const granted = (amount) => ({ status: 'eligible', amount: yuan(amount) });
const inForce = (date) => date >= '2023-08-09' && date <= '2023-12-31';

/** The refund of an enterprise: cells as ENTERPRISES gives them. */
export function refund([, , size, staff, rate, premiums, date]) {
  const laidOff = hundredths(rate);
  const stable = laidOff <= 550 || (Number(staff) <= 30 && laidOff <= 2000);
  return inForce(date) && stable ? granted(share(fen(premiums), size === '大型' ? 3000 : 6000)) : NOTHING;
}

/** The corresponding day of the next year; 28 February for the 29th. */
function nextYear(date) {
  const day = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4);
  return `${Number(date.slice(0, 4)) + 1}${day}`;
}

const SUBSIDY = { '初级（五级）': 100_000n, '中级（四级）': 150_000n, '高级（三级）': 200_000n };

/** The subsidy for a certificate: cells as CERTIFICATES gives them. */
export function skillSubsidy([, , employee, months, benefit, kind, level, certificate, claim, taken]) {
  const eligible =
    inForce(claim) &&
    ((employee === '是' && Number(months) >= 12) || benefit === '是') &&
    (kind === '职业资格证书' || kind === '职业技能等级证书') &&
    level in SUBSIDY &&
    certificate <= claim &&
    claim <= nextYear(certificate) &&
    Number(taken) < 3;
  return eligible ? granted(SUBSIDY[level]) : NOTHING;
}

export { share };
