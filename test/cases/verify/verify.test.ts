import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { addEntries } from '../../../src/cases/entries.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import { CaseBuilder } from '../../../src/cases/read.ts';
import { factTexts, resultOf } from '../../../src/cases/result.ts';
import { caseYaml } from '../../../src/cases/save.ts';
import { readSavedJson, readSavedYaml } from '../../../src/cases/verify/saved.ts';
import { readSaved } from '../../../src/cases/verify/stream.ts';
import { type Verified, Verifier } from '../../../src/cases/verify/verify.ts';
import { preparePlan } from '../../../src/engine/plan.ts';
import { evaluate } from '../../../src/engine/run.ts';
import { loadDirectory, setOf } from '../../../src/policies/load/directory.ts';
import { copyWith, type Edit, ownSet } from '../../policies/sets.ts';
import { codeOf } from '../../values/problems.ts';

const set = ownSet();
const provenance = { tables: set.hash, version: '1.0.0' };
const verifier = new Verifier(set, provenance);
const wanted = { provenance, explain: false, message: () => '' };

/** The verifier by a changed copy of the policies. */
function changed(...edits: Edit[]): Verifier {
  const other = setOf(loadDirectory(copyWith(edits), 'policies', null));
  return new Verifier(other, { tables: other.hash, version: '1.0.0' });
}

const FACTS = {
  region: '650100',
  application_date: '2023-10-01',
  employer_kind: 'enterprise',
  enterprise_size: 'medium',
  insured_staff: '31',
  layoff_rate: '5.5%',
  prior_year_ui_premiums: '12345.68',
};
const REFUND = 'xinjiang-2023-49/ui-refund';

/** A saved result of some facts by the tables as they are. */
function resultFor(measure: string, facts: Record<string, unknown>): Record<string, unknown> {
  const [record] = readSavedJson(JSON.stringify({ measure, facts }), { file: 'case' });
  return { ...verifier.verify(record!).result! };
}

function verified(data: unknown, by = verifier): Verified {
  const [record] = readSavedJson(JSON.stringify(data), { file: 'r.json' });
  return by.verify(record!);
}

/** Differences in short: kind, name, then and now. */
function short({ differences }: Verified, decisive = true): string[] {
  return differences
    .filter((each) => each.decisive === decisive)
    .map(({ kind, name, then, now }) => `${kind}${name === null ? '' : ` ${name}`}: ${then} → ${now}`);
}

