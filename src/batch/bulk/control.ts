import type { Encoding } from '../encoding.ts';

const ENCODINGS: readonly (Encoding | null)[] = [null, 'utf-8', 'gb18030'];

/** Where the threads stand: the one thing that they share. */
export class Control {
  /** Lock, next block to be read, block whose turn it is to be written, whether to stop, encoding. */
  private readonly words: Int32Array;
  /** Position of the next block, and rows and lines that have been written. */
  private readonly numbers: Float64Array;

  constructor(readonly memory: SharedArrayBuffer) {
    this.words = new Int32Array(memory, 0, 8);
    this.numbers = new Float64Array(memory, 32, 3);
  }

  static create(position: number, encoding: Encoding | null, rows: number, lines: number): Control {
    const control = new Control(new SharedArrayBuffer(64));
    control.numbers.set([position, rows, lines]);
    control.words[4] = ENCODINGS.indexOf(encoding);
    return control;
  }

  /** Runs something that only one thread may do at a time. */
  alone<T>(run: () => T): T {
    while (Atomics.compareExchange(this.words, 0, 0, 1) !== 0) Atomics.wait(this.words, 0, 1, 10);
    try {
      return run();
    } finally {
      Atomics.store(this.words, 0, 0);
      Atomics.notify(this.words, 0, 1);
    }
  }

  takeBlock(): number {
    return Atomics.add(this.words, 1, 1);
  }

  /** Whether the turn of a block has come, or comes within so many milliseconds. */
  isTurn(block: number, wait: number): boolean {
    const turn = Atomics.load(this.words, 2);
    if (turn === block) return true;
    if (wait === 0) return false;
    Atomics.wait(this.words, 2, turn, wait);
    return Atomics.load(this.words, 2) === block;
  }

  endTurn(block: number): void {
    Atomics.store(this.words, 2, block + 1);
    Atomics.notify(this.words, 2);
  }

  get stopped(): boolean {
    return Atomics.load(this.words, 3) === 1;
  }

  stop(): void {
    Atomics.store(this.words, 3, 1);
    Atomics.notify(this.words, 2);
  }

  get encoding(): Encoding | null {
    return ENCODINGS[Atomics.load(this.words, 4)]!;
  }

  set encoding(encoding: Encoding | null) {
    Atomics.store(this.words, 4, ENCODINGS.indexOf(encoding));
  }

  get position(): number {
    return this.numbers[0]!;
  }

  set position(position: number) {
    this.numbers[0] = position;
  }

  /** Rows and lines before the block whose turn it is. */
  get before(): { readonly rows: number; readonly lines: number } {
    return { rows: this.numbers[1]!, lines: this.numbers[2]! };
  }

  count(rows: number, lines: number): void {
    this.numbers[1]! += rows;
    this.numbers[2]! += lines;
  }
}
