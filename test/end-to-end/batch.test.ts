import { spawn, spawnSync } from 'node:child_process';
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND, ROOT, suance } from '../support/run.ts';

const HEADER = ['序号', '地区', '单位类型', '企业规模', '参保人数', '裁员率', '上年度失业保险费', '申请日期', '备注'];
const ROW = ['1', '伊宁市', '企业', '中型', '30', '20%', '12345.68', '2023-10-01', '甲'];
const RESULTS = ['status', 'amount', 'amount_min', 'amount_max', 'measure', 'reasons', 'missing', 'errors'];

const ENGLISH = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', SUANCE_CONFIG: '' };

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-batch-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const example = (name: string) => readFileSync(`${ROOT}/examples/${name}`);
const csv = (rows: readonly (readonly string[])[], delimiter = ',', end = '\n') =>
  stringify(rows as string[][], { delimiter, record_delimiter: end, quoted_match: /[\r\n]/ });
const read = (text: string, delimiter = ',') =>
  parse(text, { delimiter, bom: true, record_delimiter: ['\r\n', '\n'] }) as string[][];
const batch = (input: string | Buffer, ...args: string[]) => suance(['batch', 'ui-refund', '-', ...args], { input });
/** What a run wrote, byte by byte. */
const raw = (args: readonly string[], input: string | Buffer = '') => {
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, ...args], { cwd: ROOT, input, env: ENGLISH });
  return { code: status, bytes: stdout };
};
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
/** Rows with a cell changed. */
const changed = (column: string, value: string) => ROW.map((each, index) => (HEADER[index] === column ? value : each));
const without = (...names: string[]) => {
  const kept = HEADER.map((each) => !names.includes(each));
  return [HEADER, ROW].map((row) => row.filter((_, index) => kept[index]));
};

