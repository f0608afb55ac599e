import instance from './split.wat';

/** Where records go, behind the table of bytes; and about how much room they have. */
const [TABLE, RECORDS] = [256, 4 * 1024] as const;
const PAGE = 64 * 1024;
/** Bytes of rows for which there is room at first. */
const USUAL = 256 * 1024;
/** Bytes that can be read behind those that were put in. */
const BEHIND = 64;
const NEWLINE = 0x0a;

/** What the module gives: `split` is described in `split.wat`. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  split(from: number, to: number, records: number, last: number, width: number, delimiter: number): number;
}

/** Splits rows into cells, as long as they are plain: without quotes, and with as many cells as the list has columns. */
export class Splitter {
  /** All bytes there are, those of the rows among them. */
  bytes!: Buffer;
  view!: DataView;
  /** By row, the position before its first cell and where each cell ends; behind the last the position before the next row. */
  records!: Int32Array;
  /** Numbers of a record. */
  readonly size: number;
  /** Where the first byte of the rows is. */
  readonly from: number;
  /** How many rows are split at a time. */
  readonly most: number;
  private exports!: Exports;
  private readonly last: number;

  /**
   * @param width columns of the list
   * @param apart by byte: 1 for those with which no plain cell begins
   */
  constructor(
    private readonly delimiter: number,
    private readonly width: number,
    private readonly apart: Uint8Array,
  ) {
    this.size = width + 1;
    const bytes = this.size * 4;
    this.most = Math.max(1, Math.floor(RECORDS / bytes));
    this.last = TABLE + (this.most - 1) * bytes;
    // One more number stands behind the last record.
    this.from = TABLE + this.most * bytes + 4;
    this.make(this.from + USUAL + BEHIND);
  }

  /** Makes an instance with so many bytes. To have its memory grow instead would make V8 ask at every access whether it has. */
  private make(length: number): void {
    this.exports = instance(Math.ceil(length / PAGE)) as Exports;
    const { buffer } = this.exports.memory;
    this.bytes = Buffer.from(buffer);
    this.view = new DataView(buffer);
    this.records = new Int32Array(buffer, TABLE);
    this.bytes.set(this.apart);
  }

  /** Takes the bytes of rows; gives where they end, which a line feed follows. They lie between {@link from} and there. */
  put(rows: Uint8Array): number {
    const to = this.from + rows.length;
    if (to + BEHIND > this.bytes.length) this.make(2 * (to + BEHIND));
    this.bytes.set(rows, this.from);
    this.bytes[to] = NEWLINE;
    this.bytes.fill(0, to + 1, to + BEHIND);
    return to;
  }

  /** Splits rows from a position on; gives how many, {@link most} at most: fewer where one is not plain or none is left. */
  split(at: number, to: number): number {
    return this.exports.split(at, to, TABLE, this.last, this.width, this.delimiter);
  }
}
