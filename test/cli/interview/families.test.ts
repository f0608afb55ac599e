import { describe, expect, it } from 'vitest';
import { findOffers } from '../../../src/cli/interview/families.ts';
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

  it('finds nothing for what is not there', () => {
    expect(found('火星')).toEqual([]);
  });

  it('lists the versions of a family from the oldest on', () => {
    const [offer] = findOffers(SET, '稳岗', 'zh');
    const days = offer!.versions.map((each) => each.window.from);
    expect(days).toEqual(days.toSorted());
  });
});