describe('batch', () => {
  it('computes several versions in one file, through a pipe', () => {
    const input = example('ui-refund.csv');
    const { code, out, err } = batch(input);
    expect(code).toBe(0);
    const rows = read(out);
    const given = read(input.toString());
    expect(rows.map((each) => each.slice(0, -8))).toEqual(given);
    expect(rows[0]!.slice(-8)).toEqual(RESULTS);
    expect(new Set(rows.slice(1).map((each) => each.at(-4)))).toEqual(
      new Set([
        'xinjiang-2023-49/ui-refund',
        'tacheng-2019-16/ui-refund',
        'yili-2020-16/ui-refund',
        'linxia-2020/ui-refund',
      ]),
    );
    expect(new Set(rows.slice(1).map((each) => each.at(-8)))).toEqual(
      new Set(['eligible', 'ineligible', 'undetermined']),
    );
    expect(rows[1]!.slice(-8, -6)).toEqual(['eligible', '7407.41']);
    expect(rows[2]!.slice(-8, -6)).toEqual(['ineligible', '0.00']);
    expect(err).toContain('20 rows: 13 eligible, 5 not eligible, 2 undetermined, 0 invalid');
    expect(err).toContain('Total amount 582,920.95 yuan');
    expect(err).toContain('xinjiang-2023-49/ui-refund');
    expect([...err].every((each) => each === '\n' || each >= ' ')).toBe(true);
  });

  it('speaks Chinese, headers and summary too', () => {
    const { code, out, err } = batch(example('ui-refund.csv'), '--lang', 'zh');
    expect(code).toBe(0);
    expect(read(out)[0]!.slice(-8)).toEqual([
      '结果',
      '金额',
      '金额下限',
      '金额上限',
      '政策项',
      '理由',
      '缺少内容',
      '错误',
    ]);
    expect(err).toContain('共 20 行：符合 13，不符合 5，待定 2，无效 0');
  });

  it('reads the other examples without an invalid row', () => {
    for (const [family, name] of [
      ['技能提升补贴', 'skill-upgrade-gb18030.csv'],
      ['社保减免', 'social-insurance-relief.csv'],
    ] as const) {
      const { code, bytes } = raw(['batch', family, `examples/${name}`, '-q']);
      expect(code).toBe(0);
      const out = iconv.decode(bytes, name.includes('gb18030') ? 'gb18030' : 'utf-8');
      expect(out).not.toContain('\ufffd');
    }
    const { out } = suance([
      'batch',
      '技能提升补贴',
      'examples/skill-upgrade-gb18030.csv',
      '-q',
      '--encoding',
      'utf-8',
    ]);
    expect(out).toContain('田𠮷');
  });

  it('reads every encoding and delimiter alike', () => {
    const rows = [HEADER, ROW, changed('备注', '田𠮷,"两行\n一格"')];
    const expected = read(batch(csv(rows)).out);
    const encodings = [
      { name: 'utf-8', encode: (text: string) => Buffer.from(text) },
      { name: 'utf-8-bom', encode: (text: string) => Buffer.from(`\ufeff${text}`) },
      { name: 'gb18030', encode: (text: string) => iconv.encode(text, 'gb18030') },
      { name: 'utf-16le', encode: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le') },
    ] as const;
    for (const delimiter of [',', '\t', ';']) {
      const text = csv(rows, delimiter, '\r\n');
      for (const { name, encode } of encodings) {
        // In the encoding that it came in, mark and line ends included.
        const own = raw(['batch', 'ui-refund', '-', '-q'], encode(text));
        expect(own.code).toBe(0);
        const out = iconv.decode(own.bytes, name.replace('-bom', ''));
        expect(encode(out)).toEqual(own.bytes);
        expect(out.match(/\r\n/g)?.length).toBe(rows.length);
        expect(read(out, delimiter)).toEqual(expected);
        // In any other that is asked for.
        for (const other of encodings) {
          const asked = raw(['batch', 'ui-refund', '-', '-q', '--encoding', other.name], encode(text));
          expect(asked).toEqual({ code: 0, bytes: other.encode(out) });
        }
      }
    }
    const unmarked = raw(
      ['batch', 'ui-refund', '-', '--input-encoding', 'utf-16le', '--encoding', 'utf-8'],
      Buffer.from(csv(rows), 'utf16le'),
    );
    expect(read(unmarked.bytes.toString())).toEqual(expected);
    expect(read(batch(csv(rows, ';'), '--delimiter', 'semicolon').out, ';')).toEqual(expected);
  });

  it('keeps 20,000 rows in order', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [String(index + 1), ...ROW.slice(1)]);
    rows[12_345]![5] = 'twenty';
    const { code, out, err } = batch(csv([HEADER, ...rows]));
    expect(code).toBe(1);
    const found = read(out).slice(1);
    expect(found.map((each) => each.slice(0, HEADER.length))).toEqual(rows);
    expect(found[12_345]!.slice(-8)[0]).toBe('invalid');
    expect(found[12_345]!.at(-1)).toContain('column 裁员率');
    expect(err).toContain('row 12346 (line 12347 of the file): column 裁员率');
    expect(err).toContain('20,000 rows: 19,999 eligible, 0 not eligible, 0 undetermined, 1 invalid');
  }, 60_000);

  it('gives rows out as they came in, whatever is in their cells', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.stringMatching(/^[,;\t"\r\n '=+@a\-企𠮷]{0,6}$/u));
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(table, (cells) => {
        const rows = cells.map((each) => [...each, ...ROW]);
        const { code, out } = batch(
          csv([['x', 'y', 'z', ...HEADER], ...rows]),
          '--formulas',
          '-q',
          '--delimiter',
          'comma',
        );
        expect(code).toBe(0);
        expect(
          read(out)
            .slice(1)
            .map((each) => each.slice(0, -8)),
        ).toEqual(rows);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('puts an apostrophe before formulas, unless they are to be left alone', () => {
    const input = csv([HEADER, changed('备注', '=HYPERLINK("x")'), changed('备注', '-5')]);
    const safe = batch(input);
    expect(read(safe.out).map((each) => each[8])).toEqual(['备注', `'=HYPERLINK("x")`, '-5']);
    expect(safe.err).toContain('now with an apostrophe before them: 1');
    expect(read(batch(input, '--formulas').out)[1]![8]).toBe('=HYPERLINK("x")');
  });

  it('gives one result object a line', () => {
    const input = csv([
      HEADER,
      ROW,
      changed('裁员率', '5.5'),
      changed('申请日期', '2030-01-01'),
      changed('备注', '=1'),
    ]);
    const { code, out } = batch(input, '--format', 'ndjson', '-q');
    expect(code).toBe(1);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(lines.map((each) => each.row)).toEqual([1, 2, 3, 4]);
    expect(lines.map((each) => each.status)).toEqual(['eligible', 'invalid', 'invalid', 'eligible']);
    const args = [
      '地区=伊宁市',
      '单位类型=企业',
      '企业规模=中型',
      '参保人数=30',
      '裁员率=20%',
      '上年度失业保险费=12345.68',
      '申请日期=2023-10-01',
    ];
    const { row: _row, ...first } = lines[0];
    expect(first).toEqual(JSON.parse(suance(['calc', 'ui-refund', ...args, '--format', 'json']).out));
    expect(lines[2]).toMatchObject({ measure: null, amount: null, errors: [{ code: 'version-none' }] });
    expect(Object.keys(lines[2])).toEqual(Object.keys(lines[0]));
    const explained = batch(input, '--format', 'ndjson', '--explain', '-q');
    expect(JSON.parse(explained.out.split('\n')[0]!).explanation.outputs[0].unrounded).toBe('7407.408');
    expect(batch(input, '--explain')).toMatchObject({ code: 2, out: '' });
  });

  it('numbers a result column whose name is taken', () => {
    const once = batch(csv([HEADER, ROW]), '-q').out;
    const twice = batch(once);
    expect(read(twice.out)[0]!.slice(-8)).toEqual(RESULTS.map((each) => `${each} (2)`));
    expect(twice.err).toContain('the input has a column "status" already');
  });

  it('leaves out empty lines, and rows of empty cells as spreadsheets write them, and says so', () => {
    const { code, out, err } = batch(
      `${csv([HEADER, ROW])}\n${','.repeat(8)}\n" "${',\u3000'.repeat(8)}\n${csv([ROW])}`,
    );
    expect(code).toBe(0);
    expect(read(out)).toHaveLength(3);
    expect(err).toContain('empty lines left out: 3');
    expect(batch(`${csv([HEADER, ROW])}${','.repeat(9)}\n`).code).toBe(0);
  });

  it('names no version where the region or the date cannot be read', () => {
    const input = [
      '地区,申请日期,单位类型,企业规模,参保职工人数,裁员率,上年度实际缴纳失业保险费,是否依法参保缴费',
      '亚特兰蒂斯,2019-06-01,企业,中型,31,2%,1000,是',
      '塔城地区,2019-06,企业,中型,31,2%,1000,是',
      '塔城地区,2019-06-01,企业,中型,31,2,1000,是',
    ].join('\n');
    const { out, err, code } = suance(['batch', 'ui-refund', '-', '--format', 'ndjson'], { input });
    const rows = out.trimEnd().split('\n');
    expect(rows.map((each) => JSON.parse(each))).toMatchObject([
      { measure: null, status: 'invalid', errors: [{ code: 'unknown-region', field: 'region' }] },
      { measure: null, status: 'invalid', errors: [{ code: 'date-without-day', field: 'application_date' }] },
      { measure: 'tacheng-2019-16/ui-refund', status: 'invalid', errors: [{ code: 'rate-without-unit' }] },
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/3 rows: .*3 invalid/);
  });

  it('repeats no identity number', () => {
    const id = '654002199001011237';
    const { code, out, err } = batch(
      csv([HEADER, changed('单位类型', id), changed('裁员率', id), changed('地区', id)]),
      '--format',
      'ndjson',
    );
    expect(code).toBe(1);
    expect(out + err).not.toContain(id);
    const asCsv = batch(csv([HEADER, changed('单位类型', id)]));
    expect(read(asCsv.out)[1]!.at(-1)).toContain('***');
    expect(asCsv.err).not.toContain(id);
  });
});

describe('columns', () => {
  it('must be there where no row can be eligible without them', () => {
    for (const measure of ['ui-refund', 'xinjiang-2023-49/ui-refund']) {
      const input = csv(without('裁员率', '上年度失业保险费'));
      const { code, out, err } = suance(['batch', measure, '-'], { input });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('layoff rate (layoff_rate)');
      expect(err).toContain('(prior_year_ui_premiums)');
    }
  });

  it('may be given for all rows by options', () => {
    expect(batch(csv(without('裁员率')), '--set', 'layoff_rate=20%').code).toBe(0);
    expect(batch(csv(without('申请日期')), '--on', '2023-10-01').code).toBe(0);
    expect(batch(csv(without('申请日期')))).toMatchObject({ code: 2, out: '' });
    expect(batch(csv(without('地区')), '--region', '654002').code).toBe(0);
  });

  it('may be absent where only some rows need them', () => {
    const business = ROW.map((each, index) => (index === 2 ? '个体工商户' : each));
    const { code, out, err } = batch(csv([HEADER, ROW, ROW, business]));
    expect(code).toBe(0);
    expect(
      read(out)
        .slice(1)
        .map((each) => each.at(-8)),
    ).toEqual(['eligible', 'eligible', 'undetermined']);
    expect(err).toContain('there is no column for insured as a unit (insured_as_unit)');
  });

  it('are missed where most rows need them', () => {
    const { code, out, err } = batch(csv(without('企业规模')));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('enterprise size (enterprise_size)');
    expect(batch(csv([HEADER.slice(1), ROW.slice(1)])).code).toBe(0);
  });

  it('carry units and months in their names', () => {
    const header = HEADER.map(
      (each) => ({ 裁员率: '裁员率(%)', 上年度失业保险费: '上年度失业保险费（万元）' })[each] ?? each,
    );
    const row = ROW.map((each) => ({ '20%': '20', '12345.68': '1.234568' })[each] ?? each);
    expect(read(batch(csv([header, row])).out)[1]!.slice(-8, -6)).toEqual(['eligible', '7407.41']);
  });

  it('of one fact are refused twice', () => {
    const { code, out, err } = batch(
      csv([
        [...HEADER, 'layoff_rate'],
        [...ROW, '1%'],
      ]),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('The columns 裁员率 and layoff_rate are both layoff rate (layoff_rate)');
  });
});

describe('bad input ends with 2, a message and no output', () => {
  const good = csv([HEADER, ROW]);
  const cases: readonly (readonly [name: string, input: string | Buffer, message: string])[] = [
    ['nothing', '', 'The input is empty'],
    ['blank lines only', '\n\r\n', 'The input is empty'],
    ['a header without names', ',,\n1,2,3\n', 'No header found: the first row is empty'],
    [
      'a quote that is not closed',
      `${good}2,"伊宁市,x\n${good}`,
      'row 2 (line 3 of the file): A quotation mark is not closed',
    ],
    [
      'a quote in the middle',
      `${good}2,伊"宁市\n`,
      'row 2 (line 3 of the file): A quotation mark stands where none can',
    ],
    ['a row too short', `${good}2,伊宁市\n`, 'row 2 (line 3 of the file): The row has 2 fields, the header 9'],
    [
      'a row too long',
      `${good}${ROW.join(',')},x\n`,
      'row 2 (line 3 of the file): The row has 10 fields, the header 9',
    ],
    ['a row without end', `${good}"${'x'.repeat(5_000_000)}`, 'row 2 (line 3 of the file): A row is larger than 4 MiB'],
    [
      'a bad byte',
      Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0x0a])]),
      `Byte ${Buffer.byteLength(good) + 1} is not UTF-8`,
    ],
    ['a workbook cut short', Buffer.from('PK\x03\x04\0\0'), 'The workbook is damaged or incomplete (ZIP)'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'This is Excel .xls'],
    ['a web page', '<html><table>', 'This is HTML'],
    ['a PDF', '%PDF-1.7', 'This is PDF'],
  ];
  for (const [name, input, message] of cases) {
    it(name, () => {
      const { code, out, err } = batch(input);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(message);
      expect(err).not.toMatch(/ {4}at |node:/);
      const target = join(directory, 'kept.csv');
      writeFileSync(target, 'old');
      expect(batch(input, '-o', target).code).toBe(2);
      expect(readFileSync(target, 'utf8')).toBe('old');
      expect(readdirSync(directory).filter((each) => each.endsWith('.tmp'))).toEqual([]);
    });
  }

  it('files that are none', () => {
    expect(suance(['batch', 'ui-refund', directory]).err).toContain('is a directory');
    expect(suance(['batch', 'ui-refund', join(directory, 'none.csv')]).err).toContain('There is no file');
    expect(suance(['batch', 'no-such-measure', '-']).code).toBe(2);
  });

  it('a header alone is no error', () => {
    const { code, out } = batch(csv([HEADER]));
    expect(code).toBe(0);
    expect(read(out)).toEqual([[...HEADER, ...RESULTS]]);
  });

  it('says that what a pipe has had already is not complete', () => {
    const rows = Array.from({ length: 5_000 }, () => ROW);
    const { code, out, err } = batch(`${csv([HEADER, ...rows])}short\n`);
    expect(code).toBe(2);
    expect(out.length).toBeGreaterThan(0);
    expect(err).toContain('not complete');
  });
});

describe('output files', () => {
  it('are in the encoding of the input, and the input stays', () => {
    const content = csv([HEADER, ROW]);
    const input = file('in.csv', content);
    const output = join(directory, 'out.csv');
    const { code, out } = suance(['batch', 'ui-refund', input, '-o', output, '-q']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const written = readFileSync(output, 'utf8');
    expect(written.startsWith('序号')).toBe(true);
    expect(read(written)[1]!.at(-7)).toBe('7407.41');
    expect(readFileSync(input, 'utf8')).toBe(content);
    suance(['batch', 'ui-refund', input, '-o', output, '-q', '--encoding', 'utf-8-bom']);
    expect(readFileSync(output, 'utf8')).toBe(`\ufeff${written}`);
    suance(['batch', 'ui-refund', input, '-o', output, '-q', '--format', 'ndjson']);
    expect(readFileSync(output)[0]).toBe('{'.charCodeAt(0));
  });

  it('have a mark for spreadsheets where the input is all ASCII: results need not be', () => {
    const input = file(
      'ascii.csv',
      'region,employer_kind,enterprise_size,insured_staff,layoff_rate,prior_year_ui_premiums,application_date\n' +
        '654002,enterprise,medium,30,20%,12345.68,2023-10-01\n',
    );
    const output = join(directory, 'ascii-out.csv');
    const run = (...args: string[]) => suance(['batch', 'ui-refund', input, '-q', '--lang', 'zh', ...args]);
    expect(run().out).not.toMatch(/^\ufeff/);
    expect(run('-o', output)).toMatchObject({ code: 0, out: '', err: '' });
    expect(readFileSync(output, 'utf8')).toBe(`\ufeff${run().out}`);
    expect(read(readFileSync(output, 'utf8'))[0]!.at(-8)).toBe('结果');
    run('-o', output, '--encoding', 'gb18030');
    expect(iconv.decode(readFileSync(output), 'gb18030')).toBe(run().out);
  });

  it('are never the input, by whatever name', () => {
    const content = csv([HEADER, ROW]);
    const input = file('same.csv', content);
    symlinkSync(input, join(directory, 'symlink.csv'));
    linkSync(input, join(directory, 'hardlink.csv'));
    for (const name of [
      'same.csv',
      'symlink.csv',
      'hardlink.csv',
      '../'.concat(directory.split('/').at(-1)!, '/same.csv'),
    ]) {
      const { code, err } = suance(['batch', 'ui-refund', input, '-o', `${directory}/${name}`]);
      expect(code).toBe(2);
      expect(err).toContain('is the input');
    }
    const piped = spawnSync('sh', [
      '-c',
      `"${process.execPath}" "${COMMAND}" batch ui-refund - -o "${input}" < "${input}"`,
    ]);
    expect(piped.status).toBe(2);
    expect(readFileSync(input, 'utf8')).toBe(content);
  });

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 130],
  ] as const) {
    it(`are left alone when ${signal} comes`, async () => {
      const place = mkdtempSync(join(directory, 'interrupted-'));
      const target = join(place, 'out.csv');
      writeFileSync(target, 'old');
      const child = spawn(process.execPath, [COMMAND, 'batch', 'ui-refund', '-', '-o', target], {
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let err = '';
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdin.write(csv([HEADER, ...Array.from({ length: 3_000 }, () => ROW)]));
      // The unfinished file shows that it is under way.
      while (!readdirSync(place).some((each) => each.endsWith('.tmp')))
        await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      child.kill(signal);
      expect(await ended).toBe(code);
      expect(readdirSync(place)).toEqual(['out.csv']);
      expect(readFileSync(target, 'utf8')).toBe('old');
      expect(err).toBe('');
    });
  }

  it('end quietly when the reader has seen enough', () => {
    const input = file('long.csv', csv([HEADER, ...Array.from({ length: 50_000 }, () => ROW)]));
    const script = `"${process.execPath}" "${COMMAND}" batch ui-refund "${input}" | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script]);
    expect(stdout.toString().trimEnd().split('\n')).toEqual([expect.stringContaining('status'), '0']);
    expect(stderr.toString()).toBe('');
  });
});

it('reasons name regions as people do, in short lists and in long ones', () => {
  const row = ['1', '临夏市', '企业', '中型', '30', '0%', '100', '2023-10-01', '甲'];
  for (const rows of [1, 400]) {
    const args = ['batch', 'xinjiang-2023-49/ui-refund', '-', '-q'];
    const input = csv([HEADER, ...Array.from({ length: rows }, () => row)]);
    const last = (lang: string) => read(suance([...args, '--lang', lang], { input }).out).at(-1)!;
    expect(last('zh')).toContain('在政策适用地区：地区 临夏市 不属于 新疆维吾尔自治区');
    expect(last('en')).toContain("In the policy's region: region Linxia city not in Xinjiang");
  }
});
