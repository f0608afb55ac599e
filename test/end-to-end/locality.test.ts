import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FactType, Vocabulary } from '../../src/policies/model.ts';
import { ROOT, suance } from '../support/run.ts';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'suance-locality-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const EXAMPLE = join(ROOT, 'examples/locality-yining.yaml');
const FACTS = [
  'employer_kind=enterprise',
  'enterprise_size=small',
  'layoff_rate=1%',
  'prior_year_ui_premiums=10000.01',
];
const REFUND = ['calc', 'ui-refund', '--locality', EXAMPLE, ...FACTS];

function file(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

function json(args: readonly string[], env: Record<string, string> = {}): Record<string, unknown> {
  const { code, out, err } = suance([...args, '--format', 'json'], { env });
  expect([code, err.replace(/^note.*\n/gm, '')]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

describe('calc --locality', () => {
  test('a value settles the amount on its days; the file’s region places the case', () => {
    expect(json([...REFUND, '--on', '2020-08-31'])).toMatchObject({
      measure: 'yili-2020-16/ui-refund',
      amount: '8000.01',
      facts: { region: '654002' },
      parameters: [
        {
          name: 'few_layoffs_limit',
          value: '5.5%',
          from: 'locality',
          source: { en: "Example: Yining's rules on the refund" },
        },
        {
          name: 'ui_refund_ratio',
          value: '80%',
          from: 'locality',
          valid_to: '2020-08-31',
          source: { zh: '示例文件〔2020〕1号' },
        },
      ],
    });
    expect(json([...REFUND, '--on', '2020-09-01'])).toMatchObject({ amount: '10000.01' });
  });

  test('the region taken is noted, in the reader’s language; --quiet says nothing', () => {
    const args = [...REFUND, '--on', '2020-08-31'];
    expect(suance(args).err).toBe('note: no region given; Yining city 654002 is taken from the locality file\n');
    expect(suance([...args, '--lang', 'zh']).err).toBe('提示：没有给出地区；按地方参数文件，取伊宁市 654002\n');
    expect(suance([...args, '--quiet']).err).toBe('');
    expect(suance([...args, '--region', '654002']).err).toBe('');
  });

  test('another region, another day, and the bounds stand', () => {
    expect(json([...REFUND, '--on', '2020-08-31', '--region', '伊宁县'])).toMatchObject({
      status: 'undetermined',
      missing: ['few_layoffs_limit', 'ui_refund_ratio'],
    });
    const early = file('early.yaml', readFileSync(EXAMPLE, 'utf8').replaceAll('2020-05-26', '2020-06-01'));
    expect(json(['calc', 'ui-refund', '--locality', early, ...FACTS, '--on', '2020-05-31'])).toMatchObject({
      amount: null,
      amount_max: '10000.01',
      missing: ['few_layoffs_limit', 'ui_refund_ratio'],
    });
  });

  test('out of the document’s bounds: invalid, with the clause', () => {
    const high = file('high.yaml', readFileSync(EXAMPLE, 'utf8').replace('80%', '100.01%'));
    const result = json(['calc', 'ui-refund', '--locality', high, ...FACTS, '--on', '2020-06-15']);
    expect(result).toMatchObject({
      status: 'invalid',
      errors: [{ code: 'figure-out-of-bounds', field: 'ui_refund_ratio' }],
    });
    expect(JSON.stringify(result.errors)).toContain('（二）');
    const check = suance(['locality', 'check', high]);
    expect(check.code).toBe(1);
    expect(check.out).toContain(`${high}:16:14, ui_refund_ratio: 100.01% is above the most`);
  });

  test('the page says that it is from the file, and its source', () => {
    const { out } = suance([...REFUND, '--on', '2020-06-15', '--lang', 'zh']);
    expect(out).toContain('稳岗返还比例 80% (2020-05-26…2020-08-31)，地方参数文件：示例文件〔2020〕1号');
  });

  test('a file that is not there, or not sound, is wrong use, with its place', () => {
    const run = (path: string) => suance(['calc', 'ui-refund', '--locality', path, '--on', '2020-06-15']);
    expect(run(join(home, 'none.yaml'))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--locality'),
    });
    expect(run(home)).toMatchObject({ code: 2, err: expect.stringContaining('is a directory') });
    const bad = file(
      'bad.yaml',
      'region: 654002\nfigures:\n  minimum_wag:\n  minimum_wage:\n    - { from: x, value: y }\n',
    );
    const { code, err } = run(bad);
    expect(code).toBe(2);
    expect(err).toContain(`error: ${bad}:3:3: There is no figure "minimum_wag". Did you mean minimum_wage`);
    expect(err).toContain(`${bad}:5:15: "x" is no date`);
    expect(err).toContain(`${bad}:5:25: "y" is no amount of money`);
  });
});

describe('batch, ask and template', () => {
  const LIST = '地区,申请日期,单位类型,企业规模,裁员率,上年度实际缴纳失业保险费,稳岗返还比例\n';

  test('rows: their own figure and region first, then the file', () => {
    const rows = [
      ',2020-06-15,企业,小型,0,100,',
      ',2020-06-15,企业,小型,0,100,10%',
      '伊宁县,2020-06-15,企业,小型,0,100,',
      ',2020-10-15,企业,小型,0,100,',
      '塔城市,2019-06-15,企业,,0,100,',
    ];
    const input = `${LIST}${rows.join('\n')}\n`;
    const { code, out, err } = suance(['batch', '稳岗返还', '-', '--locality', EXAMPLE], { input });
    expect(code).toBe(0);
    const cells = out
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line, index) => line.slice(rows[index]!.length).split(','));
    expect(cells.map(([, status, amount, , , measure]) => `${status} ${amount} ${measure}`)).toEqual([
      'eligible 80.00 yili-2020-16/ui-refund',
      'eligible 10.00 yili-2020-16/ui-refund',
      'eligible  yili-2020-16/ui-refund',
      'eligible 100.00 yili-2020-16/ui-refund',
      'undetermined  tacheng-2019-16/ui-refund',
    ]);
    expect(err).toContain('rows without a region, for which Yining city 654002 is taken from the locality file: 3');
  });

  test('ask, without a terminal, has nothing left to ask', () => {
    const { code, out, err } = suance(['ask', 'ui-refund', '--locality', EXAMPLE, '--on', '2020-06-15', ...FACTS]);
    expect([code, err]).toEqual([0, 'note: no region given; Yining city 654002 is taken from the locality file\n']);
    expect(out).toContain('8,000.01');
  });

  test('screen: the file’s region and figures, for every measure', () => {
    const { code, out, err } = suance([
      'screen',
      '--locality',
      EXAMPLE,
      '--on',
      '2020-06-15',
      ...FACTS,
      '--format',
      'ndjson',
    ]);
    expect([code, err.split('\n')[0]]).toEqual([
      0,
      'note: no region given; Yining city 654002 is taken from the locality file',
    ]);
    const results = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { measure: string });
    expect(results.find((each) => each.measure === 'yili-2020-16/ui-refund')).toMatchObject({ amount: '8000.01' });
  });

  test('a template leaves out what the file has', () => {
    const header = (...more: string[]) =>
      suance(['template', 'yili-2020-16/ui-refund', '--lang', 'zh', ...more])
        .out.split('\n')[0]!
        .split(',');
    expect(header().slice(-2)).toEqual(['少裁员的裁员率上限', '稳岗返还比例']);
    expect(header('--locality', EXAMPLE)).toEqual(header().slice(0, -2));
  });
});

