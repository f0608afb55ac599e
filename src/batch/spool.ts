import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Characters that are kept in memory before they go to the file. */
const KEPT = 1024 * 1024;
const BLOCK = 256 * 1024;

/**
 * Keeps what each row of a list says until all rows have been computed: a page that begins with the totals ends with them.
 * Short lists stay in memory, long ones go to a file beside the target that its owner alone can read.
 */
export class Spool<T> {
  private pending = '';
  private file: { readonly path: string; readonly open: number } | null = null;
  /** How many there are. */
  count = 0;

  /** @param target the file that will be made of it; the spool is put beside it */
  constructor(private readonly target: string) {}

  /** Keeps one: plain data. @throws what the system says where there is no room */
  add(item: T): void {
    this.pending += `${JSON.stringify(item)}\n`;
    this.count += 1;
    if (this.pending.length >= KEPT) this.flush();
  }

  private flush(): void {
    if (!this.file) {
      const path = join(dirname(this.target), `.suance-${randomBytes(6).toString('hex')}.tmp`);
      this.file = { path, open: openSync(path, 'wx+', 0o600) };
    }
    const bytes = Buffer.from(this.pending);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file.open, bytes, at);
    this.pending = '';
  }

  /** All that were added, in order. Nothing may be added meanwhile. */
  async *items(): AsyncGenerator<T, void, undefined> {
    if (this.file) {
      const block = Buffer.alloc(BLOCK);
      const decoder = new TextDecoder();
      let rest = '';
      for (let at = 0; ; ) {
        const size = readSync(this.file.open, block, 0, BLOCK, at);
        if (size === 0) break;
        at += size;
        const lines = (rest + decoder.decode(block.subarray(0, size), { stream: true })).split('\n');
        rest = lines.pop()!;
        for (const line of lines) yield JSON.parse(line) as T;
      }
    }
    for (const line of this.pending.split('\n')) if (line !== '') yield JSON.parse(line) as T;
  }

  /** Takes the file away; may be called at any time, also from a signal or at exit. */
  discard(): void {
    const { file } = this;
    if (!file) return;
    this.file = null;
    try {
      closeSync(file.open);
    } finally {
      unlinkSync(file.path);
    }
  }
}
