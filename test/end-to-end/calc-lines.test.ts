import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { COMMAND, ROOT, suance } from '../support/run.ts';

const REFUND = 'xinjiang-2023-49/ui-refund';
const LINES = ['calc', REFUND, '--format', 'ndjson', '-'];
const FACTS = {
  application_date: '2023-10-01',
  employer_kind: 'enterprise',
  enterprise_size: 'medium',
  insured_staff: 30,
  layoff_rate: '20%',
  prior_year_ui_premiums: '12345.68',
};
const CASE = JSON.stringify(FACTS);

interface Answer {
  readonly measure: string | null;
  readonly status: string;
  readonly amount: string | null;
  readonly errors: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
  readonly facts: Record<string, unknown>;
}

function answers(
  input: string | Buffer,
  args = LINES,
): { code: number | null; err: string; all: Answer[]; out: string } {
  const { code, out, err } = suance(args, { input });
  const all = out
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each) as Answer);
  return { code, err, all, out };
}

/** The one line that `calc` prints for facts as arguments. */
function alone(facts: Record<string, unknown>): string {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  return suance(['calc', REFUND, ...pairs, '--format', 'ndjson']).out;
}

describe('one case a line', () => {
  it('has the answer that calc prints for it, byte for byte', () => {
    const cases = [FACTS, { ...FACTS, insured_staff: 31 }, { ...FACTS, layoff_rate: '5.5%' }, { insured_staff: 31 }];
    const { code, out, err } = answers(cases.map((each) => `${JSON.stringify(each)}\n`).join(''));
    expect(out).toBe(cases.map(alone).join(''));
    expect(code).toBe(0);
    expect(err).toBe('');
  });

  it('may name its measure, by id or by Chinese name', () => {
    const line = (measure: string) => `${JSON.stringify({ measure, facts: { ...FACTS, region: '650100' } })}\n`;
    const { code, all, err } = answers(line(REFUND) + line('稳岗返还'), ['calc', '-', '--format', 'ndjson']);
    expect(all.map(({ measure, amount }) => [measure, amount])).toEqual([
      [REFUND, '7407.41'],
      [REFUND, '7407.41'],
    ]);
    expect([code, err]).toEqual([0, '']);
  });

  it('keeps every digit, be it a JSON number or a text', () => {
    for (const premiums of ['90071992547409.93', '"90071992547409.93"', '123456789012345678.91']) {
      const { all } = answers(`${CASE.replace('"12345.68"', premiums)}\n`);
      expect(all[0]!.facts.prior_year_ui_premiums).toBe(premiums.replaceAll('"', ''));
    }
    expect(answers(`${CASE.replace('"12345.68"', '12345.68')}\n`).out).toBe(alone(FACTS));
  });

  it('takes what options and arguments give to all', () => {
    const rest = JSON.stringify({ ...FACTS, layoff_rate: undefined });
    for (const given of [['--set', 'layoff_rate=20%'], ['layoff_rate=20%']]) {
      const { out } = answers(`${rest}\n`, ['calc', REFUND, ...given, '--format', 'ndjson', '-']);
      expect(out).toBe(alone(FACTS));
    }
  });

  it('may end without a line break, and with that of Windows, after a byte order mark', () => {
    expect(answers(`\uFEFF${CASE}\r\n${CASE}`).out).toBe(alone(FACTS).repeat(2));
  });

  it('tells at the end what was not used', () => {
    const line = `${JSON.stringify({ ...FACTS, birth_date: '2000-01-01', unit_name: 'Sunrise' })}\n`;
    expect(answers(line).err).toBe(`note: ${REFUND} does not use: birth_date\n`);
    expect(answers(line, [...LINES, '--quiet']).err).toBe('');
  });
});

