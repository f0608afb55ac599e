import { describe, expect, it } from 'vitest';
import { withPinyin } from '../../../scripts/pinyin.ts';
import { findOffers } from '../../../src/cli/interview/families.ts';
import { NO_FIT, searchRank } from '../../../src/cli/interview/search.ts';
import { SET } from './support.ts';

const found = (term: string) => findOffers(SET, term, 'zh').map((each) => each.id);

describe('finding what to compute', () => {
  it('offers every family that has a measure, without words', () => {
    const encoded = SET.families.filter(({ id }) => SET.summaries.some((each) => each.family === id));
    expect(found('')).toEqual(encoded.map((each) => each.id));
    expect(findOffers(SET, '', 'en').map((each) => each.label)).toContain('Skill-upgrade subsidy');
  });

  it.each([
    ['稳岗', 'ui-refund'],
    ['技能', 'skill-upgrade'],
    ['社保', 'social-insurance-relief'],
    ['skill', 'skill-upgrade'],
    ['REFUND', 'ui-refund'],
    ['insurance relief', 'social-insurance-relief'],
    ['ui-refund', 'ui-refund'],
  ])('%s leads to %s first', (term, family) => {
    expect(found(term)[0]).toBe(family);
  });

  it.each([
    ['伊犁', (id: string) => id.startsWith('yili-2020-16/')],
    ['临夏 稳岗', (id: string) => /^linxia-2020\/ui-refund/.test(id)],
    ['xinjiang-2023-49/skill', (id: string) => id.startsWith('xinjiang-2023-49/skill')],
    ['49号', (id: string) => id.startsWith('xinjiang-2023-49/')],
  ])('%s leads to single measures', (term, wanted) => {
    const ids = SET.summaries.map((each) => each.id).filter(wanted);
    expect(ids.length).toBeGreaterThan(1);
    expect(found(term).toSorted()).toEqual(ids.toSorted());
  });

  it.each([
    ['jnts', 'skill-upgrade'],
    ['jinengtisheng', 'skill-upgrade'],
    ['WGFH', 'ui-refund'],
    ['wengang', 'ui-refund'],
    ['sbjm', 'social-insurance-relief'],
    ['shebao', 'social-insurance-relief'],
    ['cydbdk', 'startup-loan'],
    ['jyjx', 'internship'],
  ])('pinyin %s leads to %s first', (term, family) => {
    const set = Object.create(SET, { families: { value: SET.families.map(withPinyin) } });
    expect(findOffers(set, term, 'zh')[0]?.id).toBe(family);
    // A list without pinyin still finds by names alone.
    expect(found(term)).not.toContain(family);
  });

  it('puts names before pinyin, and the beginning of pinyin before what is within', () => {
    const names = ['失业保险稳岗返还', 'ui-refund'];
    const pinyin = ['wengangfanhuan', 'wgfh'];
    const ranks = ['稳岗', 'refund', 'wgfh', 'gang', 'xyz', 'w'].map((each) => searchRank(names, pinyin, [each]));
    expect(ranks).toEqual([0, 0, 1, 2, NO_FIT, NO_FIT]);
    expect(searchRank(names, pinyin, ['refund', 'wgfh'])).toBe(1);
    expect(searchRank(names, pinyin, [])).toBe(0);
  });

  it('finds nothing for what is not there', () => {
    expect(found('火星')).toEqual([]);
  });

  it('lists the versions of a family from the oldest on', () => {
    const [offer] = findOffers(SET, '稳岗', 'zh');
    const days = offer!.versions.map((each) => each.window.from);
    expect(days).toEqual(days.toSorted());
  });
});
