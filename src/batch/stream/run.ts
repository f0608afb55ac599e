import { type Answers, SLACK } from './answers.ts';

const NEWLINE = 0x0a;
/** What follows a line that stands by itself. */
const BEHIND = Buffer.alloc(SLACK, '\n');
const MARK = Buffer.from('\uFEFF');
/** The longest line that is looked at, and how that is told. */
const LONGEST_LINE = 4 * 1024 * 1024;
const LIMIT = '4 MiB';
/** Output is handed on in pieces of about this size; what is left is handed on before more input is waited for. */
const PIECE = 256 * 1024;
const BLANK = /^[ \t\r]*$/;

/**
 * Answers lines as they come: every complete line that has arrived is answered before more is waited for. A blank line has
 * a blank answer, so that answers stay beside their questions. Memory does not grow with the number of lines.
 * @param write hands answers on; it is done when they may be overwritten
 */
export async function answerLines(
  answers: Answers,
  chunks: AsyncIterable<Buffer>,
  write: (data: Buffer) => Promise<void>,
): Promise<void> {
  const lines = new LineAnswers(answers, write);
  for await (const chunk of chunks) await lines.push(chunk);
  await lines.end();
}

/** Cuts chunks into lines. */
class LineAnswers {
  /** The beginning of a line whose end has not come yet. */
  private held: Buffer[] = [];
  private size = 0;
  private first = true;

  constructor(
    private readonly answers: Answers,
    private readonly write: (data: Buffer) => Promise<void>,
  ) {}

  async push(chunk: Buffer): Promise<void> {
    let from = 0;
    if (this.size > 0) {
      const end = chunk.indexOf(NEWLINE);
      this.hold(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) return;
      this.answerHeld();
      from = end + 1;
    }
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      if (end < 0) break;
      if (end + SLACK <= chunk.length) this.line(chunk, from, end);
      else {
        const line = Buffer.concat([chunk.subarray(from, end), BEHIND]);
        this.line(line, 0, end - from);
      }
      from = end + 1;
      if (this.answers.output.length > PIECE) await this.flush();
    }
    await this.flush();
    if (from < chunk.length) this.hold(chunk.subarray(from));
  }

  async end(): Promise<void> {
    if (this.size > 0) this.answerHeld();
    await this.flush();
  }

  /** Of a line that is too long nothing is kept but that it is. */
  private hold(part: Buffer): void {
    this.size += part.length;
    if (this.size > LONGEST_LINE) this.held = [];
    // A part of a chunk would be overwritten or keep the whole chunk in memory.
    else this.held.push(Buffer.from(part));
  }

  private answerHeld(): void {
    if (this.size > LONGEST_LINE) this.answers.refuse(LIMIT);
    else {
      const line = Buffer.concat([...this.held, BEHIND]);
      this.line(line, 0, line.length - SLACK);
    }
    this.held = [];
    this.size = 0;
  }

  private line(bytes: Buffer, start: number, to: number): void {
    let from = start;
    // Windows puts a byte order mark before the first line.
    if (this.first && bytes.subarray(from, from + MARK.length).equals(MARK)) from += MARK.length;
    this.first = false;
    if (to - from > LONGEST_LINE) this.answers.refuse(LIMIT);
    else if (to === from || (bytes[from]! <= 0x20 && BLANK.test(bytes.toString('latin1', from, to))))
      this.answers.output.byte(NEWLINE);
    else this.answers.answer(bytes, from, to);
  }

  private async flush(): Promise<void> {
    const { output } = this.answers;
    if (output.length > 0) await this.write(output.take());
  }
}