/** A value that every figure of a type may have, and that no constant bound of the documents refuses. */
function possible(name: string, type: FactType, vocabulary: Vocabulary, allowed: string): string {
  const figure = vocabulary.figures[name]!;
  if (type.startsWith('enum ')) return vocabulary.enums[type.slice(5)]!.members[0]!.id;
  const numbers = [...allowed.matchAll(/(?:at least|between|at most) (-?[\d,]+(?:\.\d+)?)(%|‰)?/g)];
  const bound = numbers[0] && `${numbers[0][1]!.replaceAll(',', '')}${numbers[0][2] ?? ''}`;
  switch (type) {
    case 'money':
      return bound ?? figure.min ?? '1000';
    case 'rate':
      return bound ?? '1%';
    case 'date':
      return '2020-06-15';
    case 'month':
      return '2020-06';
    case 'boolean':
      return 'yes';
    default:
      return bound ?? figure.min ?? '3';
  }
}

describe('locality init', () => {
  const vocabulary = JSON.parse(readFileSync(join(ROOT, 'dist/policies/vocabulary.json'), 'utf8')) as Vocabulary;
  const REGIONS = ['654002', '654202', '622901', '650102'];

  test.each(
    REGIONS.flatMap((region) => [
      [region, 'zh'],
      [region, 'en'],
    ]),
  )('%s in %s passes the check as it is', (region, lang) => {
    const path = join(home, `as-is-${region}-${lang}.yaml`);
    const init = suance(['locality', 'init', region, '-o', path, '--lang', lang]);
    expect([init.code, init.out]).toEqual([0, '']);
    expect(init.err).toContain(path);
    const figures = (text: string) => text.slice(text.indexOf('\nregion:'));
    expect(figures(suance(['locality', 'init', region, '--lang', lang]).out)).toBe(figures(readFileSync(path, 'utf8')));
    const check = suance(['locality', 'check', path, '--lang', lang]);
    expect([check.code, check.err]).toEqual([0, '']);
    expect(check.out).toContain(lang === 'zh' ? '已填写 0 项参数' : '0 figures set');
  });

  test.each(REGIONS)('%s: its lines can be uncommented, and then filled in', (region) => {
    const draft = suance(['locality', 'init', region]).out;
    const bare = draft.replace(/^ {2}#(?!#)/gm, '  ');
    // An editor that takes a comment sign away takes a blank behind it too.
    const byEditor = file(`editor-${region}.yaml`, draft.replace(/^ {2}#(?!#) ?/gm, '  '));
    expect(suance(['locality', 'check', byEditor])).toMatchObject({ code: 0, err: '' });
    const names = [...draft.matchAll(/^ {2}#([a-z_\d]+):$/gm)].map((match) => match[1]!);
    const path = file(`bare-${region}.yaml`, bare);
    expect(suance(['locality', 'check', path])).toMatchObject({ code: 0, err: '' });
    const blank = json(['locality', 'check', path]) as { open: { name: string }[]; set: string[] };
    expect([blank.set, blank.open.map((each) => each.name)]).toEqual([[], names]);

    let current = '';
    let allowed = '';
    const filled = bare
      .split('\n')
      .map((line) => {
        if (/^ {2}## \S/.test(line)) allowed = '';
        if (line.startsWith('  ##')) allowed += ` ${line.replace(/^ {2}##\s*/, '')}`;
        const name = /^ {2}([a-z_\d]+):$/.exec(line)?.[1];
        if (name) current = name;
        if (/^ +value:$/.test(line))
          return `${line} ${possible(current, vocabulary.figures[current]!.type, vocabulary, allowed)}`;
        return line.replace('source: ""', 'source: "某文〔2020〕[1]号, #1: 甲"');
      })
      .join('\n');
    const full = file(`full-${region}.yaml`, filled);
    expect(suance(['locality', 'check', full])).toMatchObject({ code: 0, err: '' });
    expect(json(['locality', 'check', full])).toMatchObject({ set: names, open: [], problems: [] });
  });

  test('says label, use, bounds, form; what has a reference value is listed apart', () => {
    const { out } = suance(['locality', 'init', '伊宁市', '--lang', 'zh']);
    expect(out).toContain('region: "654002" # 伊宁市');
    expect(out).toContain('  ## 稳岗返还比例 / refund ratio (ui_refund_ratio)\n');
    const joined = (text: string) => text.replace(/\n {2}## {3}/g, '').replace(/\s/g, '');
    expect(joined(out)).toContain(
      '用于：失业保险稳岗返还yili-2020-16/ui-refund，伊州政办发〔2020〕16号（二），2020-05-26至2020-12-31；文件规定：不高于100%',
    );
    const [open, known] = out.split('已有参考数值') as [string, string];
    expect(open).not.toContain('surveyed_unemployment_target');
    expect(known).toContain('(surveyed_unemployment_target)');
    expect(joined(known)).toContain('2022-01-01至2022-12-31：5.5%（全国，2022年国务院政府工作报告（5.5%以内））');
    expect(known).not.toMatch(/^ {2}#[a-z]/m);
  });

  test('on a day: what the documents in force that day need', () => {
    const on = (day: string) => suance(['locality', 'init', '654002', '--on', day]).out;
    expect(on('2020-06-15')).toContain('#ui_refund_ratio:');
    expect(on('2023-10-01')).not.toContain('#ui_refund_ratio:');
    expect(suance(['locality', 'init', '654002', '--on', 'x'])).toMatchObject({ code: 2, out: '' });
    expect(suance(['locality', 'init', '亚特兰'])).toMatchObject({ code: 2, out: '' });
  });

  test('what is filled in is not overwritten', () => {
    const path = file('mine.yaml', 'mine');
    const { code, err } = suance(['locality', 'init', '654002', '-o', path]);
    expect([code, readFileSync(path, 'utf8')]).toEqual([2, 'mine']);
    expect(err).toContain('exists');
  });
});

describe('locality check', () => {
  test('counts what is set and names what is open', () => {
    const { code, out } = suance(['locality', 'check', EXAMPLE]);
    expect(code).toBe(0);
    expect(out).toContain('2 figures set, with 3 values');
    expect(out).not.toContain('ui_refund_ratio');
  });

  test('faults end with 1 and stand with their places; a file that is not there ends with 2', () => {
    const path = file('faults.yaml', 'region: 654002\nfigures:\n  minimum_wag:\n');
    expect(suance(['locality', 'check', path])).toMatchObject({ code: 1, err: '' });
    const report = JSON.parse(suance(['locality', 'check', path, '--format', 'json']).out) as object;
    expect(report).toMatchObject({ problems: [{ code: 'parameter-unknown', place: { line: 3, column: 3 } }] });
    expect(suance(['locality', 'check', join(home, 'none.yaml')])).toMatchObject({ code: 2, out: '' });
    expect(suance(['locality', 'check'])).toMatchObject({ code: 2, out: '' });
    expect(suance(['locality'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('settings', () => {
  const place = (name: string) => {
    const directory = join(home, name);
    mkdirSync(directory, { recursive: true });
    return { SUANCE_CONFIG: join(directory, 'config.yaml') };
  };

  test('set, shown, used, removed', () => {
    const env = place('life');
    expect(suance(['config'], { env })).toMatchObject({ code: 0, out: expect.stringContaining('(no such file yet)') });
    expect(suance(['config', 'set', 'locality', 'examples/locality-yining.yaml'], { env, cwd: ROOT }).code).toBe(0);
    expect(json(['config'], env)).toEqual({
      path: env.SUANCE_CONFIG,
      exists: true,
      settings: [
        { key: 'locality', value: EXAMPLE, from: 'file' },
        { key: 'region', value: '654002', from: 'locality' },
        { key: 'language', value: 'en', from: 'system' },
      ],
      problems: [],
    });
    const args = ['calc', 'ui-refund', '--on', '2020-06-15', ...FACTS];
    expect(json(args, env)).toMatchObject({ amount: '8000.01' });
    expect(json([...args, '--no-config', '--region', '654002'], env)).toMatchObject({ amount: null });
    suance(['config', 'set', 'region', '伊宁县'], { env });
    expect(json(args, env)).toMatchObject({ facts: { region: '654021' }, amount: null });
    expect(suance(args, { env }).err).toBe('note: no region given; Yining county 654021 is taken from your settings\n');
    // A file named for this run is of its own place.
    expect(json([...args, '--locality', EXAMPLE], env)).toMatchObject({ amount: '8000.01' });
    suance(['config', 'unset', 'region'], { env });
    expect(json(args, env)).toMatchObject({ amount: '8000.01' });
    suance(['config', 'set', 'language', 'zh'], { env });
    expect(suance(['eval', 'x'], { env }).err).toContain('错误');
    expect(suance(['eval', 'x', '--lang', 'en'], { env }).err).toContain('error');
    expect(suance(['eval', 'x', '--no-config'], { env }).err).toContain('error');
  });

  test('what would not hold is not saved', () => {
    const env = place('refused');
    for (const [key, value, expected] of [
      ['regon', '654002', 'Did you mean region?'],
      ['region', '亚特兰', 'There is no region'],
      ['language', 'fr', 'possible: zh, en'],
      ['locality', 'none.yaml', 'There is no file'],
    ] as const) {
      const { code, err } = suance(['config', 'set', key, value], { env });
      expect([code, err]).toEqual([2, expect.stringContaining(expected)]);
    }
    expect(suance(['config', 'unset', 'regon'], { env })).toMatchObject({ code: 2 });
    expect(json(['config'], env)).toMatchObject({ exists: false });
  });

  test('a faulty file stops what would use it, with its path, and nothing else', () => {
    const env = place('faulty');
    writeFileSync(env.SUANCE_CONFIG, 'regon: 654002\nwhat\n');
    const calc = ['calc', 'ui-refund', '--on', '2020-06-15', '--region', '654002'];
    const { code, err } = suance(calc, { env });
    expect(code).toBe(2);
    expect(err).toContain(`error: ${env.SUANCE_CONFIG}:1:1: There is no setting "regon". Did you mean region?`);
    expect(err).toContain(`error: ${env.SUANCE_CONFIG}:2:1: "what"`);
    expect(suance([...calc, '--no-config'], { env }).code).toBe(0);
    expect(suance(['policies', 'list'], { env }).code).toBe(0);
    expect(suance(['eval', '1'], { env })).toEqual({ code: 0, out: '1\n', err: '' });
    expect(suance(['config'], { env })).toMatchObject({ code: 1, err: expect.stringContaining('regon') });
    expect(suance(['config', 'unset', 'regon'], { env }).code).toBe(0);
    writeFileSync(env.SUANCE_CONFIG, 'region: 亚特兰\n');
    expect(suance(calc.slice(0, 4), { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${env.SUANCE_CONFIG}:1:1`),
    });
    writeFileSync(env.SUANCE_CONFIG, '\nlocality: none.yaml\n');
    expect(suance(calc, { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${env.SUANCE_CONFIG}:2:1: There is no file`),
    });
  });
});