describe('by the same tables', () => {
  test.each(set.summaries.map((each) => each.id))(
    '%s: every result of its worked cases, whole or without a fact, agrees; so does the saved case',
    (id) => {
      const measure = set.measure(id);
      const plan = preparePlan(measure);
      const names = new NameIndex(set.vocabulary());
      for (const { given } of measure.examples) {
        // One fact after the other is left out of the first case.
        for (const hidden of [null, ...(given === measure.examples[0]!.given ? Object.keys(given) : [])]) {
          const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
          const entries = Object.entries(given).filter(([name]) => name !== hidden);
          const place = { file: 'examples' };
          addEntries(
            builder,
            entries.map(([name, value]) => ({ name, value: value as string, place })),
            names,
          );
          const { region } = builder;
          const evaluation = evaluate(plan, builder.build(region === null ? null : set.regions().chain(region)));
          const found = verified(resultOf(evaluation, wanted));
          // What was refused is not in the result.
          if (evaluation.status === 'invalid') expect(['agrees', 'unchecked']).toContain(found.verdict);
          else {
            expect(found).toMatchObject({ verdict: 'agrees', differences: [] });
            const [saved] = readSavedYaml(caseYaml(evaluation, 'zh', provenance), 'case.yaml');
            expect(saved).toMatchObject({ subject: id, ...provenance });
            expect(verifier.verify(saved!)).toMatchObject({ verdict: 'agrees', differences: [] });
          }
        }
      }
    },
  );

  const result = resultFor(REFUND, FACTS);

  test('12345.68 × 60% = 7407.41; a fen more is a difference', () => {
    expect(verified(result).verdict).toBe('agrees');
    const other = verified({ ...result, amount: '7407.42' });
    expect(other.verdict).toBe('differs');
    expect(short(other)).toEqual(['amount: 7407.42 → 7407.41']);
  });

  test.each([
    ['status', { status: 'ineligible' }, ['status: ineligible → eligible']],
    ['an output', { outputs: { amount: '1.00' } }, ['output amount: 1.00 → 7407.41']],
    ['a bound', { amount_max: '8000.00' }, ['amount_max: 8000.00 → null']],
    ['missing', { missing: ['layoff_rate'] }, ['missing: layoff_rate → null']],
    ['an amount taken out', { amount: undefined }, ['amount: null → 7407.41']],
    ['the clause', { clause: '（九）' }, ['clause: （九） → （一）']],
    [
      'conditions taken out',
      { conditions: [] },
      [
        'condition in-force: null → true',
        'condition covered-employer: null → true',
        'condition stable-workforce: null → true',
        'condition in-region: null → true',
      ],
    ],
  ])('%s altered', (_what, change, differences) => {
    const found = verified({ ...result, ...change });
    expect(found.verdict).toBe('differs');
    expect(short(found)).toEqual(expect.arrayContaining(differences));
  });

  test('a reference figure altered is a difference though the amount is the same', () => {
    const parameters = (result.parameters as { value: string }[]).map((each) => ({ ...each, value: '6%' }));
    expect(short(verified({ ...result, parameters }))).toEqual(['figure surveyed_unemployment_target: 6% → 5.5%']);
  });
});

describe('by other tables', () => {
  const result = resultFor(REFUND, FACTS);

  test('a target lowered to 5.4%: the condition fails, and the figure is named', () => {
    const lower = changed([
      'figures.yaml',
      'from: 2022-01-01, to: 2022-12-31, value: 5.5%',
      'from: 2022-01-01, to: 2022-12-31, value: 5.4%',
    ]);
    const found = verified(result, lower);
    expect(found).toMatchObject({ verdict: 'differs', sameTables: false });
    expect(short(found)).toEqual([
      'status: eligible → ineligible',
      'amount: 7407.41 → 0.00',
      'condition stable-workforce: true → false',
    ]);
    expect(short(found, false)).toContain('figure surveyed_unemployment_target: 5.5% → 5.4%');
  });

  test('a target raised to 5.6%: it still holds, and the figure is named', () => {
    const higher = changed([
      'figures.yaml',
      'from: 2022-01-01, to: 2022-12-31, value: 5.5%',
      'from: 2022-01-01, to: 2022-12-31, value: 5.6%',
    ]);
    const found = verified(result, higher);
    expect(found.verdict).toBe('holds');
    expect(short(found)).toEqual([]);
    expect(short(found, false)).toContain('figure surveyed_unemployment_target: 5.5% → 5.6%');
  });

  test('a window that ends the day before: the condition in-force fails', () => {
    const file = `${REFUND}.yaml`;
    const closed = changed([file, 'to: 2023-12-31, governed_by', 'to: 2023-09-30, governed_by']);
    const found = verified(result, closed);
    expect(short(found)).toContain('condition in-force: true → false');
    expect(found.result).toMatchObject({ status: 'ineligible', amount: '0.00' });
    const open = changed([file, 'to: 2023-12-31, governed_by', 'to: 2023-10-01, governed_by']);
    expect(verified(result, open).verdict).toBe('holds');
  });

  test('a ratio of the table changed: 12345.68 × 50%', () => {
    const half = changed([`${REFUND}.yaml`, '"medium, small, micro", 0.60', '"medium, small, micro", 0.50']);
    expect(short(verified(result, half))).toEqual(['amount: 7407.41 → 6172.84']);
  });

  test('a result that names no tables holds, or does not', () => {
    const { tables: _tables, ...bare } = result;
    expect(verified(bare)).toMatchObject({ verdict: 'holds', sameTables: null });
    expect(verified({ ...bare, amount: '1.00' }).verdict).toBe('differs');
  });

  test('a measure or a fact that is no more cannot be computed', () => {
    expect(verified({ ...result, measure: 'xinjiang-2023-49/ui-refunds' })).toMatchObject({
      verdict: 'failed',
      problems: [{ code: 'unknown-measure', params: { name: 'xinjiang-2023-49/ui-refunds' } }],
    });
    expect(verified({ ...result, facts: { ...FACTS, layoff_rates: '1%' } })).toMatchObject({
      verdict: 'failed',
      problems: [{ code: 'unknown-fact', place: { file: 'r.json' } }],
    });
  });
});

