import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskIdentity } from '../../../src/batch/mask.ts';
import { textsFor } from '../../../src/cli/texts/texts.ts';
import { type SheetOptions, sheetPage } from '../../../src/cli/views/sheet.ts';
import { preparePlan } from '../../../src/engine/plan.ts';
import { type Evaluation, evaluate } from '../../../src/engine/run.ts';
import type { Language } from '../../../src/values/print.ts';
import { run, type Told } from '../../engine/cases.ts';
import { caseOf, namesOf, worldOf } from '../../engine/worlds.ts';
import { ownSet } from '../../policies/sets.ts';
import { amount, quantity, smallMeasure } from '../../policies/small.ts';

const set = ownSet();
const skill = set.measure('xinjiang-2023-49/skill-upgrade');
const relief = set.measure('yili-2020-16/social-insurance-relief');
const PROVENANCE = { tables: 'sha256:abc', version: '1.2.3' };

function page(evaluation: Evaluation, language: Language = 'zh', options: SheetOptions = {}): string {
  const view = { texts: textsFor(language), provenance: PROVENANCE, regions: () => set.regions() };
  return sheetPage(evaluation, view, options);
}

/** What a reader sees: the lines of the body without markup, cells apart by `|`. */
function seen(text: string): string[] {
  return text
    .slice(text.indexOf('<body>'))
    .replace(/\n/g, '')
    .replace(/<\/(tr|h1|h2|li|div|table|section|footer)>|<br>/g, '\n')
    .replace(/<\/(th|td)>/g, '|')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

const SKILL: Told = {
  person_name: '阿依古丽·买买提',
  resident_id: '65400219900101127X',
  application_date: '2023-10-08',
  receives_ui_benefit: true,
  certificate_kind: 'skill_level',
  certificate_level: 'level_four',
  certificate_date: '2023-03-15',
  skill_subsidies_this_year: '0',
};

describe('an eligible case', () => {
  test('in Chinese: basis, who, day, outcome, amount in figures and capitals, conditions, facts, formula, signatures', () => {
    const lines = seen(page(run(skill, SKILL)));
    const readings = lines.indexOf('条文理解');
    expect(lines.slice(0, readings)).toEqual([
      '技能提升补贴 核定单',
      '依据|《新疆维吾尔自治区人民政府办公厅关于优化调整稳就业政策措施的通知》，新政办发[2023]49号 （十三）xinjiang-2023-49/skill-upgrade|',
      '对象|参保企业职工和领取失业保险金人员|判断日期|2023年10月8日（申请日期）|',
      '姓名|阿依古丽·买买提|公民身份号码|65*************27X|',
      '结果|✓ 符合|',
      '金额|1,500.00 元|',
      '金额大写|人民币壹仟伍佰元整|',
      '条件',
      '结论|条件|核对情况|',
      '✓满足|在政策期限内|申请日期 2023年10月8日 属于 [2023年8月9日..2023年12月31日]|',
      '✓满足|参保满1年的企业职工或领取失业保险金人员|是否领取失业保险金 = 是|',
      '✓满足|取得规定种类的证书|证书种类 职业技能等级证书 属于 {职业资格证书、职业技能等级证书}|',
      '✓满足|证书等级有补贴标准|证书等级 中级（四级） 属于 {初级（五级）、中级（四级）、高级（三级）}|',
      '✓满足|取得证书一年内申请|申请日期 2023年10月8日 ≥ 取得证书日期 2023年3月15日；申请日期 2023年10月8日 ≤ 取得证书日期 2023年3月15日 + 1年 = 2024年3月15日|',
      '✓满足|本年度享受不超过三次|本年度已享受技能提升补贴次数 0 + 1 = 1 ≤ 3|',
      '填报内容',
      '申请日期|2023年10月8日|是否领取失业保险金|是|',
      '证书种类|职业技能等级证书|证书等级|中级（四级）|',
      '取得证书日期|2023年3月15日|本年度已享受技能提升补贴次数|0|',
      '计算',
      '补贴标准：证书等级 中级（四级）第 2 行 中级（四级） → 1,500.00 元',
      '补贴金额 = 补贴标准 1,500.00 元 = 1,500.00 元',
    ]);
    expect(lines[readings + 1]).toBe('文件未写明起始日期——采用：自发文之日（2023-08-09）起；理由：文件自印发起施行');
    expect(lines.slice(readings + 1 + skill.readings.length)).toEqual([
      '经办人（签字）年　　月　　日',
      '|复核人（签字）年　　月　　日',
      '|单位（盖章）年　　月　　日',
      '|',
      '本单由程序按所列文件和填报内容计算；经办人、复核人签字并加盖单位印章后归档。',
      '政策表 sha256:abc · suance 1.2.3',
    ]);
  });

  test('in English', () => {
    const lines = seen(page(run(skill, SKILL), 'en'));
    expect(lines[0]).toBe('Determination sheet: Skill-upgrade subsidy');
    expect(lines).toContain('name of the person|阿依古丽·买买提|resident identity number|65*************27X|');
    expect(lines).toContain('Outcome|✓ eligible|');
    expect(lines).toContain('Amount|1,500.00 yuan|');
    expect(lines).toContain('Amount in capitals|人民币壹仟伍佰元整|');
    expect(lines).toContain('policy tables sha256:abc · suance 1.2.3');
  });

  test('rounding is told where it changed the amount; figures come with time and source', () => {
    const refund = set.measure('xinjiang-2023-49/ui-refund');
    const facts = {
      region: '654002',
      application_date: '2023-10-01',
      employer_kind: 'enterprise',
      enterprise_size: 'medium',
      layoff_rate: '0.055',
      prior_year_ui_premiums: '12345.68',
    };
    const lines = seen(page(run(refund, facts, set.regions().chain('654002'))));
    expect(lines).toContain('金额大写|人民币柒仟肆佰零柒元肆角壹分|');
    expect(lines).toContain(
      '返还金额 = 上年度实际缴纳失业保险费 12,345.68 元 × 返还比例 60% = 7,407.41 元 （舍入前 7,407.408 元，四舍五入到分）',
    );
    expect(lines).toContain(
      '全国城镇调查失业率控制目标|5.5%|2022-01-01…2022-12-31|2022年国务院政府工作报告（5.5%以内）|',
    );
    expect(lines).toContain('✓满足|在政策适用地区|地区 伊宁市 属于 新疆维吾尔自治区|');
  });

  test('a schedule has a head that is repeated, a row a month, and totals', () => {
    const facts = {
      contribution_from: '2020-02',
      contribution_to: '2020-04',
      employer_kind: 'enterprise',
      enterprise_size: 'large',
      pension_contribution: { '2020-02': '100.01', '2020-03': '200', '2020-04': '300' },
      unemployment_contribution: '10',
      injury_contribution: '0',
    };
    const text = page(run(relief, facts));
    const lines = seen(text);
    const at = lines.indexOf('单位：元分月明细');
    expect(lines.slice(at + 1, at + 6)).toEqual([
      '所属月份|减免比例|养老应缴|养老减免|失业应缴|失业减免|工伤应缴|工伤减免|',
      '2020年2月|50%|50.01|50.00|5.00|5.00|0.00|0.00|',
      '2020年3月|50%|100.00|100.00|5.00|5.00|0.00|0.00|',
      '2020年4月|50%|150.00|150.00|5.00|5.00|0.00|0.00|',
      '合计||300.01|300.00|15.00|15.00|0.00|0.00|',
    ]);
    expect(text).toContain('<table class="schedule"><thead>');
    expect(text).toContain('thead { display: table-header-group; }');
    expect(lines).toContain('对象|参保单位|判断期间|2020年2月 至 2020年4月|');
  });
});

describe('other outcomes', () => {
  test('ineligible: what would have passed, nothing granted in figures and capitals', () => {
    const lines = seen(page(run(skill, { ...SKILL, skill_subsidies_this_year: '3' })));
    expect(lines).toContain('结果|✗ 不符合|');
    expect(lines).toContain('金额|0.00 元|');
    expect(lines).toContain('金额大写|人民币零元整|');
    const failed = lines.findIndex((each) => each.startsWith('✗不满足|'));
    expect(lines[failed]).toBe(
      '✗不满足|本年度享受不超过三次|本年度已享受技能提升补贴次数 3 + 1 = 4 > 3应为：本年度已享受技能提升补贴次数 + 1 ≤ 3',
    );
  });

  test('undetermined: bounds, no capitals, and what is missing', () => {
    const { skill_subsidies_this_year: _, ...facts } = SKILL;
    const lines = seen(page(run(skill, facts)));
    expect(lines).toContain('结果|? 待定，材料不全|');
    expect(lines).toContain('金额|未定，不高于 1,500.00 元|');
    expect(lines.some((each) => each.startsWith('金额大写'))).toBe(false);
    expect(lines.slice(lines.indexOf('还需要'))[1]).toBe('本年度已享受技能提升补贴次数 (skill_subsidies_this_year)');
    expect(lines.some((each) => each.startsWith('?待核实|'))).toBe(true);
  });

  test('invalid: the errors, and nothing to sign', () => {
    const refund = set.measure('yili-2020-16/ui-refund');
    const lines = seen(page(run(refund, { application_date: '2020-06-01', ui_refund_ratio: '1.1' })));
    expect(lines).toContain('结果|✗ 无效，填报内容有误|');
    expect(lines.slice(lines.indexOf('错误'))[1]).toContain('稳岗返还比例：110% 高于');
    expect(lines.some((each) => each.includes('签字'))).toBe(false);
    expect(lines.at(-1)).toBe('政策表 sha256:abc · suance 1.2.3');
  });

  test('no figure in the document, and a decision', () => {
    const facts = quantity('fit', 'boolean');
    const measure = 'conditions:\n  - { id: fit, title: { zh: 合格, en: fit }, test: fit }\n';
    const open = smallMeasure({ facts, measure: `${measure}unquantified: { zh: 给予奖补, en: an award }` });
    const decided = smallMeasure({ facts, measure: `${measure}decision: { zh: 可以办理, en: may apply }` });
    const given = { application_date: '2020-05-01', fit: true };
    expect(seen(page(run(open, given)))).toContain('金额|文件没有给出数额：给予奖补|');
    expect(seen(page(run(open, given), 'en'))).toContain('Amount|the document gives no figure: an award|');
    expect(seen(page(run(decided, given)))).toContain('可享受|可以办理|');
    expect(seen(page(run(decided, { ...given, fit: false }))).join('\n')).not.toContain('可以办理');
    expect(seen(page(run(decided, { application_date: '2020-05-01' })))).toContain('可享受|如符合，可以办理|');
  });

  test('without any name, places to write all of them in', () => {
    const { person_name: _name, resident_id: _id, ...facts } = SKILL;
    const lines = seen(page(run(skill, facts)));
    expect(lines).toContain('姓名||公民身份号码||');
    expect(lines).toContain('单位名称||统一社会信用代码||');
    expect(seen(page(run(skill, { ...facts, unit_name: '甲' })))).not.toContain('姓名||公民身份号码||');
  });

  test('what cannot be had together is named, unless the case is ineligible', () => {
    const measure = `conditions:\n  - { id: fit, title: { zh: 合格, en: fit }, test: fit }\nexclusions:\n  - { with: startup-loan, rule: one, note: { zh: 两者相同, en: the same } }\n${amount('5')}`;
    const small = smallMeasure({ facts: quantity('fit', 'boolean'), measure });
    const shown = (fit: boolean) => seen(page(run(small, { application_date: '2020-05-01', fit })));
    expect(shown(true)).toContain('startup-loan，只能享受一项，两者相同');
    expect(shown(false)).not.toContain('不能同时享受');
  });
});

describe('numbers of identity', () => {
  test('first two and last three, so that the day of birth is hidden; short ones altogether', () => {
    expect(maskIdentity('654002199001011237')).toBe('65*************237');
    expect(maskIdentity('65400219900101127X')).toBe('65*************27X');
    expect(maskIdentity('654002900101123')).toBe('65**********123');
    expect(maskIdentity('E12345678')).toBe('*********');
    expect(maskIdentity('')).toBe('');
  });

  test('in full only where asked for; never elsewhere in the page', () => {
    const evaluation = run(skill, SKILL);
    expect(page(evaluation)).not.toContain('65400219900101127X');
    expect(page(evaluation)).not.toContain('19900101');
    expect(seen(page(evaluation, 'zh', { fullIds: true }))).toContain(
      '姓名|阿依古丽·买买提|公民身份号码|65400219900101127X|',
    );
  });
});

describe('a page that stands alone', () => {
  test('hostile facts are shown as they stand', () => {
    const hostile = {
      person_name: `<script>alert("x")</script>`,
      unit_name: `</style></table><iframe src=//x>'"><img src=x onerror=alert(1)>&lt;b&gt;<!--`,
    };
    const text = page(run(skill, { ...SKILL, ...hostile }), 'zh', { fullIds: true });
    expect(text).not.toMatch(/<(script|img|iframe|!--)/i);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(seen(text)).toContain(`姓名|${hostile.person_name}|公民身份号码|${SKILL.resident_id}|`);
    expect(seen(text)).toContain(`单位名称|${hostile.unit_name}|统一社会信用代码||`);
  });

  test('no script, nothing from elsewhere, no clock', () => {
    const evaluation = run(skill, SKILL);
    const text = page(evaluation);
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(|https?:|\son[a-z]+=/i);
    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page(run(skill, SKILL))).toBe(text);
    expect(text).not.toContain(String(new Date().getFullYear() === 2023 ? 'never' : new Date().getFullYear()));
  });
});

const VOID = new Set(['meta', 'br', 'col']);

/** The elements that are left open or closed out of order. */
function unbalanced(text: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (VOID.has(name!)) continue;
    if (slash === '') open.push(name!);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test.each(set.summaries.map((each) => each.id))('%s: a sheet of any case, in both languages', (id) => {
  const measure = set.measure(id);
  const plan = preparePlan(measure);
  const some = fc.record({
    world: worldOf(measure),
    hidden: fc.subarray(namesOf(measure)),
    language: fc.constantFrom('zh' as const, 'en' as const),
  });
  fc.assert(
    fc.property(some, ({ world, hidden, language }) => {
      const text = page(evaluate(plan, caseOf(world, new Set(hidden))), language);
      expect(unbalanced(text)).toEqual([]);
      expect(text).not.toMatch(/undefined|\[object |NaN/);
    }),
    { numRuns: 10 },
  );
});
