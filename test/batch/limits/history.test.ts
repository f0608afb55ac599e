import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsResult } from '../../../src/batch/limits/facts.ts';
import { type HeldList, readHistory } from '../../../src/batch/limits/history.ts';
import type { LimitLedger } from '../../../src/batch/limits/ledger.ts';
import { streamSource } from '../../../src/batch/source.ts';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { amountTexts } from '../../../src/cases/result.ts';
import { type Problem, SuanceError } from '../../../src/values/problem.ts';
import { claimOf, ledgerOf, person, SKILL, set, short, skillFacts } from './claims.ts';

const HEADERS = {
  status: '结果',
  amount: '金额',
  amount_min: '金额下限',
  amount_max: '金额上限',
  measure: '政策项',
  reasons: '理由',
  missing: '缺少',
  errors: '错误',
};
const ENGLISH = Object.fromEntries(Object.keys(HEADERS).map((each) => [each, each])) as typeof HEADERS;
const WORDS = {
  headers: [HEADERS, ENGLISH],
  eligible: ['符合', 'eligible'],
  ineligible: ['不符合', 'not eligible', 'ineligible'],
  others: ['待定', '无效', 'undetermined', 'invalid'],
};
const settings = caseSettings(set, {});
const A = person(127);

const LIST: HeldList = { header: [], mapped: new Map() };

async function read(ledger: LimitLedger, text: string | Buffer, name = 'june.csv', list = LIST) {
  const source = streamSource(Readable.from([Buffer.from(text)]), name);
  return readHistory(source, ledger, settings, WORDS, list);
}

/** The problem with which a file is refused. */
async function refused(measures: readonly string[], text: string): Promise<Pick<Problem, 'code' | 'place' | 'params'>> {
  try {
    await read(ledgerOf(measures), text);
  } catch (error) {
    expect(error).toBeInstanceOf(SuanceError);
    const { code, place, params } = (error as SuanceError).problem;
    return { code, place, params };
  }
  throw new Error('nothing was thrown');
}

const judge = (ledger: LimitLedger, more: Record<string, string>, row = 1) =>
  short(ledger.judge(claimOf(SKILL, skillFacts({ resident_id: A, ...more })), row));

const HEADER =
  '姓名,身份证号,证书编号,申请日期,企业职工,累计缴费月数,证书种类,证书等级,取得证书日期,本年度已享受次数,status,amount,amount_min,amount_max,measure,reasons,missing,errors';
const row = (certificate: string, status = 'eligible', id = A, measure = SKILL, date = '2023-09-01') =>
  `甲,${id},${certificate},${date},是,24,职业技能等级证书,五级,2023-03-15,0,${status},${status === 'eligible' ? '1000.00' : '0.00'},,,${measure},,,`;

