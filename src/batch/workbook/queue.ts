/** How many rows may wait. */
const MOST_WAITING = 256;

/** Hands rows from who makes them to who takes them, a few at a time: neither runs far ahead. */
export class RowQueue<Row> implements AsyncIterable<Row> {
  private waiting: Row[] = [];
  private ended = false;
  private wakeTaker = () => {};
  private wakeGiver = () => {};

  /** Puts a row in. Resolves at once while there is room, else when all rows waiting are taken. */
  async give(row: Row): Promise<void> {
    this.waiting.push(row);
    this.wakeTaker();
    if (this.waiting.length >= MOST_WAITING) await new Promise<void>((resolve) => (this.wakeGiver = resolve));
  }

  /** No more rows will come. */
  end(): void {
    this.ended = true;
    this.wakeTaker();
  }

  /** Lets a giver go on although nobody takes any more. */
  release(): void {
    this.wakeGiver();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for (;;) {
      const rows = this.waiting;
      this.waiting = [];
      yield* rows;
      this.wakeGiver();
      if (this.waiting.length > 0) continue;
      if (this.ended) return;
      await new Promise<void>((resolve) => (this.wakeTaker = resolve));
    }
  }
}