describe('lines that are no cases', () => {
  const bad = [
    ['json-malformed', 'nonsense'],
    ['json-malformed', '{"layoff_rate":'],
    ['json-malformed', '{"layoff_rate":0.1,"layoff_rate":0.2}'],
    ['json-malformed', '{"layoff_rate":01}'],
    ['case-not-mapping', '[1]'],
    ['case-not-mapping', '42'],
    ['unknown-fact', '{"layof_rate":0.1}'],
    ['unknown-fact', '{"__proto__":{"layoff_rate":0.1}}'],
    ['fact-value-kind', '{"layoff_rate":[0.1]}'],
    ['fact-twice', '{"layoff_rate":0.1,"裁员率":0.1}'],
    ['rate-malformed', '{"layoff_rate":"5.5x"}'],
    ['above-maximum', '{"layoff_rate":"101%"}'],
  ] as const;

  it('have answers that say so, and the others go on', () => {
    const { code, all, err } = answers([CASE, ...bad.flatMap(([, line]) => [line, CASE])].join('\n'));
    expect(all.map(({ status, errors }) => errors[0]?.code ?? status)).toEqual([
      'eligible',
      ...bad.flatMap(([error]) => [error, 'eligible']),
    ]);
    expect(all.filter(({ status }) => status === 'invalid')).toHaveLength(bad.length);
    expect(code).toBe(1);
    expect(err).toBe(`note: ${bad.length} of ${2 * bad.length + 1} cases invalid; their errors say why\n`);
  });

  it('are refused where they are no UTF-8, or longer than 4 MiB', () => {
    const latin = Buffer.from('{"layoff_rate":"\xa5"}\n', 'latin1');
    const long = Buffer.from(`{"unit_name":"${'x'.repeat(4 * 1024 * 1024)}"}\n`);
    const { code, all } = answers(Buffer.concat([latin, long, Buffer.from(`${CASE}\n`)]));
    expect(all.map(({ status, errors }) => errors[0]?.code ?? status)).toEqual([
      'file-encoding',
      'line-too-long',
      'eligible',
    ]);
    expect(code).toBe(1);
  });

  it('have blank answers where they are blank', () => {
    expect(answers(`\n${CASE}\n \t\r\n`).out).toBe(`\n${alone(FACTS)}\n`);
    expect(answers('').out).toBe('');
  });

  it('never repeat a number that may name a person', () => {
    const { out } = answers('{"layoff_rate":"650102199001011234"}\n{"650102199001011234":1}\n');
    expect(out).not.toContain('199001011234');
  });

  it('must name a measure where none is named for all', () => {
    const { code, all } = answers(`${CASE}\n{"measure":"ui-refnd","facts":{}}\n`, ['calc', '-', '--format', 'ndjson']);
    expect(all.map(({ errors }) => errors[0]!.code)).toEqual(['case-without-measure', 'unknown-measure']);
    expect(code).toBe(1);
  });
});

describe('wrong use', () => {
  it.each([
    [['calc', REFUND, '-'], 'calc - is used together with --format ndjson only'],
    [['calc', REFUND, '--format', 'json', '-'], 'calc - is used together with --format ndjson only'],
    [[...LINES, '--case', 'case.yaml'], 'calc - does not take --case'],
    [[...LINES, '--sheet', 'sheet.html'], 'calc - does not take --sheet'],
    [['calc', 'ui-refnd', '--format', 'ndjson', '-'], 'ui-refnd'],
  ])('%j', (args, message) => {
    const { code, out, err } = suance(args, { input: `${CASE}\n` });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

describe('as a companion of another program', () => {
  const children: ChildProcessWithoutNullStreams[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill();
  });

  function start(): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [COMMAND, ...LINES], { cwd: ROOT, stdio: 'pipe' });
    children.push(child);
    return child;
  }

  it('answers each line before more comes, also where a line comes in pieces', async () => {
    const child = start();
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const staff of [30, 31, 32]) {
      const line = `${JSON.stringify({ ...FACTS, insured_staff: staff })}\n`;
      child.stdin.write(line.slice(0, 40));
      await new Promise((resolve) => setTimeout(resolve, 20));
      child.stdin.write(line.slice(40));
      const { value } = await lines.next();
      expect((JSON.parse(value!) as Answer).status).toBe(staff === 30 ? 'eligible' : 'ineligible');
    }
    child.stdin.write('nonsense\n');
    expect(JSON.parse((await lines.next()).value!)).toMatchObject({ status: 'invalid' });
    const ended = once(child, 'exit');
    child.stdin.end();
    expect(await ended).toEqual([1, null]);
  });

  it('ends quietly when the reader has seen enough', () => {
    const input = join(mkdtempSync(join(tmpdir(), 'suance-')), 'cases.ndjson');
    writeFileSync(input, `${CASE}\n`.repeat(20_000));
    const script = `"${process.execPath}" "${COMMAND}" ${LINES.join(' ')} < "${input}" | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script]);
    expect(stdout.toString()).toBe(`${alone(FACTS)}0\n`);
    expect(stderr.toString()).toBe('');
  });
});