describe('figures', () => {
  const facts = {
    region: '654002',
    application_date: '2020-06-15',
    employer_kind: 'enterprise',
    enterprise_size: 'small',
    layoff_rate: '0%',
    prior_year_ui_premiums: '1000.00',
  };
  const figure = (from: string, value: string, local = {}) => ({
    name: 'ui_refund_ratio',
    value,
    from,
    region: null,
    valid_from: null,
    valid_to: null,
    source: null,
    ...local,
  });
  const base = resultFor('yili-2020-16/ui-refund', facts);
  const others = (base.parameters as { name: string }[]).filter((each) => each.name !== 'ui_refund_ratio');
  const settled = { status: 'eligible', amount: '800.00', amount_min: null, amount_max: null, missing: [] };
  const withFigure = (each: ReturnType<typeof figure>) => ({
    ...base,
    ...settled,
    outputs: { amount: '800.00' },
    parameters: [...others, each],
  });

  test.each(['case', 'set', 'param'])('one given by %s is given again as it was', (from) => {
    expect(verified(withFigure(figure(from, '80%')))).toMatchObject({ verdict: 'agrees', differences: [] });
    expect(short(verified({ ...withFigure(figure(from, '80.01%')) }))).toContain('amount: 800.00 → 800.10');
  });

  test('one of a locality is given again with its place and time', () => {
    const local = { region: '654000', valid_from: '2020-01-01', valid_to: '2020-12-31' };
    expect(verified(withFigure(figure('locality', '80%', local)))).toMatchObject({
      verdict: 'agrees',
      differences: [],
    });
    const { evaluation } = verified(withFigure(figure('locality', '80%', local)));
    const [saved] = readSavedYaml(caseYaml(evaluation!, 'zh', provenance), 'case.yaml');
    expect(verifier.verify(saved!)).toMatchObject({ verdict: 'agrees', result: { amount: '800.00' } });
    const before = { ...local, valid_to: '2020-06-14' };
    expect(short(verified(withFigure(figure('locality', '80%', before))))).toContain('amount: 800.00 → null');
  });

  test('one beyond what the document allows makes the case invalid', () => {
    const found = verified(withFigure(figure('param', '101%')));
    expect(found.result?.status).toBe('invalid');
    expect(short(found)).toEqual(['status: eligible → invalid', expect.stringContaining('error: null → ')]);
  });
});

describe('invalid results', () => {
  test('one whose refused value is not in it is not checked', () => {
    const { layoff_rate: _refused, ...facts } = FACTS;
    const result = resultFor(REFUND, facts);
    const invalid = {
      ...result,
      status: 'invalid',
      amount: null,
      errors: [{ code: 'above-maximum', field: 'layoff_rate' }],
    };
    expect(verified(invalid).verdict).toBe('unchecked');
  });

  test('a row for which there was no measure is not checked', () => {
    expect(verified({ row: 3, measure: null, status: 'undetermined', facts: {} }).verdict).toBe('unchecked');
  });
});

