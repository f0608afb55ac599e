import type { ReaderWording } from '../../engine/explain.ts';
import type { Codes } from '../../engine/numeric/form.ts';
import { fromNumber } from '../../engine/numeric/form.ts';
import { type NumericProgram, REGION_HOLE } from '../../engine/numeric/program.ts';
import type { ReasonWriter } from '../../engine/numeric/reasons.ts';
import { Bytes, type Constant, constant } from './bytes.ts';

/** Values whose texts are remembered for each place of a reason. */
const REMEMBERED = 2048;
/** Bytes of remembered texts, after which all are forgotten. */
const MOST_BYTES = 512 * 1024;

/** Puts reasons together as bytes; the texts of values are printed once, by the words of the exact path. */
export class ReasonBytes implements ReasonWriter {
  /** Whether what was written holds a sign that is special in the list, and whether a quote. */
  special = false;
  quotes = false;
  /** Why a case of a region is outside the measure's; set before a reason that shows it. */
  regionReason: () => string = () => '';
  private readonly texts: readonly Constant[];
  private readonly textsSpecial: readonly boolean[];
  private readonly keys: readonly Float64Array[];
  private readonly starts: readonly Int32Array[];
  private readonly ends: readonly Int32Array[];
  private readonly valuesSpecial: readonly Uint8Array[];
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
    if (program.texts.some((each) => each.includes('"'))) this.quotes = true;
    this.keys = program.holes.map(() => new Float64Array(REMEMBERED).fill(Number.NaN));
    this.starts = program.holes.map(() => new Int32Array(REMEMBERED));
    this.ends = program.holes.map(() => new Int32Array(REMEMBERED));
    this.valuesSpecial = program.holes.map(() => new Uint8Array(REMEMBERED));
  }

  text(index: number): void {
    this.bytes.add(this.texts[index]!);
    if (this.textsSpecial[index]) this.special = true;
  }

  value(hole: number, number: number): void {
    const { type, decimals, divisor } = this.program.holes[hole]!;
    if (this.program.holes[hole] === REGION_HOLE) {
      this.once(this.regionReason());
      return;
    }
    const keys = this.keys[hole]!;
    const place = Math.imul(number | 0, 0x9e3779b1) >>> 21;
    if (keys[place] !== number) {
      if (this.known.length > MOST_BYTES) this.forget();
      const start = this.known.length;
      const text = this.wording.value(fromNumber(number, type, decimals, divisor, this.codes), type);
      this.known.text(text);
      if (text.includes('"')) this.quotes = true;
      this.valuesSpecial[hole]![place] = Number(this.signs.test(text));
      keys[place] = number;
      this.starts[hole]![place] = start;
      this.ends[hole]![place] = this.known.length;
    }
    if (this.valuesSpecial[hole]![place] === 1) this.special = true;
    this.bytes.addFrom(this.known, this.starts[hole]![place]!, this.ends[hole]![place]!);
  }

  private once(text: string): void {
    this.bytes.text(text);
    if (this.signs.test(text)) this.special = true;
    if (text.includes('"')) this.quotes = true;
  }

  private forget(): void {
    for (const keys of this.keys) keys.fill(Number.NaN);
    this.known.length = 0;
  }
}
