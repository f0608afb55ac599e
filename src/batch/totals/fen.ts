import { Exact } from '../../values/exact.ts';
import { moneyText } from '../../values/print.ts';

/** Whole fen: a number where it is a safe integer, which every sum of money that is paid is, a bigint beyond. */
export type Fen = number | bigint;

/** Digits of which a whole number is safe whatever they are. */
const SAFE_DIGITS = 15;

/** An amount in whole fen, as a result shows it: two decimals, half up. */
export function fenOf(amount: Exact): Fen {
  const digits = moneyText(amount).replace('.', '');
  return digits.length <= SAFE_DIGITS ? Number(digits) + 0 : BigInt(digits);
}

/** Fen as yuan with two decimals. */
export function fenText(fen: Fen): string {
  const digits = String(fen < 0 ? -fen : fen).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A sum of whole fen, exact however large: in a safe integer as long as it is one, then in a bigint. */
export class FenSum {
  private small = 0;
  private large = 0n;

  add(fen: Fen): void {
    if (typeof fen === 'bigint') this.large += fen;
    else if (Number.isSafeInteger(this.small + fen)) this.small += fen;
    else {
      this.large += BigInt(this.small);
      this.small = fen;
    }
  }

  merge(other: FenSum): void {
    this.add(other.small);
    this.large += other.large;
  }

  /** Yuan with two decimals. */
  get text(): string {
    return fenText(this.large === 0n ? this.small : this.large + BigInt(this.small));
  }

  get exact(): Exact {
    return Exact.parse(this.text);
  }

  /** A sum as {@link text} gives it. @throws SuanceError `number-malformed` */
  static parse(text: string): FenSum {
    const sum = new FenSum();
    sum.add(fenOf(Exact.parse(text)));
    return sum;
  }
}
