import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCheck, residentCheck } from '../../src/values/identifiers.ts';
import { suance } from '../support/run.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'suance-limits-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
const read = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each));
const csv = (rows: readonly (readonly string[])[], end = '\n') => rows.map((each) => each.join(',') + end).join('');

/** Numbers of nobody. */
const person = (number: number) => {
  const digits = `65400219900101${String(number).padStart(3, '0')}`;
  return digits + residentCheck(digits);
};
const unit = (number: number) => {
  const signs = `91622900MA${String(number).padStart(7, '0')}`;
  return signs + creditCheck(signs);
};
const [A, B] = [person(1), person(2)];

const HEADER = ['姓名', '身份证号', '证书编号', '申请日期', '企业职工', '累计缴费月数', '证书种类', '证书等级'].concat([
  '取得证书日期',
  '本年度已享受技能提升补贴次数',
]);
const claim = (id: string, certificate: string, { day = '2023-09-01', used = '0' } = {}) => [
  '某',
  id,
  certificate,
  day,
  '是',
  '24',
  '职业技能等级证书',
  '五级',
  '2023-03-15',
  used,
];
const SKILL = ['batch', 'xinjiang-2023-49/skill-upgrade'];
const skill = (rows: readonly (readonly string[])[], ...args: string[]) =>
  suance([...SKILL, '-', ...args], { input: csv([HEADER, ...rows]) });
const statuses = (out: string) => read(out).map((each) => each.status);

describe('three skill-upgrade subsidies a person and year', () => {
  it('the fourth is not eligible, and names the rows that used the three up', () => {
    const { code, out, err } = skill(['1', '2', '3', '4'].map((each) => claim(A, each)).concat([claim(B, '5')]));
    expect(code).toBe(0);
    const rows = read(out);
    expect(rows.map((each) => [each.status, each.amount])).toEqual([
      ['eligible', '1000.00'],
      ['eligible', '1000.00'],
      ['eligible', '1000.00'],
      ['ineligible', '0.00'],
      ['eligible', '1000.00'],
    ]);
    expect(rows[3]!.reasons).toContain('Three times a person and year at most');
    expect(rows[3]!.reasons).toContain('rows 1, 2, 3 of this list');
    expect(err).toContain('Total amount 4,000.00 yuan');
    expect(err).toContain('nothing left 1');
    expect(out.match(new RegExp(A, 'g'))).toHaveLength(4);
    expect(err).not.toContain(A);
  });

  it('goes by the order of rows, whatever the order of columns', () => {
    const rows = [claim(A, '1', { used: '2' }), claim(A, '2', { day: '2023-10-01', used: '2' })];
    expect(statuses(skill(rows).out)).toEqual(['eligible', 'ineligible']);
    const swapped = skill([...rows].reverse());
    expect(read(swapped.out).map((each) => [each.证书编号, each.status])).toEqual([
      ['2', 'eligible'],
      ['1', 'ineligible'],
    ]);
    const turned = [HEADER, ...rows].map((each) => [...each].reverse());
    const { out } = suance([...SKILL, '-'], { input: csv(turned) });
    expect(read(out).map((each) => each.reasons)).toEqual(read(skill(rows).out).map((each) => each.reasons));
  });

  it('a claim that is not granted takes nothing from those after it', () => {
    const late = claim(A, '2', { day: '2024-01-01' });
    expect(statuses(skill([claim(A, '1'), late, late, claim(A, '3'), claim(A, '4')]).out)).toEqual([
      'eligible',
      'ineligible',
      'ineligible',
      'eligible',
      'eligible',
    ]);
  });

  it('the same certificate counts once; a row without a number stays open', () => {
    const { out, err } = skill([claim(A, 'S-1'), claim(A, ' s-１ '), claim(B, 'S-1'), claim('', 'S-2')]);
    expect(statuses(out)).toEqual(['eligible', 'ineligible', 'eligible', 'undetermined']);
    expect(read(out)[1]!.reasons).toContain('Once for a certificate: nothing is left, counting row 1 of this list');
    expect(read(out)[3]!.missing).toBe('resident identity number');
    expect(err).not.toContain('not checked');
  });

  it('a list without numbers is not searched, and the summary says so', () => {
    const rows = [HEADER, ...['1', '2', '3', '4'].map((each) => claim(A, each))].map((each) => each.toSpliced(1, 1));
    const { out, err } = suance([...SKILL, '-'], { input: csv(rows) });
    expect(new Set(statuses(out))).toEqual(new Set(['eligible']));
    expect(err).toContain('not checked, as the list has no resident identity number');
    expect(suance([...SKILL, '-', '--history', file('h.csv', 'x')], { input: csv(rows) })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('add the columns, or leave --history out'),
    });
  });
});

