import { plainValue } from '../../cases/wording.ts';
import { type Codes, fromNumber } from '../../engine/numeric/form.ts';
import type { Hole } from '../../engine/numeric/reasons.ts';
import { type Bytes, type Constant, constantText as constant } from '../bulk/bytes.ts';

const [MONEY, RATE, NUMBER, DATE, MONTH, OTHER] = [0, 1, 2, 3, 4, 5] as const;
const KINDS: Readonly<Record<string, number>> = {
  money: MONEY,
  rate: RATE,
  number: NUMBER,
  count: NUMBER,
  date: DATE,
  month: MONTH,
};
/** Decimals with which a number is written digit by digit, and sizes up to which it is. */
const [MOST_DECIMALS, LARGEST] = [15, 1e13] as const;
/** Texts of values that are remembered at one place, after which they are forgotten. */
const REMEMBERED = 4096;
const PERCENT = 0x25;

/** A text as it stands in JSON between quotes. */
export function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Writes the values of one place of an answer, as `plainValue` does. */
export class ValuePrinter {
  private readonly kind: number;
  private readonly decimals: number;
  private readonly known = new Map<number, Constant>();

  constructor(
    private readonly hole: Hole,
    private readonly codes: Codes,
  ) {
    this.decimals = hole.decimals;
    const plain = hole.divisor === 1 && hole.decimals <= MOST_DECIMALS;
    this.kind = plain ? (KINDS[hole.type] ?? OTHER) : OTHER;
  }

  /** Adds a value in numeric form, which is known. */
  add(bytes: Bytes, number: number): void {
    const { decimals } = this;
    if (this.kind === DATE) bytes.date(number);
    else if (this.kind === MONTH) bytes.month(number);
    else if (this.kind === OTHER || number > LARGEST || number < -LARGEST) bytes.add(this.printed(number));
    else if (this.kind === NUMBER) bytes.decimal(number, decimals);
    else if (this.kind === RATE) {
      if (decimals >= 2) bytes.decimal(number, decimals - 2);
      else bytes.decimal(number * (decimals === 1 ? 10 : 100), 0);
      bytes.byte(PERCENT);
    } else this.money(bytes, number, decimals);
  }

  private money(bytes: Bytes, number: number, decimals: number): void {
    if (decimals === 2) bytes.fen(number);
    else if (decimals < 2) bytes.fen(number * 10 ** (2 - decimals));
    else {
      const surplus = 10 ** (decimals - 2);
      if (number % surplus === 0) bytes.fen(number / surplus);
      else bytes.decimal(number, decimals);
    }
  }

  private printed(number: number): Constant {
    let text = this.known.get(number);
    if (text === undefined) {
      const { type, decimals, divisor } = this.hole;
      text = constant(inJson(plainValue(fromNumber(number, type, decimals, divisor, this.codes), type)));
      if (this.known.size === REMEMBERED) this.known.clear();
      this.known.set(number, text);
    }
    return text;
  }
}