describe('results as CSV', () => {
  test('granted rows count; others, other years and other measures do not', async () => {
    const ledger = ledgerOf([SKILL]);
    const text = [
      HEADER,
      row('1'),
      row('2', 'not eligible'),
      row('3', 'invalid', 'no number at all'),
      row('4', 'eligible', A, 'linxia-2020/retail-award'),
      row('5', 'eligible', A, SKILL, '2022/12/31'),
      row('6'),
    ].join('\n');
    expect(await read(ledger, text)).toEqual({ rows: 6, counted: 3 });
    expect(judge(ledger, { certificate_number: '9' })).toBe('eligible | 1000.00');
    expect(judge(ledger, { certificate_number: '10' }, 2)).toBe(
      'ineligible | 0.00 | used-up three-a-year june.csv:1+june.csv:6+1',
    );
    expect(judge(ledger, { certificate_number: '5', application_date: '2023-10-01' })).toBe(
      'ineligible | 0.00 | used-up three-a-year june.csv:1+june.csv:6+1',
    );
  });

  test('titles with more commas than the header has delimiters', async () => {
    const ledger = ledgerOf([SKILL]);
    const text = [HEADER, row('1')].join('\n').replaceAll(',', ';');
    expect(await read(ledger, `县,市,区,镇,六月\n${text}\n`)).toEqual({ rows: 1, counted: 1 });
  });

  test('cells as spreadsheets and hands leave them', async () => {
    const ledger = ledgerOf([SKILL]);
    const lines = [
      row('1').replace('eligible', ' eligible\u3000').replace('1000.00', '"1,000.00"'),
      row('2').replace('1000.00', '￥1000').replace(SKILL, `${SKILL}\t`),
      // Empty cells at the end of a row, which spreadsheets leave out.
      row('3').replace(/,+$/, ''),
      // A second file of results below the first, and its total.
      HEADER,
      '合计,,,,,,,,,,,3000.00,,,,,,',
    ];
    expect(await read(ledger, [HEADER, ...lines].join('\n'))).toEqual({ rows: 5, counted: 3 });
    expect(judge(ledger, { certificate_number: '9' })).toBe(
      'ineligible | 0.00 | used-up three-a-year june.csv:1+june.csv:2+june.csv:3',
    );
  });

  test('a row shorter than its header lacks what is not there', async () => {
    const text = `status,amount,measure,身份证号,证书编号,申请日期\neligible,1000.00,${SKILL},${A}\n`;
    expect(await refused([SKILL], text)).toMatchObject({
      code: 'history-fact-missing',
      place: { file: 'june.csv', row: 1 },
    });
  });

  test.each([
    ['a status that is none', row('1', '符合（已发放）'), 'history-status', '符合(已发放)'],
    ['a status that is gone', row('1').replace('eligible', ''), 'history-status', ''],
    ['a measure that is not known', row('1').replace(SKILL, '技能提升补贴'), 'history-measure', '技能提升补贴'],
    ['a measure that is gone', row('1').replace(SKILL, ''), 'history-measure', ''],
    ['an amount that is none', row('1').replace('1000.00', '壹仟元'), 'money-malformed', '壹仟元'],
    ['a cell too many', `${row('1')},1`, 'csv-row-long', undefined],
  ])('%s is told by its row', async (_, line, code, found) => {
    const { params, ...rest } = await refused([SKILL], [HEADER, row('0'), line].join('\n'));
    expect(rest).toMatchObject({ code, place: { file: 'june.csv', row: 2 } });
    if (found !== undefined) expect(Object.values(params)).toContain(found);
  });

  test('of two columns of one fact either may be meant, unless the user said which in the list', async () => {
    const text = [`法人身份证,${HEADER.replace('身份证号', '公民身份号码')}`, `${person(128)},${row('1')}`].join('\n');
    const twice = text.replace('法人身份证', '身份证号');
    expect(await refused([SKILL], twice)).toMatchObject({
      code: 'history-column-twice',
      params: { headers: ['身份证号', '公民身份号码'] },
      place: { file: 'june.csv' },
    });
    expect(await read(ledgerOf([SKILL]), text)).toEqual({ rows: 1, counted: 1 });
    // The list has two columns of that name too, and the first was said to be none.
    const same = text.replace('法人身份证', '身份证号').replace('公民身份号码', '身份证号');
    const header = same.split('\n')[0]!.split(',').slice(0, 12);
    const ledger = ledgerOf([SKILL]);
    expect(await read(ledger, same, 'june.csv', { header, mapped: new Map([[0, null]]) })).toMatchObject({
      counted: 1,
    });
    expect(judge(ledger, { certificate_number: '1' })).toBe('ineligible | 0.00 | duplicate june.csv:1');
    expect(await refused([SKILL], same)).toMatchObject({ code: 'history-column-twice' });
  });

  test('Chinese headers and statuses, titles above the header, older results to the left', async () => {
    const ledger = ledgerOf([SKILL]);
    const header = '身份证号,证书编号,申请日期,结果,金额,政策项,结果 (2),金额 (2),政策项 (2)';
    const text = ['六月名单', header, `${A},S1,2023年9月1日,不符合,0.00,${SKILL},符合,1000.00,${SKILL}`].join('\r\n');
    expect(await read(ledger, `\ufeff${text}`)).toEqual({ rows: 1, counted: 1 });
    expect(judge(ledger, { certificate_number: 's1' })).toBe('ineligible | 0.00 | used-up same-certificate june.csv:1');
  });

  test('a list that is run again is found as such, even where rows say more of what was used', async () => {
    const ledger = ledgerOf([SKILL]);
    await read(ledger, [HEADER, row('1')].join('\n'));
    const again = { certificate_number: '1', skill_subsidies_this_year: '1' };
    expect(judge(ledger, again)).toBe('ineligible | 0.00 | duplicate june.csv:1');
    expect(judge(ledger, { certificate_number: '1', certificate_level: 'level_four' })).toBe(
      'ineligible | 0.00 | used-up same-certificate june.csv:1',
    );
  });

  test('what a claim used is worked out from its facts where the amount does not say it', async () => {
    const FLEXIBLE = 'yili-2020-16/flexible-employment-insurance';
    const facts = {
      resident_id: A,
      application_date: '2020-07-01',
      hard_to_employ: 'yes',
      in_flexible_work: 'yes',
      own_pension_paid: '600',
      own_medical_paid: '300',
      own_unemployment_paid: '0',
      flexible_subsidy_months_used: '0',
    };
    const header = `${Object.keys(facts).join()},contribution_from,contribution_to,status,amount,measure`;
    const line = (amount: string) => `${Object.values(facts).join()},2018-01,2020-10,eligible,${amount},${FLEXIBLE}`;
    const ledger = ledgerOf([FLEXIBLE]);
    await read(ledger, `${header}\n${line('20400.00')}\n`);
    const claim = claimOf(FLEXIBLE, { ...facts, contribution_from: '2020-11', contribution_to: '2021-02' });
    expect(short(ledger.judge(claim, 1))).toBe('eligible | 1200.00 | reduced three-years june.csv:1');
    expect(await refused([FLEXIBLE], `${header}\n${line('20400.01')}\n`)).toEqual({
      code: 'history-differs',
      params: { measure: FLEXIBLE },
      place: { file: 'june.csv', row: 1 },
    });
  });

  test('what a row says to have been paid counts, also where an open claim before it leaves its own sum open', async () => {
    const TRANSFER = 'linxia-2020/labour-transfer';
    const facts = {
      resident_id: A,
      application_date: '2020-06-30',
      organised_transfer: 'yes',
      registered_poor: 'yes',
      in_epidemic_period: 'yes',
      transfer_destination: 'inside_province',
      stable_months: '3',
    };
    const header = `${Object.keys(facts).join()},unbroken_months,award_already_paid,status,amount,measure`;
    const line = (unbroken: string, paid: string) =>
      `${Object.values(facts).join()},${unbroken},${paid},eligible,,${TRANSFER}`;
    const ledger = ledgerOf([TRANSFER]);
    // 300 and an award that is open come to 2,100 at least; the second row says that 5,100 had been paid before it.
    await read(ledger, [header, line('2', '0'), line('3', '5100')].join('\n'));
    const { evaluation } = ledger.judge(
      claimOf(TRANSFER, { ...facts, unbroken_months: '0', award_already_paid: '0' }),
      1,
    );
    expect(amountTexts(evaluation)).toEqual({ amount: null, min: '0.00', max: '600.00' });
  });

  test('what cannot be used is told by file and row', async () => {
    expect(await refused([SKILL], '姓名,身份证号\n甲,1\n')).toMatchObject({
      code: 'history-not-results',
      params: { columns: ['结果', '政策项', '金额'] },
      place: { file: 'june.csv' },
    });
    expect(await refused([SKILL], '')).toMatchObject({ code: 'history-not-results' });
    const without = [HEADER, row('1'), row('')].join('\n');
    expect(await refused([SKILL], without)).toMatchObject({
      code: 'history-fact-missing',
      params: { facts: [set.vocabulary().facts.certificate_number!.label] },
      place: { file: 'june.csv', row: 2 },
    });
    const rounded = [HEADER, row('1', 'eligible', '654002199001011000')].join('\n');
    expect(await refused([SKILL], rounded)).toMatchObject({
      code: 'identifier-rounded',
      place: { file: 'june.csv', row: 1, field: 'resident_id', header: '身份证号' },
    });
  });
});