describe('earlier results', () => {
  const june = [claim(A, '1'), claim(A, '2'), claim(B, '3')];

  it.each([
    ['CSV', 'june.csv', ['--lang', 'zh']],
    ['NDJSON', 'june.ndjson', ['--format', 'ndjson']],
    ['CSV in GB18030', 'june-gb.csv', ['--encoding', 'gb18030', '--lang', 'zh']],
  ])('count as %s', (_, name, args) => {
    const path = join(directory, name);
    expect(suance([...SKILL, '-', ...args, '-o', path, '-q'], { input: csv([HEADER, ...june]) }).code).toBe(0);
    const { code, out, err } = skill([claim(A, '4'), claim(A, '5'), claim(B, '3')], '--history', path);
    expect(code).toBe(0);
    expect(statuses(out)).toEqual(['eligible', 'ineligible', 'ineligible']);
    const reasons = read(out).map((each) => each.reasons);
    expect(reasons[1]).toContain(`rows 1, 2 of ${basename(path)}, row 1 of this list`);
    expect(reasons[2]).toContain(`claimed before: the same claim as row 3 of ${basename(path)}`);
    expect(err).toContain(`earlier results in ${path}: 3 rows, granted and counted: 3`);
  });

  it('of several files count in all; what is no result is refused', () => {
    const [first, second] = ['a', 'b'].map((each) => join(directory, `${each}.csv`)) as [string, string];
    for (const [path, row] of [
      [first, claim(A, '1')],
      [second, claim(A, '2')],
    ] as const)
      suance([...SKILL, '-', '-o', path, '-q'], { input: csv([HEADER, row]) });
    const rows = [claim(A, '3'), claim(A, '4')];
    expect(statuses(skill(rows, '--history', first).out)).toEqual(['eligible', 'eligible']);
    expect(statuses(skill(rows, '--history', first, '--history', second).out)).toEqual(['eligible', 'ineligible']);
    expect(skill(rows, '--history', file('none.csv', csv([HEADER, ...rows])))).toMatchObject({ code: 2, out: '' });
    expect(skill(rows, '--history', join(directory, 'missing.csv')).err).toContain('--history');
    // The history is never written over.
    const before = readFileSync(first);
    expect(skill(rows, '--history', first, '-o', first).code).toBe(2);
    expect(readFileSync(first)).toEqual(before);
  });
});

describe('identifiers', () => {
  it('are held against their check character, and against what follows from them', () => {
    const header = [...HEADER, '性别', '出生日期'];
    const row = (id: string, sex: string, born: string) => [...claim(id, '1'), sex, born];
    const wrong = A.slice(0, 17) + (A.endsWith('0') ? '1' : '0');
    const input = csv([
      header,
      row(A, '男', '1990-01-01'),
      row(A, '女', ''),
      row(A, '', '1990-01-02'),
      row(wrong, '', ''),
    ]);
    const { code, out, err } = suance([...SKILL, '-'], { input });
    expect(code).toBe(1);
    expect(statuses(out)).toEqual(['eligible', 'invalid', 'invalid', 'invalid']);
    expect(err).not.toContain(A);
    expect(err).not.toContain(wrong);
    expect(read(out)[3]!.errors).not.toContain(wrong);
  });

  it('of units are checked where no limit asks for them, on the quick way as well', () => {
    const header = '统一社会信用代码,企业规模,参保职工人数,裁员率,上年度实际缴纳失业保险费,申请日期\n';
    const row = (code: string) => `${code},小型,10,0%,1000.00,2023-10-01\n`;
    const good = unit(1);
    const bad = good.slice(0, 17) + (good.endsWith('0') ? '1' : '0');
    const body = Array.from({ length: 400 }, (_, index) => row(unit(index))).join('');
    const all = header + body + row(bad) + row(` ${good.toLowerCase()} `) + body;
    const run = (more: string) =>
      suance(
        ['batch', 'xinjiang-2023-49/ui-refund', '-', '--set', '单位类型=企业', ...more.split(' ').filter(Boolean)],
        {
          input: all,
        },
      );
    const { code, out } = run('');
    expect(code).toBe(1);
    const found = statuses(out);
    expect(found.flatMap((each, index) => (each === 'eligible' ? [] : [index]))).toEqual([400]);
    expect(lines(run('--format ndjson').out).map((each) => each.status)).toEqual(found);
  });
});

