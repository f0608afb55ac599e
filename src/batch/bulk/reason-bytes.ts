import type { ReaderWording } from '../../engine/explain.ts';
import { type Codes, fromNumber } from '../../engine/numeric/form.ts';
import { type NumericProgram, REGION_HOLE } from '../../engine/numeric/program.ts';
import type { ReasonWriter } from '../../engine/numeric/reasons.ts';
import { Bytes, type Constant, constant } from './bytes.ts';

/** Values whose texts are remembered for each place of a reason, and places for them. */
const REMEMBERED = 6000;
const PLACES = 16_384;
/** Bytes of remembered texts, after which all are forgotten. */
const MOST_BYTES = 1024 * 1024;

/** The texts of the values of one place, each printed once. */
interface Printed {
  readonly keys: Float64Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly special: Uint8Array;
  count: number;
}

/** Where a number is looked for first. */
function placeOf(number: number): number {
  return Math.imul(number | 0, 0x9e3779b1) >>> 18;
}

/** Puts reasons together as bytes, in the words of the exact path. */
export class ReasonBytes implements ReasonWriter {
  /** Whether what was written holds a sign that is special in the list, and whether a quote ever does. */
  special = false;
  quotes: boolean;
  /** Why a case of a region is outside the measure's. */
  regionReason: () => string = () => '';
  private readonly texts: readonly Constant[];
  private readonly textsSpecial: readonly boolean[];
  private readonly printed: (Printed | null)[];
  private readonly known = new Bytes(16 * 1024);
  private readonly signs: RegExp;

  /**
   * @param bytes what reasons are added to
   * @param delimiter the sign that separates cells
   */
  constructor(
    private readonly bytes: Bytes,
    delimiter: string,
    private readonly program: NumericProgram,
    private readonly codes: Codes,
    private readonly wording: ReaderWording,
  ) {
    this.texts = program.texts.map(constant);
    this.signs = new RegExp(`[\\r\\n"${delimiter}]`);
    this.textsSpecial = program.texts.map((each) => this.signs.test(each));
    this.quotes = program.texts.some((each) => each.includes('"'));
    this.printed = program.holes.map(() => null);
  }

  text(index: number): void {
    this.bytes.add(this.texts[index]!);
    if (this.textsSpecial[index]) this.special = true;
  }

  value(hole: number, number: number): void {
    if (this.program.holes[hole] === REGION_HOLE) {
      const text = this.regionReason();
      this.bytes.text(text);
      this.note(text);
      return;
    }
    const printed = this.printed[hole] ?? this.forget(hole);
    const { keys } = printed;
    let place = placeOf(number);
    while (keys[place] !== number) {
      if (Number.isNaN(keys[place])) {
        place = this.print(hole, printed, place, number);
        break;
      }
      place = (place + 1) % PLACES;
    }
    const now = this.printed[hole]!;
    if (now.special[place] === 1) this.special = true;
    this.bytes.addFrom(this.known, now.starts[place]!, now.ends[place]!);
  }

  /** Prints a value and remembers its text; gives the place of it. */
  private print(hole: number, printed: Printed, place: number, number: number): number {
    const { type, decimals, divisor } = this.program.holes[hole]!;
    let [to, at] = [printed, place];
    if (printed.count === REMEMBERED) {
      to = this.forget(hole);
      at = placeOf(number);
    }
    if (this.known.length > MOST_BYTES) {
      this.known.length = 0;
      this.printed.fill(null);
      to = this.forget(hole);
      at = placeOf(number);
    }
    const text = this.wording.value(fromNumber(number, type, decimals, divisor, this.codes), type);
    to.keys[at] = number;
    to.starts[at] = this.known.length;
    this.known.text(text);
    to.ends[at] = this.known.length;
    to.special[at] = Number(this.signs.test(text));
    to.count += 1;
    this.note(text);
    return at;
  }

  private note(text: string): void {
    if (this.signs.test(text)) this.special = true;
    if (text.includes('"')) this.quotes = true;
  }

  private forget(hole: number): Printed {
    const empty = {
      keys: new Float64Array(PLACES).fill(Number.NaN),
      starts: new Int32Array(PLACES),
      ends: new Int32Array(PLACES),
      special: new Uint8Array(PLACES),
      count: 0,
    };
    this.printed[hole] = empty;
    return empty;
  }
}
