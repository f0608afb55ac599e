import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND, ROOT } from '../support/run.ts';

/*
 * Long lists: a file of more than 8 MiB whose results go to a file is computed by two threads, from or to a pipe by one,
 * and in UTF-16 the exact way.
 */

const SUBJECT = 'xinjiang-2023-49/ui-refund';
const HEADER = '单位名称,地区,申请日期,单位类型,企业规模,参保人数,裁员率(%),上年度失业保险费,以单位形式参保,备注\r\n';
const ENV = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '', SUANCE_STATE: '' };

let directory = '';
const at = (name: string) => join(directory, name);
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-long-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Row by row, all different, with what lists have in them: remarks on two lines, quotes, gaps, reasons not to pay. */
function row(number: number): string {
  const staff = number % 70;
  const size = ['大型', '中型', '小型', 'micro'][number % 4];
  const rate = number % 7 === 0 ? '' : number % 9;
  const remark = number % 97 === 0 ? `"两行，\r\n第${number}家""甲""\n"` : number % 89 === 0 ? '=1+1' : '';
  const day = String(1 + (number % 28)).padStart(2, '0');
  const fee = number % 1013 === 0 ? '"12,345.60"' : `${number}.${10 + (number % 90)}`;
  return `伊宁市第${number}有限公司,伊宁市,2023-1${number % 3}-${day},企业,${size},${staff},${rate},${fee},是,${remark}\r\n`;
}

const rowsBetween = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => row(from + index)).join('');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  /** The same as it came: results are in the encoding of the list. */
  readonly bytes: Buffer;
  readonly err: string;
}

/** Runs the command in the shell, which may set limits before. */
function batch(args: readonly string[], input?: Buffer, before = ''): Ran {
  const shell = ['-c', `${before} exec "$0" "$@"`, process.execPath, COMMAND, 'batch', SUBJECT, ...args];
  const { status, stdout, stderr } = spawnSync('sh', shell, { input, cwd: ROOT, env: ENV, maxBuffer: 1 << 28 });
  return { code: status, out: stdout.toString(), bytes: stdout, err: stderr.toString() };
}

/** What is told of a list, but for the time that it took. */
const told = ({ code, err }: Ran) => ({ code, err: err.replace(/^.*\d s.*\n/m, '') });

const unfinished = () => readdirSync(directory).filter((each) => each.startsWith('.suance-'));

describe('a list of more than 8 MiB', () => {
  const bad = (number: number) => row(number).replace('企业', '作坊');
  const text = [
    HEADER,
    rowsBetween(0, 60_000),
    bad(60_000),
    rowsBetween(60_001, 80_000),
    // Longer than what is worked on at a time.
    row(80_000)
      .replace(',是,', `,是,"${'长长的备注，\n'.repeat(40_000)}"`)
      .replace(/"=1\+1\r\n$|"\r\n$/, '"\r\n'),
    '\r\n',
    rowsBetween(80_001, 110_000),
    bad(110_000),
  ].join('');

  test('comes out the same by two threads, by one, from a pipe, in GB18030, and the exact way', () => {
    writeFileSync(at('list.csv'), text);
    expect(Buffer.byteLength(text)).toBeGreaterThan(8 * 1024 * 1024);
    const alone = batch([at('list.csv')]);
    expect(alone.code).toBe(1);
    const lines = text.slice(0, text.indexOf(bad(60_000))).split(/\r\n|\n/).length;
    const last = text.slice(0, text.indexOf(bad(110_000))).split(/\r\n|\n/).length;
    expect(alone.err).toContain(`row 60,001 (line ${lines}`.replace(',', ''));
    expect(alone.err).toContain(`row 110001 (line ${last}`);

    const both = batch([at('list.csv'), '-o', at('out.csv')]);
    expect(told(both)).toEqual(told(alone));
    expect(readFileSync(at('out.csv')).equals(alone.bytes)).toBe(true);

    const piped = batch(['-'], Buffer.from(text));
    expect(told(piped)).toEqual(told(alone));
    expect(piped.bytes.equals(alone.bytes)).toBe(true);

    writeFileSync(at('gb.csv'), iconv.encode(text, 'gb18030'));
    const gb = batch([at('gb.csv'), '-o', at('gb-out.csv')]);
    expect(told(gb)).toEqual(told(alone));
    expect(iconv.decode(readFileSync(at('gb-out.csv')), 'gb18030') === alone.out).toBe(true);

    const exact = batch(['-', '--encoding', 'utf-8'], iconv.encode(text, 'utf-16le', { addBOM: true }));
    expect(told(exact)).toEqual(told(alone));
    expect(exact.out === alone.out).toBe(true);
    expect(unfinished()).toEqual([]);
  });

  test.each([
    ['a row that is too short', row(20_000).replace(',是,', ','), 'row 20001'],
    ['a quote that stands where none may', row(20_000).replace('企业', '企"业'), 'row 20001'],
    ['a byte that cannot be read', '\u0000\u0001', 'Byte 16'],
  ])('%s ends it, with its place and without a file', (_, line, place) => {
    const [before, after] = [HEADER + rowsBetween(0, 20_000), rowsBetween(20_001, 95_000)].map((each) =>
      Buffer.from(each),
    );
    const middle = line.startsWith('\u0000') ? Buffer.from([0x31, 0xff, 0x0a]) : Buffer.from(line);
    writeFileSync(at('broken.csv'), Buffer.concat([before!, middle, after!]));
    const both = batch([at('broken.csv'), '-o', at('none.csv')]);
    expect([both.code, both.out]).toEqual([2, '']);
    expect(both.err).toContain(place);
    expect(both.err).toContain('broken.csv');
    expect(existsSync(at('none.csv'))).toBe(false);
    expect(unfinished()).toEqual([]);
    const alone = batch([at('broken.csv')]);
    expect(alone.code).toBe(2);
    expect(alone.err).toContain(both.err);
  });

  test('a disk without room for it is told of, and nothing is left', () => {
    writeFileSync(at('list.csv'), text);
    writeFileSync(at('old.csv'), 'old');
    const { code, out, err } = batch([at('list.csv'), '-o', at('old.csv')], undefined, 'ulimit -f 4096;');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/old\.csv.*EFBIG/);
    expect(err).not.toMatch(/^\s+at /m);
    expect(readFileSync(at('old.csv'), 'utf8')).toBe('old');
    expect(unfinished()).toEqual([]);
    if (existsSync('/dev/full')) {
      const full = batch([at('list.csv'), '-o', '/dev/full']);
      expect([full.code, full.err]).toEqual([2, expect.stringMatching(/\/dev\/full.*ENOSPC/)]);
    }
  });

  test('Ctrl-C in the middle ends it with 130 and leaves no file', async () => {
    const part = Buffer.from(rowsBetween(0, 100_000));
    writeFileSync(at('longer.csv'), Buffer.concat([Buffer.from(HEADER), ...Array.from({ length: 8 }, () => part)]));
    const child = spawn(process.execPath, [COMMAND, 'batch', SUBJECT, at('longer.csv'), '-o', at('stopped.csv')], {
      cwd: ROOT,
      env: ENV,
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const size = () => {
      const [name] = unfinished();
      return name === undefined ? 0 : (statSync(at(name), { throwIfNoEntry: false })?.size ?? 0);
    };
    while (size() < 1_000_000 && child.exitCode === null) await wait(5);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(existsSync(at('stopped.csv'))).toBe(false);
    expect(unfinished()).toEqual([]);
  });
});