describe('the higher of two measures', () => {
  const header =
    '统一社会信用代码,身份证号,申请日期,招用日期,生产经营主体类型,带动贫困劳动力人数,带动边缘人口人数'.concat(
      ',是否在疫情防控期间,是否建档立卡贫困劳动力,是否本地劳动力,稳定就业月数,此前已领本项奖补,县（市）确定的扶贫车间奖补额\n',
    );
  const row = (code: string, months: number, award: string) =>
    `${code},${A},2020-07-01,2020-04-01,扶贫车间,40,10,是,是,是,${months},0,${award}\n`;
  const run = (body: string, ...more: string[]) =>
    suance(['batch', 'linxia-2020/workshop-award,linxia-2020/poor-labour-hiring-award', '-', ...more], {
      input: header + body,
    });
  const [WORKSHOP, POOR] = ['linxia-2020/workshop-award', 'linxia-2020/poor-labour-hiring-award'];

  it('is due, whichever it is, in one pass with columns for each', () => {
    const { code, out, err } = run(row(unit(1), 12, '8000') + row(unit(2), 12, '4999.99') + row(unit(3), 6, '3000'));
    expect(code, err).toBe(0);
    const paid = read(out).map((each) =>
      [WORKSHOP, POOR].map((name) => `${each[`status (${name})`]} ${each[`amount (${name})`]}`),
    );
    expect(paid).toEqual([
      ['eligible 8000.00', 'ineligible 0.00'],
      ['ineligible 0.00', 'eligible 5000.00'],
      ['eligible 3000.00', 'ineligible 0.00'],
    ]);
    expect(Object.keys(read(out)[0]!)).toHaveLength(13 + 16);
    expect(err).toContain(`${WORKSHOP}: 2 eligible, 1 not eligible`);
    expect(err).toContain('Total amount 11,000.00 yuan');
    expect(err).toContain('Total amount 5,000.00 yuan');
  });

  it('gives a line of JSON for each measure, which verify finds again and later lists count', () => {
    const first = run(row(unit(1), 12, '8000'), '--format', 'ndjson', '-q');
    expect(lines(first.out).map((each) => [each.row, each.measure, each.amount])).toEqual([
      [1, WORKSHOP, '8000.00'],
      [1, POOR, '0.00'],
    ]);
    const path = file('both.ndjson', first.out);
    expect(suance(['verify', path])).toMatchObject({ code: 0, out: expect.stringContaining('agrees 2') });
    const plain = file('both.csv', run(row(unit(1), 12, '8000'), '-q').out);
    for (const history of [path, plain]) {
      const again = suance(['batch', POOR, '-', '--history', history], {
        input: header + row(unit(1), 12, '') + row(unit(2), 12, ''),
      });
      expect(statuses(again.out), again.err).toEqual(['ineligible', 'eligible']);
    }
  });

  it('is known where one of them alone was run before, as CSV and as JSON', () => {
    const alone = (measure: string, body: string, ...more: string[]) =>
      suance(['batch', measure, '-', ...more], { input: header + body });
    for (const format of ['csv', 'ndjson']) {
      const first = alone(POOR, row(unit(1), 12, ''), '--format', format);
      // That another measure excludes it is nothing that this list lacks columns for.
      expect(first.err).not.toContain('not checked');
      const history = file(`poor.${format}`, first.out);
      const second = alone(WORKSHOP, row(unit(1), 12, '') + row(unit(1), 12, '8000'), '--history', history);
      expect(read(second.out).map((each) => [each.status, each.amount, each.reasons])).toEqual([
        // A workshop's total counts once: the row that is open takes nothing from the next.
        ['undetermined', '', ''],
        ['eligible', '3000.00', expect.stringContaining(`row 1 of poor.${format}`)],
      ]);
    }
  });
});

