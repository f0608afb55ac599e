import { DIGITS, GROUPS, PLACES } from '../../values/capitals.ts';
import { type Bytes, type Constant, constantText as constant } from '../bulk/bytes.ts';

const [BEFORE, ZERO, YUAN, WHOLE, NOTHING] = ['人民币', '零', '元', '整', '零元'].map(constant) as [
  Constant,
  Constant,
  Constant,
  Constant,
  Constant,
];
/** By place within a group and by digit. */
const FIGURES = PLACES.map((place) => DIGITS.map((digit) => constant(`${digit}${place}`)));
const NAMES = GROUPS.map(constant);
/** 万亿 where the group of 亿 itself has a figure. */
const SHORT = constant(GROUPS[1]!);
const JIAO = DIGITS.map((digit) => constant(`${digit}角`));
const FEN = DIGITS.map((digit) => constant(`${digit}分`));
const SIZES = [1, 10, 100, 1000] as const;

/**
 * Adds a sum in Chinese capitals: what `moneyInCapitals` gives for it.
 * @param fen whole fen, from 0 to below 2^53
 */
export function addCapitals(bytes: Bytes, fen: number): void {
  const yuan = Math.floor(fen / 100);
  const cents = fen - yuan * 100;
  const jiao = Math.floor(cents / 10);
  const last = cents - jiao * 10;
  bytes.add(BEFORE);
  if (yuan > 0) {
    addWhole(bytes, yuan);
    bytes.add(YUAN);
  }
  if (cents === 0) {
    if (yuan === 0) bytes.add(NOTHING);
    bytes.add(WHOLE);
  }
  if (jiao > 0) bytes.add(JIAO[jiao]!);
  else if (last > 0 && yuan > 0) bytes.add(ZERO);
  if (last > 0) bytes.add(FEN[last]!);
}

function addWhole(bytes: Bytes, yuan: number): void {
  const groups = [yuan % 1e4, Math.floor(yuan / 1e4) % 1e4, Math.floor(yuan / 1e8) % 1e4, Math.floor(yuan / 1e12)];
  let begun = false;
  let zeros = false;
  for (let group = 3; group >= 0; group -= 1) {
    let rest = groups[group]!;
    const figures = rest > 0;
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(rest / SIZES[place]!);
      rest -= digit * SIZES[place]!;
      if (digit === 0) zeros = true;
      else {
        if (zeros && begun) bytes.add(ZERO);
        zeros = false;
        begun = true;
        bytes.add(FIGURES[place]![digit]!);
      }
    }
    if (figures) bytes.add(group === 3 && groups[2]! > 0 ? SHORT : NAMES[group]!);
  }
}