describe('files', () => {
  async function itemsOf(content: string | Buffer, name = 'stdin', size = 1 << 16) {
    const bytes = Buffer.from(content as string);
    const chunks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    const items = [];
    for await (const item of readSaved({ bytes: Readable.from(chunks), name })) items.push(item);
    return items;
  }
  const line = (row: number) => JSON.stringify({ row, ...resultFor(REFUND, FACTS) });
  const lines = [1, 2, 3].map(line).join('\n');

  test.each([1, 2, 7, 1 << 16])('one result a line, in pieces of %i bytes, with their lines and rows', async (size) => {
    const items = await itemsOf(`\ufeff${lines}\r\n`, 'stdin', size);
    expect(items.map((each) => each.record?.place)).toEqual(
      [1, 2, 3].map((row) => ({ file: 'stdin', line: row, row })),
    );
  });

  test('UTF-16 with its mark, as shells of Windows write it', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines, 'utf16le')]);
    expect(await itemsOf(bytes)).toHaveLength(3);
  });

  test('a damaged line is told with its place and hides no other', async () => {
    const items = await itemsOf([line(1).slice(0, 50), line(2), '', 'x', line(3)].join('\n'));
    expect(items.map((each) => each.problems?.map(({ code, place }) => `${code} ${place.line}`) ?? 'record')).toEqual([
      ['json-malformed 1'],
      'record',
      ['json-malformed 4'],
      'record',
    ]);
  });

  test('one indented result, a list of them, a screening', async () => {
    const result = resultFor(REFUND, FACTS);
    expect(await itemsOf(JSON.stringify(result, null, 2))).toHaveLength(1);
    expect(await itemsOf(JSON.stringify([result, result], null, 2))).toHaveLength(2);
    expect(await itemsOf(JSON.stringify({ region: '650100', measures: [result] }, null, 2))).toHaveLength(1);
  });

  test.each([
    ['nothing', '', 'saved-empty'],
    ['blank lines', '\n \n', 'saved-empty'],
    ['an empty list', '[]', 'saved-empty'],
    ['another JSON', '{"name": "x"}', 'saved-no-measure'],
    ['another JSON, indented', '{\n  "name": "x"\n}', 'saved-no-measure'],
    ['YAML without a measure', 'facts:\n  layoff_rate: 0%', 'saved-no-measure'],
    ['half a JSON', '{\n  "measure": "a/b",', 'json-malformed'],
    ['a text', 'hello', 'case-not-mapping'],
  ])('%s is no file to verify', async (_what, content, code) => {
    await expect(itemsOf(content)).rejects.toMatchObject({ problem: { code } });
  });

  test('bytes that are not UTF-8', async () => {
    await expect(itemsOf(Buffer.from([0x7b, 0xb2, 0xe2]))).rejects.toMatchObject({
      problem: { code: 'file-encoding' },
    });
  });

  test('a key of the wrong kind is told with its line in an indented file', () => {
    const text = '{\n  "measure": "a/b",\n  "status": "eligible",\n  "facts": {},\n  "missing": 5\n}';
    expect(codeOf(() => readSavedJson(text, { file: 'r.json' }))).toBe('saved-key');
    try {
      readSavedJson(text, { file: 'r.json' });
    } catch (error) {
      expect(error).toMatchObject({ problem: { place: { file: 'r.json', line: 5 } } });
    }
  });

  test('numbers of a case are taken as written', () => {
    const [record] = readSavedJson('{"measure": "a/b", "facts": {"insured_staff": 30.000000000000000001}}', {
      file: 'x',
    });
    expect(record!.facts[0]!.value).toBe('30.000000000000000001');
  });

  test('a case saved before results were kept is computed', () => {
    const [record] = readSavedYaml(`measure: ${REFUND}\nfacts:\n  region: "650100"\n  layoff_rate: 0%\n`, 'old.yaml');
    const found = verifier.verify(record!);
    expect(found).toMatchObject({ verdict: 'computed', result: { status: 'undetermined' } });
    expect(factTexts(found.evaluation!)).toEqual({ region: '650100', layoff_rate: '0%' });
  });
});