describe('several measures', () => {
  it('a column that one of them needs does not stop the others', () => {
    const input = csv([HEADER, claim(A, '1')]);
    const { code, out, err } = suance(['batch', 'skill-upgrade,hiring-subsidy', '-', '--region', '新疆'], { input });
    expect(code).toBe(0);
    expect(read(out)[0]).toMatchObject({
      'status (skill-upgrade)': 'eligible',
      'status (hiring-subsidy)': 'undetermined',
    });
    expect(err).toContain('no row can be eligible for this measure');
    const none = suance(['batch', 'ui-refund,hiring-subsidy', '-', '--region', '新疆'], { input });
    expect(none).toMatchObject({ code: 2, out: '' });
    for (const names of ['skill-upgrade,skill-upgrade', 'skill-upgrade,', 'skill-upgrade,no-such'])
      expect(suance(['batch', names, '-'], { input }), names).toMatchObject({ code: 2, out: '' });
  });

  it('in Chinese has the names of the measures in its headers', () => {
    const { out } = suance(['batch', 'skill-upgrade,hiring-subsidy', '-', '--region', '新疆', '--lang', 'zh'], {
      input: csv([HEADER, claim(A, '1')]),
    });
    expect(Object.keys(read(out)[0]!)).toEqual(
      expect.arrayContaining(['结果（技能提升补贴）', '错误（一次性吸纳就业补贴）']),
    );
  });

  it('--screen asks which measures a row is eligible for', () => {
    const input = csv([HEADER, claim(A, '1'), claim(A, '2', { day: '2023/9' }), claim(A, '3')]);
    const { code, out } = suance(['batch', '--screen', '-', '--region', '新疆'], { input });
    expect(code).toBe(1);
    const rows = read(out);
    expect(rows.map((each) => [each.eligible_count, each.total])).toEqual([
      ['1', '1000.00'],
      ['', ''],
      ['1', '1000.00'],
    ]);
    expect(rows[0]!.eligible).toBe('Skill-upgrade subsidy 1000.00');
    expect(rows[1]!.errors).not.toBe('');
    const json = suance(['batch', '--screen', '-', '--region', '新疆', '--format', 'ndjson'], { input });
    expect(lines(json.out).map((each) => each.row)).toEqual([1, 2, 3]);
    expect(suance(['batch', '--screen', 'skill-upgrade', '-'], { input }).err).toContain(
      '--screen takes every measure',
    );
    expect(suance(['batch', '--screen', '-', '--history', 'x.csv'], { input }).code).toBe(2);
    expect(suance(['batch'], { input }).err).toContain('measure');
  });
});

