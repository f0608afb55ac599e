import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Answers } from '../../../src/batch/stream/answers.ts';
import { answerLines } from '../../../src/batch/stream/run.ts';
import { caseSettings } from '../../../src/cases/assemble.ts';
import { findSubject } from '../../../src/policies/set.ts';
import { ownSet } from '../../policies/sets.ts';

const set = ownSet();
const settings = caseSettings(set, {});
const subject = findSubject(set, 'xinjiang-2023-49/ui-refund');
const newAnswers = () =>
  new Answers({
    settings,
    subject,
    pairs: [],
    name: 'standard input',
    result: { provenance: { tables: 'sha256:0', version: '0' }, explain: false, message: ({ code }) => code },
  });

/** What chunks are answered with, in the pieces in which it is handed on. */
async function pieces(chunks: readonly Buffer[], answers = newAnswers()): Promise<string[]> {
  const written: string[] = [];
  async function* source() {
    for (const each of chunks) {
      // A chunk is good until the next.
      const chunk = Buffer.from(each);
      yield chunk;
      chunk.fill(0x78);
    }
  }
  await answerLines(answers, source(), async (data) => void written.push(data.toString()));
  return written;
}

const CASE = '{"application_date":"2023-10-01","employer_kind":"enterprise","layoff_rate":"5%","裁员率":null}';
const LINES = [
  CASE,
  '{}',
  'nonsense',
  '',
  ' \t\r',
  '{"layoff_rate":0.1}\r',
  `{"insured_staff":30}`,
  '{"unit_name":"甲公司"}',
];

describe('lines', () => {
  test('come in chunks of any size', async () => {
    const whole = Buffer.from(`${LINES.join('\n')}\n`);
    const expected = (await pieces([whole])).join('');
    expect(expected.split('\n')).toHaveLength(LINES.length + 1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 12 }), fc.boolean(), async (cuts, ended) => {
        const at = [0, ...cuts.sort((a, b) => a - b), ended ? whole.length : whole.length - 1];
        const chunks = at.slice(1).map((to, index) => whole.subarray(at[index], to));
        expect((await pieces(chunks)).join('')).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('are answered before more is waited for', async () => {
    const chunks = [`${CASE}\n`, CASE, '\n{}', `\n${CASE}\n${CASE.slice(0, 9)}`, CASE.slice(9)].map((each) =>
      Buffer.from(each),
    );
    const lines = (await pieces(chunks)).map((each) => each.split('\n').length - 1);
    expect(lines).toEqual([1, 1, 2, 1]);
  });

  test('of 4 MiB are read, longer ones refused and not kept, and the count goes on', async () => {
    const line = (length: number) => `{"unit_name":"${'x'.repeat(length - 16)}"}\n`;
    const most = 4 * 1024 * 1024;
    const input = Buffer.from([line(most), line(most + 1), line(3 * most), '{}\n'].join(''));
    for (const size of [input.length, 64 * 1024]) {
      const chunks = Array.from({ length: Math.ceil(input.length / size) }, (_, at) =>
        input.subarray(at * size, (at + 1) * size),
      );
      const answers = newAnswers();
      const codes = (await pieces(chunks, answers))
        .join('')
        .trimEnd()
        .split('\n')
        .map((each) => (JSON.parse(each) as { errors: { code: string }[] }).errors[0]?.code);
      expect(codes).toEqual([undefined, 'line-too-long', 'line-too-long', undefined]);
      expect(answers.report()).toMatchObject({ count: 4, invalid: 2 });
    }
  });

  test('are told of at the end', async () => {
    const answers = newAnswers();
    await pieces([Buffer.from(`${CASE}\n{"birth_date":"2000-01-01"}\n{"sex":"\\u5973"}\nnonsense\n`)], answers);
    expect(answers.report()).toEqual({
      count: 4,
      invalid: 1,
      regionAssumed: 0,
      regionStanding: 0,
      unused: new Map([['xinjiang-2023-49/ui-refund', new Set(['sex', 'birth_date'])]]),
    });
  });
});
