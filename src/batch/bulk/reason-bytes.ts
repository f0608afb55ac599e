import type { ReaderWording } from '../../engine/explain.ts';
import { REGION_HOLE } from '../../engine/numeric/account.ts';
import { type Codes, fromNumber } from '../../engine/numeric/form.ts';
import type { NumericProgram } from '../../engine/numeric/program.ts';
import type { Hole, ReasonWriter } from '../../engine/numeric/reasons.ts';
import type { Codec } from '../codec.ts';
import { Bytes, type Constant, constant } from './bytes.ts';

/** Places for the values of one place of a reason: at first, and at most. At most half of them are taken. */
const [FIRST_PLACES, MOST_PLACES] = [512, 16_384] as const;
/** Decimals that bytes are put together with at most. */
const MOST_DECIMALS = 15;
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

function empty(places: number): Printed {
  return {
    keys: new Float64Array(places).fill(Number.NaN),
    starts: new Int32Array(places),
    ends: new Int32Array(places),
    special: new Uint8Array(places),
    count: 0,
  };
}

/** The same with twice as many places. */
function grown(old: Printed): Printed {
  const larger = empty(old.keys.length * 2);
  for (let from = 0; from < old.keys.length; from += 1) {
    const number = old.keys[from]!;
    if (Number.isNaN(number)) continue;
    const to = placeOf(larger, number);
    larger.keys[to] = number;
    larger.starts[to] = old.starts[from]!;
    larger.ends[to] = old.ends[from]!;
    larger.special[to] = old.special[from]!;
  }
  larger.count = old.count;
  return larger;
}

/** Where a number is, or belongs; the number of places is a power of two. */
function placeOf({ keys }: Printed, number: number): number {
  const most = keys.length - 1;
  const hash = Math.imul(number | 0, 0x9e3779b1);
  let place = (hash ^ (hash >>> 15)) & most;
  while (keys[place] !== number && !Number.isNaN(keys[place]!)) place = (place + 1) & most;
  return place;
}

/** Decimals with which rates, as percentages, and plain numbers are printed; -1 for values of other types, and fractions. */
function plainDecimals({ type, decimals, divisor }: Hole): number {
  if (divisor !== 1 || decimals > MOST_DECIMALS) return -1;
  if (type === 'rate') return decimals >= 2 ? decimals - 2 : -1;
  return type === 'number' ? decimals : -1;
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
  /** By place: decimals of a number that every wording prints plainly (`plainValue`), and what stands behind; or -1. */
  private readonly plainDecimals: Int32Array;
  private readonly plainEnds: readonly Constant[];
  private readonly known = new Bytes(16 * 1024);
  private readonly signs: RegExp;

  private readonly bytes: Bytes;
  private readonly codec: Codec;

  /** @param writing what reasons are added to, in which encoding, and the sign that separates cells */
  constructor(
    { output, codec, delimiter }: { readonly output: Bytes; readonly codec: Codec; readonly delimiter: string },
    private readonly program: NumericProgram,
    private readonly codes: Codes,
    private readonly wording: ReaderWording,
  ) {
    this.bytes = output;
    this.codec = codec;
    this.texts = program.texts.map((each) => constant(codec.encode(each)));
    this.signs = new RegExp(`[\\r\\n"${delimiter}]`);
    this.textsSpecial = program.texts.map((each) => this.signs.test(each));
    this.quotes = program.texts.some((each) => each.includes('"'));
    this.printed = program.holes.map(() => null);
    this.plainDecimals = Int32Array.from(program.holes, plainDecimals);
    this.plainEnds = program.holes.map(({ type }) => constant(codec.encode(type === 'rate' ? '%' : '')));
  }

  text(index: number): void {
    this.bytes.add(this.texts[index]!);
    if (this.textsSpecial[index]) this.special = true;
  }

  value(hole: number, number: number): void {
    const decimals = this.plainDecimals[hole]!;
    if (decimals < 0) {
      this.worded(hole, number);
      return;
    }
    this.bytes.decimal(number, decimals);
    this.bytes.add(this.plainEnds[hole]!);
  }

  /** A value that the wording prints. */
  private worded(hole: number, number: number): void {
    if (this.program.holes[hole] === REGION_HOLE) {
      const text = this.regionReason();
      this.bytes.put(this.codec.encode(text));
      this.note(text);
      return;
    }
    const printed = this.printed[hole] ?? this.forget(hole);
    let place = placeOf(printed, number);
    let now = printed;
    if (printed.keys[place] !== number) {
      now = this.print(hole, printed, number);
      place = placeOf(now, number);
    }
    if (now.special[place] === 1) this.special = true;
    this.bytes.addFrom(this.known, now.starts[place]!, now.ends[place]!);
  }

  /** Prints a value and remembers its text; gives where that is remembered. */
  private print(hole: number, printed: Printed, number: number): Printed {
    const { type, decimals, divisor } = this.program.holes[hole]!;
    let to = printed;
    if (this.known.length > MOST_BYTES) {
      this.known.length = 0;
      this.printed.fill(null);
      to = this.forget(hole);
    } else if (printed.count * 2 === printed.keys.length) {
      to = printed.keys.length < MOST_PLACES ? grown(printed) : this.forget(hole);
      this.printed[hole] = to;
    }
    const text = this.wording.value(fromNumber(number, type, decimals, divisor, this.codes), type);
    const place = placeOf(to, number);
    to.keys[place] = number;
    to.starts[place] = this.known.length;
    this.known.put(this.codec.encode(text));
    to.ends[place] = this.known.length;
    to.special[place] = Number(this.signs.test(text));
    to.count += 1;
    this.note(text);
    return to;
  }

  private note(text: string): void {
    if (this.signs.test(text)) this.special = true;
    if (text.includes('"')) this.quotes = true;
  }

  private forget(hole: number): Printed {
    const none = empty(FIRST_PLACES);
    this.printed[hole] = none;
    return none;
  }
}
