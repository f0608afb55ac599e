import { fdatasync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { PolicyTables } from '../../policies/set.ts';
import { type Problem, SuanceError } from '../../values/problem.ts';
import { codecOf } from '../codec.ts';
import type { Columns } from '../columns.ts';
import type { Delimiter } from '../csv-reader.ts';
import { CsvWriter } from '../csv-writer.ts';
import { type Encoding, linesIn, type TextInput } from '../encoding.ts';
import { ExactRows, type RowSettings } from '../exact-rows.ts';
import { unreadable } from '../source.ts';
import type { TallyData } from '../tally.ts';
import { writeAll } from '../target.ts';
import { BLOCK, faultOfLong, LONGEST_RECORD, lastBorder } from './blocks.ts';
import { Control } from './control.ts';
import { BulkRows } from './quick.ts';
import type { ListForm } from './rows.ts';
import type { QuickRun } from './run.ts';

/** What another thread needs to help with a list, beside the command line; it can be sent to one. */
export interface ThreadJob {
  readonly control: SharedArrayBuffer;
  readonly columns: Columns;
  readonly form: Omit<ListForm, 'codec'>;
  readonly encoding: Encoding;
  /** Policy tables that were read from files; the built-in ones each thread opens for itself. */
  readonly tables: PolicyTables | undefined;
  /** Open files, which all threads of a process have in common. */
  readonly from: number;
  readonly to: number;
  /** Bytes that are worked on at a time. */
  readonly block: number;
}

/** What came of a thread's share. */
export interface ThreadOutcome {
  readonly tally: TallyData;
  readonly blankLines: number;
  readonly guarded: number;
  readonly failure: Failure | null;
}

/** Why a list could not be done: faults of the list, or of a file that could not be read or written. */
export type Failure =
  | { readonly kind: 'list'; readonly problems: readonly Problem[] }
  | { readonly kind: 'read' | 'write'; readonly code: string };

/** A second thread: it makes itself ready while the beginning of a list is read. */
export interface Helper {
  /** Gives it its work; what comes of that is told when all is done. */
  work(job: ThreadJob): Promise<ThreadOutcome>;
  /** Sends it away. */
  end(): void;
}

/** Milliseconds for which a thread waits at a time. */
const WAIT = 20;
/** Milliseconds of work after which a thread listens for signals. */
const LISTENING = 20;

/** A block as it was read. */
interface Block {
  readonly index: number;
  readonly position: number;
  readonly length: number;
  readonly encoding: Encoding | null;
  readonly failure: Failure | null;
}

/** A block that has been computed and whose turn to be written has not come. */
interface Done {
  readonly index: number;
  readonly end: number;
  readonly output: Buffer;
  readonly rows: number;
  readonly lines: number;
  /** Where its invalid rows stand in the tally. */
  readonly invalid: readonly [from: number, to: number];
  readonly failure: Failure | null;
}

/** Bytes of the first block of a thread, whose code is still slow: others wait for its turn. Each further one is twice as long. */
const FIRST_BLOCK = 32 * 1024;
/** Results that a thread holds until their turn comes. */
const MOST_HELD = 6 * BLOCK;
/** After so many bytes the system is asked to put them on the disk, so that the end need not wait for all of them. */
const SYNCED = 32 * BLOCK;

/** One thread at work: takes block after block, computes it, and writes it when its turn has come. */
class Worker {
  failure: Failure | null = null;
  private buffer: Buffer;
  private readonly done: Done[] = [];
  /** Buffers whose results have been written. */
  private readonly unneeded: Buffer[] = [];
  private held = 0;
  private unsynced = 0;
  private listened = 0;
  /** Bytes of the next block. */
  private share: number;

  constructor(
    private readonly control: Control,
    private readonly bulk: BulkRows,
    private readonly delimiter: Delimiter,
    private readonly from: number,
    private readonly to: number,
    block: number,
  ) {
    this.buffer = Buffer.allocUnsafeSlow(block);
    this.share = Math.min(FIRST_BLOCK, block);
  }

  /** Does blocks until there are none left. @param progress is told rows and bytes so far */
  async run(progress: (rows: number, bytes: number) => void): Promise<void> {
    const { control } = this;
    for (let block = this.take(); block; block = this.take()) {
      this.done.push(this.computed(block));
      await this.write(MOST_HELD, progress);
      if (this.failure || control.stopped) return;
    }
    await this.write(0, progress);
  }

  private take(): Block | null {
    return this.control.alone(() => this.next());
  }

  /** Writes the blocks whose turn has come, and waits for as many turns as leave no more than so many bytes held. */
  private async write(most: number, progress: (rows: number, bytes: number) => void): Promise<void> {
    const { control, done } = this;
    for (let block = done[0]; block; block = done[0]) {
      const wait = this.held > most || most === 0 ? WAIT : 0;
      await this.listen();
      if (control.stopped) return;
      if (!control.isTurn(block.index, wait)) {
        if (wait === 0) return;
        continue;
      }
      done.shift();
      this.held -= block.output.length;
      this.failure = this.finish(block);
      this.unneeded.push(block.output);
      if (this.failure) {
        control.stop();
        return;
      }
      control.endTurn(block.index);
      progress(control.before.rows, block.end);
    }
  }

  /** Lets other work of the process, such as a signal, be heard now and then. */
  private async listen(): Promise<void> {
    const now = performance.now();
    if (now - this.listened < LISTENING) return;
    await setImmediate();
    this.listened = now;
  }

  /** Reads the next block of whole records. */
  private next(): Block | null {
    const { control } = this;
    if (control.stopped) return null;
    const { position } = control;
    const block = { index: 0, position, length: 0, encoding: control.encoding, failure: null };
    for (;;) {
      let held: number;
      try {
        held = this.fill(position);
      } catch (error) {
        return { ...block, index: control.takeBlock(), failure: fileFailure('read', error) };
      }
      if (held === 0) return null;
      const whole = held < this.share ? held : lastBorder(this.buffer, 0, held);
      if (whole === 0 && held <= LONGEST_RECORD) {
        this.longer();
        continue;
      }
      const index = control.takeBlock();
      if (whole === 0) {
        const { delimiter, buffer } = this;
        const place = { row: 1, line: 1 };
        const fault = faultOfLong(buffer.subarray(0, held), delimiter, block.encoding, position, place);
        return { ...block, index, failure: { kind: 'list', problems: fault.problems } };
      }
      control.position = position + whole;
      if (2 * this.share <= this.buffer.length) this.longer();
      if (block.encoding !== null) return { ...block, index, length: whole };
      // The first block with more than ASCII settles the encoding of all that come after it.
      try {
        const { encoding } = linesIn(this.bulk.codec, this.buffer.subarray(0, whole), null, position);
        control.encoding = encoding;
        return { ...block, index, length: whole, encoding };
      } catch (error) {
        return { ...block, index, failure: listFailure(error) };
      }
    }
  }

  private fill(position: number): number {
    let held = 0;
    for (;;) {
      const read = readSync(this.from, this.buffer, held, this.share - held, position + held);
      held += read;
      if (read === 0 || held === this.share) return held;
    }
  }

  /** Makes the next block longer. */
  private longer(): void {
    this.share *= 2;
    if (this.share > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(this.share);
  }

  private computed(block: Block): Done {
    const { bulk } = this;
    const first = bulk.tally.invalid.length;
    const failure = block.failure ?? this.compute(block);
    const output = bulk.output.give(this.unneeded.pop());
    this.held += output.length;
    const { rows, lines } = bulk;
    const invalid = [first, bulk.tally.invalid.length] as const;
    return { index: block.index, end: block.position + block.length, output, rows, lines, invalid, failure };
  }

  /** Computes a block; rows and lines are counted from its beginning. */
  private compute({ length, encoding, position }: Block): Failure | null {
    const { bulk, buffer } = this;
    bulk.begin(0, 0);
    try {
      const bytes = buffer.subarray(0, length);
      const { lines } = linesIn(bulk.codec, bytes, encoding, position);
      bulk.process(lines);
      return null;
    } catch (error) {
      return listFailure(error);
    }
  }

  /** Writes a block in its turn, and counts its rows. */
  private finish({ failure, output, rows, lines, invalid }: Done): Failure | null {
    const { control, bulk } = this;
    const before = control.before;
    if (failure?.kind === 'list') return { ...failure, problems: moved(failure.problems, before.rows, before.lines) };
    if (failure) return failure;
    bulk.tally.moveInvalid(invalid, before.rows, before.lines);
    control.count(rows, lines);
    try {
      writeAll(this.to, output);
    } catch (error) {
      return fileFailure('write', error);
    }
    this.unsynced += output.length;
    if (this.unsynced >= SYNCED) {
      this.unsynced = 0;
      // Whether it worked is asked when all has been written.
      fdatasync(this.to, () => {});
    }
    return null;
  }
}

/** Problems whose rows and lines were counted from the beginning of a block, at their places in the list. */
function moved(problems: readonly Problem[], rows: number, lines: number): Problem[] {
  return problems.map((each) => {
    const { row, line } = each.place;
    const place = {
      ...each.place,
      ...(row === undefined ? {} : { row: row + rows }),
      ...(line === undefined ? {} : { line: line + lines }),
    };
    return { ...each, place };
  });
}

function listFailure(error: unknown): Failure {
  if (error instanceof SuanceError) return { kind: 'list', problems: error.problems };
  throw error;
}

function fileFailure(kind: 'read' | 'write', error: unknown): Failure {
  return { kind, code: (error as NodeJS.ErrnoException).code ?? '' };
}

/**
 * Computes the rest of a list with a second thread.
 * @throws SuanceError as one thread would
 */
export async function runThreads(run: QuickRun, input: TextInput, helper: Helper): Promise<void> {
  const { request, bulk, columns, form } = run;
  const { source, target, progress, block = BLOCK } = request;
  const { row, line } = bulk.place();
  const control = Control.create(input.position, input.encoding, row - 1, line - 1);
  const { codec, ...plain } = form;
  const job: ThreadJob = {
    control: control.memory,
    columns,
    form: plain,
    encoding: codec.encoding,
    tables: request.settings.set.tables,
    from: source.file!,
    to: target.file!,
    block,
  };
  const worker = new Worker(control, bulk, form.delimiter, job.from, job.to, block);
  // A thread that is lost leaves a block undone.
  const other = helper.work(job).catch((error: unknown) => {
    control.stop();
    throw error;
  });
  await worker.run(progress);
  const outcome = await other;
  const failure = worker.failure ?? outcome.failure;
  if (failure) throw errorOf(failure, run);
  bulk.settle();
  bulk.tally.addData(outcome.tally);
  bulk.blankLines += outcome.blankLines;
  bulk.guarded(outcome.guarded);
}

function errorOf(failure: Failure, { request: { source, target } }: QuickRun): unknown {
  if (failure.kind === 'list') return new SuanceError(failure.problems as readonly [Problem, ...Problem[]]);
  const error = Object.assign(new Error(failure.code), { code: failure.code });
  return failure.kind === 'read' ? unreadable(source.name, error) : target.fault(error);
}

/** Does a second thread's share of a list. */
export async function helpWith(job: ThreadJob, settings: RowSettings): Promise<ThreadOutcome> {
  const { columns, control, from, to, block } = job;
  const form = { ...job.form, codec: await codecOf(job.encoding) };
  const writer = new CsvWriter(form.delimiter, form.newline, form.guards);
  const exact = new ExactRows(settings, columns, writer);
  const bulk = BulkRows.of(settings, columns, form, exact)!;
  const worker = new Worker(new Control(control), bulk, form.delimiter, from, to, block);
  try {
    await worker.run(() => {});
  } catch (error) {
    new Control(control).stop();
    throw error;
  }
  bulk.settle();
  return {
    tally: exact.tally.data(),
    blankLines: bulk.blankLines,
    guarded: writer.guarded,
    failure: worker.failure,
  };
}
