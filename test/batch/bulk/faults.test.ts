import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { cut, EXACT, type List, outcomeOf, QUICK } from './lists.ts';
import { GAP, HEADER, listed, ROW, refunds } from './refunds.ts';

/** The same outcome by both ways, which is then given back. */
async function alike(list: List) {
  const expected = await outcomeOf(list, EXACT);
  expect(await outcomeOf(list, QUICK)).toEqual(expected);
  return expected;
}

describe('a column that many rows lack', () => {
  const header = HEADER.replace(',insured_staff', '');
  const lacksNot = ROW.replace(',25', '');
  const lacks = lacksNot.replace('small,0', 'small,10');

  test.each([
    [51, 'csv-column-missing'],
    [50, null],
  ])('is judged by the first hundred rows, of which %i lack it', async (count, code) => {
    const after = (code === null ? lacks : lacksNot).repeat(900);
    const rows = lacks.repeat(count) + lacksNot.repeat(100 - count);
    for (const pieces of [
      listed(header, rows, after),
      [Buffer.from(header + rows + after)],
      cut(Buffer.from(header + rows + after), [header.length, 100, 701]),
    ]) {
      const outcome = await alike(refunds(pieces));
      if (code === null) expect('report' in outcome && outcome.report.rows).toBe(1000);
      else expect('problems' in outcome && outcome.problems.map((each) => each.code)).toEqual([code]);
    }
  });
});

describe('a quote that stands where none may', () => {
  const after = ROW.repeat(100_000);

  test.each([
    ['5"x', 'csv-quote', after],
    ['"x"y', 'csv-quote', after],
    ['"x', 'csv-record-too-large', after],
    ['"x', 'csv-quote-open', ROW],
  ])('%s is told of as %s', async (cell, code, rest) => {
    const line = ROW.replace('enterprise', cell);
    const outcome = await alike(refunds(listed(HEADER, `${ROW.repeat(3)}${line}${rest}`)));
    expect(outcome).toMatchObject({ problems: [{ code, place: { row: 4, line: 25 } }] });
  });
});

describe('encodings', () => {
  const header = `备注,${HEADER}${GAP}`;
  const line = (text: string) => `${text},${ROW}`;
  const ascii = line('x').repeat(3000);
  const NAMES = ['伊宁市晨露乳业有限公司', '田𠮷', '马某䶮', '"两行\n一格"', '阿依古丽·某', '×÷'];
  const chinese = NAMES.map(line).join('');
  const late = `remark,${HEADER}${GAP}${ascii}${chinese}${ascii}${chinese}`;
  const forms = {
    'utf-8': (text: string) => Buffer.from(text),
    gb18030: (text: string) => iconv.encode(text, 'gb18030'),
  };
  const cases = (['utf-8', 'gb18030'] as const).flatMap((encoding) =>
    [encoding, undefined].flatMap((given) => [undefined, 900].map((block) => [encoding, given, block] as const)),
  );

  test.each(cases)('%s (given: %s, block: %s) comes out as UTF-8', async (encoding, given, block) => {
    const bytes = forms[encoding];
    for (const text of [header + chinese, late]) {
      const end = text.indexOf(GAP) + GAP.length;
      for (const pieces of [
        [bytes(text.slice(0, end)), bytes(text.slice(end))],
        cut(bytes(text), [bytes(text.slice(0, end)).length, 70_001]),
      ]) {
        const outcome = await alike(refunds(pieces, { encoding: given, block, results: 'utf-8-bom' }));
        if ('problems' in outcome) throw new Error(outcome.problems[0]!.code);
        expect(outcome.output.startsWith('\ufeff')).toBe(true);
        for (const each of NAMES) expect(outcome.output).toContain(`\n${each},654002`);
      }
    }
  });

  test.each(cases)(
    '%s (given: %s, block: %s): a byte that cannot be read has its place',
    async (encoding, given, block) => {
      const bytes = forms[encoding];
      for (const before of [chinese, chinese + ascii + chinese]) {
        const start = bytes(header);
        const sound = bytes(before);
        const pieces = [start, Buffer.concat([sound, Buffer.from([0xff]), bytes(ascii)])];
        const outcome = await alike(refunds(pieces, { encoding: given, block }));
        const params = { encoding: encoding.toUpperCase(), offset: start.length + sound.length + 1 };
        expect(outcome).toMatchObject({ problems: [{ code: 'input-encoding', params, place: { file: 'list.csv' } }] });
      }
    },
  );
});