describe('of two measures the higher, over several lists', () => {
  const WORKSHOP = 'linxia-2020/workshop-award';
  const POOR = 'linxia-2020/poor-labour-hiring-award';
  const workshop = { credit_code: '91350100M000100Y43', producer_kind: 'poverty_workshop' };
  const NAMES =
    'credit_code,producer_kind,application_date,hire_date,poor_workers,workshop_award_figure,resident_id,in_epidemic_period,registered_poor,local_worker,stable_months,award_already_paid'.split(
      ',',
    );
  const drawn = fc.oneof(
    fc.constantFrom('1000', '4000', '7000.5', '12000').map((workshop_award_figure) => ({
      measure: WORKSHOP,
      sum: Number(workshop_award_figure),
      who: '',
      facts: { ...workshop, application_date: '2020-12-01', poor_workers: '50', workshop_award_figure },
    })),
    fc.record({ number: fc.integer({ min: 1, max: 4 }), year: fc.boolean() }).map(({ number, year }) => ({
      measure: POOR,
      sum: year ? 5000 : 3000,
      who: person(number),
      facts: {
        ...workshop,
        resident_id: person(number),
        hire_date: '2020-04-01',
        in_epidemic_period: 'yes',
        registered_poor: 'yes',
        local_worker: 'yes',
        stable_months: year ? '12' : '6',
        award_already_paid: '0',
      },
    })),
  );

  test.each(['CSV', 'NDJSON'])('is what is paid in all, with earlier results as %s', async (form) => {
    const lists = fc.array(fc.array(drawn, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        let paid = 0;
        const files: string[] = [];
        for (const claims of all) {
          const ledger = ledgerOf([WORKSHOP, POOR]);
          for (const [index, text] of files.entries()) await read(ledger, text, `${index}`);
          const lines = claims.map(({ measure, facts }, index) => {
            const judged = ledger.judge(claimOf(measure, facts), index + 1);
            const { status } = judged.evaluation;
            const amount = amountTexts(judged.evaluation).amount ?? '';
            paid += Number(amount);
            const cells = NAMES.map((name) => (facts as Record<string, string>)[name] ?? '');
            return form === 'CSV'
              ? [...cells, status, amount, measure].join()
              : JSON.stringify({ row: index + 1, measure, status, amount, limits: limitsResult(judged) });
          });
          files.push([...(form === 'CSV' ? [`${NAMES},status,amount,measure`] : []), ...lines].join('\n'));
        }
        const claims = all.flat();
        const poor = new Map<string, number>();
        for (const { who, sum } of claims) if (who !== '') poor.set(who, Math.max(poor.get(who) ?? 0, sum));
        const total = [...poor.values()].reduce((sum, each) => sum + each, 0);
        // The total of a workshop is entered once.
        const award = claims.find((each) => each.measure === WORKSHOP)?.sum ?? 0;
        expect(paid).toBe(Math.max(total, award));
      }),
      { numRuns: 100 },
    );
  });
});