describe('verify', () => {
  it('takes what limits took as given, and nothing else', () => {
    const rows = ['1', '2', '2', '3', '4'].map((each) => claim(A, each)).concat([claim('', '9')]);
    const { out } = skill(rows, '--format', 'ndjson', '-q');
    expect(
      lines(out)
        .map((each) => each.status)
        .join(),
    ).toBe('eligible,eligible,ineligible,eligible,ineligible,undetermined');
    expect(suance(['verify', file('whole.ndjson', out)])).toMatchObject({
      code: 0,
      out: expect.stringContaining('agrees 6'),
    });
    expect(suance(['verify', join(directory, 'whole.ndjson')]).out).toContain('limits across their list: 2; without');
    const json = JSON.parse(suance(['verify', join(directory, 'whole.ndjson'), '--format', 'json']).out);
    expect(json.results.map((each: { limits_as_recorded: boolean }) => each.limits_as_recorded)).toEqual([
      ...[false, false, true],
      ...[false, false, true],
    ]);
    const altered = out.replace('"amount":"1000.00"', '"amount":"1500.00"');
    expect(suance(['verify', file('altered.ndjson', altered)]).code).toBe(1);
    const [, , third] = out.split('\n');
    const { limits: _, ...bare } = JSON.parse(third!);
    expect(suance(['verify', file('bare.ndjson', JSON.stringify(bare))]).code).toBe(1);
  });

  it('of a manifest takes nothing as given: a row that was refused for a limit that does not touch it is found', () => {
    const list = file('claims.csv', csv([HEADER, claim(A, '1'), claim(B, '2')]));
    const [output, manifest] = [join(directory, 'claims.ndjson'), join(directory, 'claims.json')];
    suance([...SKILL, list, '--format', 'ndjson', '-o', output, '--manifest', manifest, '-q']);
    expect(suance(['verify', manifest]).code).toBe(0);
    const [first, second] = lines(readFileSync(output, 'utf8'));
    const over = [{ kind: 'used-up', id: 'three-a-year', rows: [{ file: null, row: 1 }], count: 3 }];
    const refused = {
      ...{ ...second, status: 'ineligible', amount: '0.00', amount_capitals: '零元整', outputs: {} },
      limits: { claim: null, counted: [], over, missing: [] },
    };
    writeFileSync(output, `${JSON.stringify(first)}\n${JSON.stringify(refused)}\n`);
    // Without the list that is not to be seen, with the list it is; also where the manifest was made to fit.
    expect(suance(['verify', output]).code).toBe(0);
    const { code, out } = suance(['verify', manifest]);
    expect([code, out.split('\n')[0]]).toEqual([1, `✗ ${manifest}, manifest: differs`]);
    expect(out).toContain('line 2');
    const { size } = statSync(output);
    const sha256 = createHash('sha256').update(readFileSync(output)).digest('hex');
    const made = JSON.parse(readFileSync(manifest, 'utf8'));
    writeFileSync(manifest, JSON.stringify({ ...made, output: { ...made.output, size, sha256 } }));
    expect(suance(['verify', manifest]).code).toBe(1);
  });
});

describe('earlier results as offices have them', () => {
  const used = ['--set', 'skill_subsidies_this_year=2', '--lang', 'zh'];
  const columns = HEADER.slice(0, -1);
  const own = (id: string, certificate: string) => claim(id, certificate).slice(0, -1);
  const next = () => file('next.csv', csv([columns, own(A, '1'), own(A, '2'), own(B, '3')]));
  /** Reasons of the next list, against the results of one with such rows above and below the header. */
  const against = (above: readonly (readonly string[])[], header: readonly (readonly string[])[], join = ',') => {
    const list = file(
      'earlier.csv',
      [...above, ...header, own(A, '1'), own(B, '4'), ['合计']]
        .map((each) => `${each.join(join)}${tail(each, join)}\n`)
        .join(''),
    );
    const results = join_('earlier-out.csv');
    expect(suance([...SKILL, list, '-o', results, ...used, '-q']).code).toBe(0);
    const { code, out, err } = suance([...SKILL, next(), '--history', results, ...used]);
    expect([code, err]).toEqual([0, expect.stringContaining('earlier-out.csv：3 行，其中已享受、计入限额的 2 行')]);
    return (parse(out, { columns: true }) as Record<string, string>[]).map((each) => each.理由);
  };
  const tail = (each: readonly string[], join: string) => join.repeat(Math.max(0, columns.length - each.length));
  const join_ = (name: string) => join(directory, name);
  // That a claim is the same tells that all columns were read; what was granted then is in the two that all rows say.
  const EXPECTED = ['重复申领：与文件 earlier-out.csv 第 1 行是同一笔', '', ''];

  it('under titles, with two rows of headers, marks of forms and any delimiter', () => {
    expect(against([['技能提升补贴名单'], ['填报单位：某局；2023年9月']], [columns])).toEqual(EXPECTED);
    expect(against([['名单，甲、乙']], [columns], ';')).toEqual(EXPECTED);
    const marked = columns.map((each) => (each === '身份证号' ? '*身份证号（18位）' : each));
    expect(against([], [marked])).toEqual(EXPECTED);
    const grouped = ['证书编号', '证书种类', '证书等级', '取得证书日期'];
    const upper = columns.map((each) => (grouped.includes(each) ? '证书' : each));
    const lower = columns.map((each) => (grouped.includes(each) ? each : ''));
    expect(against([['名单']], [upper, lower])).toEqual(EXPECTED);
  });

  it('masked ones, and one that is named twice, are refused as such', () => {
    const list = file('june.csv', csv([columns, own(A, '1')]));
    suance([...SKILL, list, '-o', join_('masked.csv'), '--mask', ...used]);
    suance([...SKILL, list, '-o', join_('june-out.csv'), ...used]);
    const masked = suance([...SKILL, next(), '--history', join_('masked.csv'), ...used]);
    expect([masked.code, masked.out]).toEqual([2, '']);
    expect(masked.err).toContain('masked.csv，第 1 行，列“身份证号”：号码已作遮掩（*）');
    const twice = join(directory, '.', 'june-out.csv');
    const both = suance([...SKILL, next(), '--history', twice, '--history', `${directory}/./june-out.csv`, ...used]);
    expect([both.code, both.out]).toEqual([2, '']);
    expect(both.err).toContain('june-out.csv 给出了两次，会重复计入限额');
  });
});

