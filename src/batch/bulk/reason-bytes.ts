import type { ReaderWording } from '../../engine/explain.ts';
import type { Codes } from '../../engine/numeric/form.ts';
import { fromNumber } from '../../engine/numeric/form.ts';
import { type NumericProgram, REGION_HOLE } from '../../engine/numeric/program.ts';
import type { ReasonWriter } from '../../engine/numeric/reasons.ts';
import { Bytes } from './bytes.ts';

/** Values whose texts are remembered for each place of a reason. */
const REMEMBERED = 2048;
/** Bytes of remembered texts, after which all are forgotten. */
const MOST_BYTES = 512 * 1024;

/** Puts reasons together as bytes; the texts of values are printed once, by the words of the exact path. */
export class ReasonBytes implements ReasonWriter {
  /** The reason so far. */
  readonly bytes = new Bytes(1024);
  /** Why a case of a region is outside the measure's; set before a reason that shows it. */
  regionReason: () => string = () => '';
  private readonly texts: readonly Buffer[];
  private readonly keys: readonly Float64Array[];
  private readonly starts: readonly Int32Array[];
  private readonly ends: readonly Int32Array[];
  private readonly known = new Bytes(16 * 1024);

  constructor(
    private readonly program: NumericProgram,
    private readonly codes: Codes,
    private readonly wording: ReaderWording,
  ) {
    this.texts = program.texts.map((each) => Buffer.from(each));
    this.keys = program.holes.map(() => new Float64Array(REMEMBERED).fill(Number.NaN));
    this.starts = program.holes.map(() => new Int32Array(REMEMBERED));
    this.ends = program.holes.map(() => new Int32Array(REMEMBERED));
  }

  text(index: number): void {
    this.bytes.add(this.texts[index]!);
  }

  value(hole: number, number: number): void {
    const { type, decimals, divisor } = this.program.holes[hole]!;
    if (this.program.holes[hole] === REGION_HOLE) {
      this.bytes.text(this.regionReason());
      return;
    }
    const keys = this.keys[hole]!;
    const place = Math.imul(number | 0, 0x9e3779b1) >>> 21;
    if (keys[place] !== number) {
      if (this.known.length > MOST_BYTES) this.forget();
      const start = this.known.length;
      this.known.text(this.wording.value(fromNumber(number, type, decimals, divisor, this.codes), type));
      keys[place] = number;
      this.starts[hole]![place] = start;
      this.ends[hole]![place] = this.known.length;
    }
    this.copy(this.starts[hole]![place]!, this.ends[hole]![place]!);
  }

  private copy(from: number, to: number): void {
    const { bytes, known } = this;
    bytes.reserve(to - from);
    const { data } = bytes;
    let at = bytes.length;
    for (let index = from; index < to; index += 1) data[at++] = known.data[index]!;
    bytes.length = at;
  }

  private forget(): void {
    for (const keys of this.keys) keys.fill(Number.NaN);
    this.known.length = 0;
  }
}
