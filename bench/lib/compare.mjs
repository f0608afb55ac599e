import { closeSync, openSync, readSync } from 'node:fs';

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 10;

/** The lines of a UTF-8 file, without a byte order mark and line ends. No field of these lists holds a line break. */
export function* lines(path) {
  const file = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let first = true;
    for (;;) {
      const piece = Buffer.allocUnsafe(1 << 20);
      const size = readSync(file, piece);
      let bytes = Buffer.concat([rest, piece.subarray(0, size)]);
      if (first && bytes.subarray(0, 3).equals(MARK)) bytes = bytes.subarray(3);
      first = false;
      const end = size === 0 ? bytes.length : bytes.lastIndexOf(LINE_FEED) + 1;
      const text = bytes.toString('utf8', 0, end);
      rest = bytes.subarray(end);
      if (text !== '') {
        const whole = text.replaceAll('\r\n', '\n').split('\n');
        if (whole.at(-1) === '') whole.pop();
        yield* whole;
      }
      if (size === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** The cells of a line of CSV. */
export function cells(line) {
  if (!line.includes('"')) return line.split(',');
  const found = [];
  for (let at = 0; at <= line.length; at += 1) {
    let cell = '';
    if (line[at] === '"') {
      for (at += 1; ; at += 1)
        if (line[at] !== '"') cell += line[at];
        else if (line[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      at += 1;
    } else {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      cell = line.slice(at, end);
      at = end;
    }
    found.push(cell);
  }
  return found;
}

/** How many differences are kept to be shown. */
const SHOWN = 3;

/** Counts rows that differ, and keeps the first few. */
class Differences {
  rows = 0;
  /** Rows that should be eligible. */
  eligible = 0;
  status = 0;
  amount = 0;
  /** Rows of which the columns of the list did not come back as they were. */
  kept = 0;
  examples = [];

  add(number, found, expected) {
    this.rows += 1;
    if (expected.status === 'eligible') this.eligible += 1;
    const status = found.status !== expected.status;
    const amount = found.amount !== expected.amount;
    if (status) this.status += 1;
    if (amount) this.amount += 1;
    if ((status || amount) && this.examples.length < SHOWN) this.examples.push({ row: number, found, expected });
  }

  get none() {
    return this.status + this.amount + this.kept === 0;
  }
}

/**
 * Compares what was computed of a list, row by row.
 * @param {string} input the list
 * @param {(cells: string[]) => { status: string, amount: string }} expected what a row should give
 * @param {Record<string, string>} outputs files with the columns of the list first, then status and amount
 * @returns {Record<string, Differences>} for each output
 */
export function compareOutputs(input, expected, outputs) {
  const source = lines(input);
  const width = cells(source.next().value).length;
  const others = Object.entries(outputs).map(([name, path]) => ({
    name,
    lines: lines(path),
    found: new Differences(),
  }));
  for (const each of others) each.lines.next();
  let number = 0;
  for (const line of source) {
    number += 1;
    const row = cells(line);
    const due = expected(row, number);
    for (const each of others) {
      const { value: text = '' } = each.lines.next();
      const unchanged = text.startsWith(`${line},`);
      const all = unchanged ? cells(text.slice(line.length + 1)) : cells(text);
      if (!unchanged && row.some((cell, index) => cell !== all[index])) each.found.kept += 1;
      const at = unchanged ? 0 : width;
      each.found.add(number, { status: all[at], amount: all[at + 1] }, due);
    }
  }
  for (const each of others) if (!each.lines.next().done) throw new Error(`${each.name} has more rows than the list`);
  return Object.fromEntries(others.map((each) => [each.name, each.found]));
}

/** Compares plain lists of `status,amount`, a line for each row. */
export function compareResults(expected, path) {
  const found = new Differences();
  const all = [...lines(path)];
  if (all.length !== expected.length) throw new Error(`${path}: ${all.length} results for ${expected.length} rows`);
  for (const [index, line] of all.entries()) {
    const [status, amount] = line.split(',');
    found.add(index + 1, { status, amount }, expected[index]);
  }
  return found;
}

/** Whether two files hold the same bytes, a byte order mark at the start left aside; the place of the first that differs, or −1. */
export function firstDifference(left, right) {
  const files = [left, right].map((path) => ({ file: openSync(path, 'r'), at: 0 }));
  const read = (each) => {
    const bytes = Buffer.allocUnsafe(1 << 20);
    let size = 0;
    for (let got = 1; got > 0 && size < bytes.length; size += got)
      got = readSync(each.file, bytes, size, bytes.length - size, each.at + size);
    each.at += size;
    return bytes.subarray(0, size);
  };
  try {
    for (const each of files) {
      if (read(each).subarray(0, 3).equals(MARK)) each.at = 3;
      else each.at = 0;
    }
    for (let done = 0; ; ) {
      const [ours, theirs] = files.map(read);
      if (!ours.equals(theirs)) {
        let index = 0;
        while (ours[index] === theirs[index]) index += 1;
        return done + index;
      }
      if (ours.length === 0) return -1;
      done += ours.length;
    }
  } finally {
    for (const each of files) closeSync(each.file);
  }
}
