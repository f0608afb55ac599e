import { Exact } from '../../values/exact.ts';
import { problem } from '../../values/problem.ts';
import { KeyTable } from './key-table.ts';

/** A row of a list: which file (`null`: the list itself), and the number of the row in it. */
export interface RowPlace {
  readonly file: string | null;
  readonly row: number;
}

/** The rows that used something up: the first of them, and how many there are. */
export interface Uses {
  readonly places: readonly RowPlace[];
  readonly count: number;
}

/** Where a claim stands: the number of its file among the ledger's, and its row. */
export interface Standing {
  readonly file: number;
  readonly row: number;
}

/** What is known of a key. */
export interface Known {
  /** What has been used, in hundredths. */
  readonly sum: bigint;
  readonly isOpen: boolean;
  uses(): Uses;
}

/** Sums are kept in hundredths: fen of money, and whole numbers with room to spare. */
const HUNDRED = Exact.integer(100);
const MOST = 2n ** 62n;
/** So many rows are named; of the others the number is said. */
const NAMED = 20;

/** A sum as an integer of hundredths. @throws SuanceError `limit-sum` for one that has finer parts or is too large */
export function hundredths(value: Exact): bigint {
  const scaled = value.times(HUNDRED);
  if (!scaled.isInteger()) throw problem('limit-sum', {});
  const found = BigInt(scaled.toFixed(0));
  if (found >= MOST || found <= -MOST) throw problem('limit-sum', {});
  return found;
}

/** Integers of hundredths as the number that they are. */
export function fromHundredths(value: bigint): Exact {
  return Exact.parse(value.toString()).dividedBy(HUNDRED);
}

/** A typed array that grows. */
function grown<T extends BigInt64Array | Int32Array | Uint32Array | Uint8Array>(array: T, index: number): T {
  if (index < array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(Math.max(array.length * 2, index + 1));
  wider.set(array as never);
  return wider;
}

/** Rows in the order in which they were counted, each with the one before it of the same key. */
class UseLog {
  private rows = new Uint32Array(1024);
  private files = new Uint32Array(1024);
  private before = new Int32Array(1024);
  private size = 0;

  add(file: number, row: number, before: number): number {
    const index = this.size;
    this.rows = grown(this.rows, index);
    this.files = grown(this.files, index);
    this.before = grown(this.before, index);
    this.rows[index] = row;
    this.files[index] = file;
    this.before[index] = before;
    this.size += 1;
    return index;
  }

  /** The rows of a key, the first counted first. */
  read(last: number, files: readonly (string | null)[]): RowPlace[] {
    const places: RowPlace[] = [];
    for (let at = last; at >= 0; at = this.before[at]!)
      places.push({ file: files[this.files[at]!] ?? null, row: this.rows[at]! });
    return places.reverse();
  }
}

/**
 * What claims have used up, by the key that they have in common. For a key: some 70 bytes, and 12 for each row that was
 * counted, so that 1,000,000 people with a claim each take less than 100 MB.
 */
export class Usage {
  private readonly keys = new KeyTable();
  private readonly log = new UseLog();
  /** What is known to have been used, in hundredths. */
  private sums = new BigInt64Array(1024);
  private last = new Int32Array(1024).fill(-1);
  private counts = new Uint32Array(1024);
  /** Whether something was granted of which the sum is open. */
  private open = new Uint8Array(1024);

  /** @param files the files whose rows are counted; the list itself is `null` */
  constructor(private readonly files: readonly (string | null)[]) {}

  /** What is known of a key by its digest, or `null`. */
  find(digest: string): Known | null {
    const index = this.keys.find(digest);
    if (index < 0) return null;
    return {
      sum: this.sums[index]!,
      isOpen: this.open[index] === 1,
      uses: () => ({
        places: this.log.read(this.last[index]!, this.files).slice(0, NAMED),
        count: this.counts[index]!,
      }),
    };
  }

  /**
   * Counts a row for a key.
   * @param sum what has been used with it, in hundredths
   * @param isOpen whether it may turn out to be more
   */
  book(digest: string, place: Standing, sum: bigint, isOpen: boolean): void {
    const index = this.index(digest);
    this.sums[index] = sum;
    if (isOpen) this.open[index] = 1;
    this.last[index] = this.log.add(place.file, place.row, this.last[index]!);
    this.counts[index]! += 1;
  }

  private index(digest: string): number {
    const index = this.keys.take(digest);
    const known = this.last.length;
    this.sums = grown(this.sums, index);
    this.last = grown(this.last, index);
    if (this.last.length > known) this.last.fill(-1, known);
    this.counts = grown(this.counts, index);
    this.open = grown(this.open, index);
    return index;
  }
}