describe('a column that says who claims', () => {
  const used = ['--set', 'skill_subsidies_this_year=2', '--lang', 'zh'];
  const rows = [claim(A, '1'), claim(A, '2')].map((each) => each.slice(0, -1));
  const under = (name: string) => {
    const header = HEADER.slice(0, -1).map((each) => (each === '身份证号' ? name : each));
    return suance([...SKILL, '-', ...used], { input: csv([header, ...rows]) });
  };

  it('is known under the names of forms, so that limits are held', () => {
    for (const name of ['身份证', '证件号码', '*身份证号码', '身份证号（必填）', '身份证号码（18位）', '居民身份证号'])
      expect([name, under(name).err]).toEqual([name, expect.stringContaining('符合 1，不符合 1')]);
  });

  it('is asked back where it may be the one that limits count by', () => {
    const { code, err } = under('身份证号（本人）');
    expect([code, err]).toEqual([2, expect.stringContaining('列 身份证号（本人） 像是 公民身份号码（resident_id）')]);
  });

  it('is named as what lacks for a limit, and not the columns that are there', () => {
    const { code, err } = under('人员编码');
    expect(code).toBe(0);
    expect(err).toContain('同一证书只补贴一次：名单中没有公民身份号码，没有核对');
  });

  it('is told where a part of the number is hidden; what contradicts it is told by its name', () => {
    const hidden = suance([...SKILL, '-', '--lang', 'zh', '-q'], {
      input: csv([HEADER, claim('6540**********0012', '1')]),
    });
    expect(hidden.out).toContain('列“身份证号”：号码已作遮掩（*），不能核对');
    const sex = suance([...SKILL, '-', '--lang', 'zh', '-q'], {
      input: csv([
        [...HEADER, '性别'],
        [...claim(A, '1'), '女'],
      ]),
    });
    expect(sex.out).toContain('公民身份号码、性别：公民身份号码与性别不一致');
  });
});

it("a workshop's total counts once in a list by person; the higher of the two awards is paid in all", () => {
  const header = [
    '招用日期',
    '生产经营主体类型',
    '是否在疫情防控期间',
    '是否建档立卡贫困劳动力',
    '是否本地劳动力',
  ].concat([
    ...['稳定就业月数', '此前已领本项奖补', '统一社会信用代码', '公民身份号码', '申请日期'],
    ...['带动贫困劳动力人数', '带动边缘人口人数', '县（市）确定的扶贫车间奖补额'],
  ]);
  const of = (id: string) => [
    '2020-04-01',
    '扶贫车间',
    '是',
    '是',
    '是',
    '6',
    '0',
    unit(1),
    id,
    '2020-07-01',
    '40',
    '10',
    '5000',
  ];
  const both = ['linxia-2020/poor-labour-hiring-award', 'linxia-2020/workshop-award'];
  for (const names of [both, [...both].reverse()]) {
    const { out } = suance(['batch', names.join(','), '-', '-q'], { input: csv([header, of(A), of(B)]) });
    const amounts = read(out).map((each) => both.map((name) => each[`amount (${name})`]));
    expect(amounts).toEqual([
      ['0.00', '5000.00'],
      ['1000.00', '0.00'],
    ]);
  }
});
