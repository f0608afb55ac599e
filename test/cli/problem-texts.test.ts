import { expect, test } from 'vitest';
import { messageOf } from '../../src/cli/texts/render.ts';
import { textsFor } from '../../src/cli/texts/texts.ts';
import { problemData } from '../../src/values/problem.ts';

const [zh, en] = [textsFor('zh'), textsFor('en')];

test.each(['money-malformed', 'rate-malformed', 'count-malformed'] as const)(
  '%s: a dash alone may be nothing or zero, and is told so',
  (code) => {
    for (const text of ['-', '/', '——']) {
      expect(messageOf(problemData(code, { text }), zh)).toBe(`“${text}”分不清是没有还是零；没有请留空，是零请写 0。`);
      expect(messageOf(problemData(code, { text }), en)).toBe(
        `"${text}" may mean nothing, or zero; leave the cell empty, or write 0.`,
      );
    }
    expect(messageOf(problemData(code, { text: '-x' }), zh)).not.toContain('分不清是没有');
  },
);

test('a version that is not there: by names and ids where they are known, by ids alone where not', () => {
  const asked = { family: 'ui-refund', region: '654002', date: '2030-01-01', versions: ['x'] };
  const named = { familyLabel: { zh: '稳岗返还', en: 'Refund' }, regionLabel: { zh: '伊宁市', en: 'Yining' } };
  const first = (params: object, texts: typeof zh) =>
    messageOf(problemData('version-none', { ...asked, ...params }), texts).split(/。|\. /)[0];
  expect(first(named, zh)).toBe('稳岗返还（ui-refund）在 伊宁市（654002）于 2030-01-01 没有有效的版本');
  expect(first({}, zh)).toBe('ui-refund 在 654002 于 2030-01-01 没有有效的版本');
  expect(first({ ...named, region: '', date: '' }, zh)).toBe('稳岗返还（ui-refund）没有有效的版本');
  expect(first(named, en)).toBe('No version of Refund (ui-refund) is in force in Yining (654002) on 2030-01-01');
});
