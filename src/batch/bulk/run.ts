import { readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Columns } from '../columns.ts';
import { linesIn, type TextInput } from '../encoding.ts';
import type { BatchRequest } from '../run.ts';
import { unreadable } from '../source.ts';
import { BLOCK, faultOfLong, LONGEST_RECORD, lastBorder, THREADED } from './blocks.ts';
import type { BulkRows, ListForm } from './rows.ts';

/** A list whose header and first rows are done. */
export interface QuickRun {
  readonly request: BatchRequest;
  readonly bulk: BulkRows;
  readonly columns: Columns;
  readonly form: ListForm;
}

/**
 * Computes the rest of a list as bytes.
 * @param input what has read the beginning
 * @param chunks the bytes that come after what `input` still holds
 * @returns empty lines that were left out
 * @throws SuanceError as the exact path does
 */
export async function runQuickly(run: QuickRun, input: TextInput, chunks: AsyncIterable<Buffer>): Promise<number> {
  const { request, bulk } = run;
  const { source, target, helper } = request;
  const threaded =
    helper && source.file !== null && target.file !== null && source.size !== null && source.size >= THREADED;
  if (threaded) {
    const { runThreads } = await import('./threads.ts');
    await runThreads(run, input, helper);
  } else {
    const { row, line } = bulk.place();
    bulk.begin(row - 1, line - 1);
    await runAlone(
      run,
      input,
      source.file === null ? fromChunks(input.rest(), chunks) : fromFile(source, input.position),
    );
    bulk.settle();
  }
  return bulk.blankLines;
}

/** Puts further bytes into a buffer; gives how many, 0 at the end. */
type Fill = (buffer: Buffer, at: number) => Promise<number> | number;

async function runAlone({ request, bulk, form }: QuickRun, input: TextInput, fill: Fill): Promise<void> {
  const { target, progress, block = BLOCK } = request;
  let buffer = Buffer.allocUnsafeSlow(block);
  let held = 0;
  let position = input.position;
  let { encoding } = input;
  for (;;) {
    let read = 0;
    let end = false;
    while (held < buffer.length && !end) {
      read = await fill(buffer, held);
      held += read;
      end = read === 0;
    }
    if (held === 0) return;
    const border = end ? held : lastBorder(buffer, 0, held);
    if (border === 0) {
      if (held > LONGEST_RECORD)
        throw faultOfLong(buffer.subarray(0, held), form.delimiter, encoding, position, bulk.place());
      buffer = Buffer.concat([buffer.subarray(0, held)], buffer.length * 2);
      continue;
    }
    const bytes = buffer.subarray(0, border);
    const known = linesIn(form.codec, bytes, encoding, position);
    encoding = known.encoding;
    bulk.process(known.lines);
    await target.write(bulk.output.take());
    buffer.copyWithin(0, border, held);
    held -= border;
    position += border;
    progress(bulk.rowsInAll, position);
    // Signals are heard between two blocks.
    await setImmediate();
  }
}

function fromFile({ file, name }: BatchRequest['source'], start: number): Fill {
  let position = start;
  return (buffer, at) => {
    try {
      const read = readSync(file!, buffer, at, buffer.length - at, position);
      position += read;
      return read;
    } catch (error) {
      throw unreadable(name, error);
    }
  };
}

function fromChunks(rest: Buffer, chunks: AsyncIterable<Buffer>): Fill {
  const iterator = chunks[Symbol.asyncIterator]();
  let current = rest;
  return async (buffer, at) => {
    while (current.length === 0) {
      const next = await iterator.next();
      if (next.done) return 0;
      current = next.value;
    }
    const copied = current.copy(buffer, at, 0, buffer.length - at);
    current = current.subarray(copied);
    return copied;
  };
}