describe('results as NDJSON', () => {
  test('carry what each claim used, without a number of a person', async () => {
    const first = ledgerOf([SKILL]);
    const lines = ['1', '2', '3', '4'].map((certificate_number, index) => {
      const judged = first.judge(claimOf(SKILL, skillFacts({ resident_id: A, certificate_number })), index + 1);
      const { status } = judged.evaluation;
      return JSON.stringify({ row: index + 1, measure: SKILL, status, limits: limitsResult(judged) });
    });
    expect(lines.join()).not.toContain(A.slice(0, 10));
    expect(JSON.parse(lines[3]!).limits).toEqual({
      claim: null,
      counted: [],
      over: [
        {
          kind: 'used-up',
          id: 'three-a-year',
          rows: [1, 2, 3].map((row) => ({ file: null, row })),
          count: 3,
        },
      ],
      missing: [],
    });
    const ledger = ledgerOf([SKILL]);
    expect(await read(ledger, lines.slice(0, 2).join('\n'), 'a.ndjson')).toEqual({ rows: 2, counted: 2 });
    expect(await read(ledger, `${lines[2]}\n\n${lines[3]}\n`, 'b.ndjson')).toEqual({ rows: 2, counted: 1 });
    expect(judge(ledger, { certificate_number: '9' })).toBe(
      'ineligible | 0.00 | used-up three-a-year a.ndjson:1+a.ndjson:2+b.ndjson:3',
    );
    expect(judge(ledger, { certificate_number: '2' })).toBe('ineligible | 0.00 | duplicate a.ndjson:2');
  });

  test.each([
    ['no word of limits', { row: 4, measure: SKILL, status: 'eligible' }, 'history-without-keys', 4],
    [
      'a key that is none',
      { measure: SKILL, status: 'eligible', limits: { counted: [{ limit: 'a', key: 'x' }] } },
      'history-without-keys',
      1,
    ],
    ['no result', [1], 'history-not-results', 1],
    ['what is no result of a list', { row: 3, granted: [] }, 'history-not-results', 3],
    ['no measure', { measure: null, status: 'eligible' }, 'history-not-results', 1],
    ['a measure that is not known', { measure: '2023/none', status: 'eligible' }, 'history-measure', 1],
    [
      'no word of a limit, since its list had no certificates',
      {
        measure: SKILL,
        status: 'eligible',
        limits: { counted: [{ limit: 'three-a-year', key: '0'.repeat(32), before: '0', counts: '1' }] },
      },
      'history-without-keys',
      1,
    ],
  ])('%s is refused', async (_, line, code, at) => {
    const text = JSON.stringify(line);
    const start = text.startsWith('{') ? '' : '{"status":"invalid"}\n';
    expect(await refused([SKILL], `${start}${text}\n`)).toMatchObject({
      code,
      place: { file: 'june.csv', row: start ? at + 1 : at },
    });
  });

  test('a line cut short is refused, and nothing of it is repeated', async () => {
    const found = await refused([SKILL], `{"row":1,"status":"ineligible"}\n{"row":2,"facts":{"resident_id":"${A}\n`);
    expect(found).toMatchObject({ code: 'json-malformed', place: { file: 'june.csv', row: 2 } });
    expect(JSON.stringify(found)).not.toContain(A);
  });
});
