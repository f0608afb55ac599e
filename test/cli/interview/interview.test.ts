import { describe, expect, it } from 'vitest';
import type { Interview } from '../../../src/cli/interview/interview.ts';
import type { Evaluation } from '../../../src/engine/run.ts';
import type { Example } from '../../../src/policies/model.ts';
import { Exact } from '../../../src/values/exact.ts';
import { moneyText } from '../../../src/values/print.ts';
import { SuanceError } from '../../../src/values/problem.ts';
import { interviewOn, SET, walk } from './support.ts';

const amountOf = (evaluation: Evaluation | null) => evaluation && moneyText(evaluation.amount as Exact);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SuanceError) return error.problem.code;
    throw error;
  }
  return 'nothing';
}

/** The name of the next question, or the kind of step that comes instead. */
function next(interview: Interview): string {
  const step = interview.step();
  return step.kind === 'question' ? step.name : step.kind;
}

const RELIEF = {
  contribution_from: '2020-02',
  contribution_to: '2020-03',
  employer_kind: 'enterprise',
  enterprise_size: 'small',
  pension_contribution: '1000.10',
  unemployment_contribution: '20',
  injury_contribution: '5.05',
};
const REFUND_2020 = {
  application_date: '2020-06-01',
  employer_kind: '企业',
  enterprise_size: '中型',
  layoff_rate: '2%',
  prior_year_ui_premiums: '1,000',
  few_layoffs_limit: '5%',
  ui_refund_ratio: '80%',
};

describe('the order of questions, for every measure', () => {
  const cases: Record<string, { answers: Record<string, string>; asked: string[]; amount: string }> = {
    'xinjiang-2023-49/ui-refund': {
      answers: {
        application_date: '2023-10-01',
        employer_kind: 'enterprise',
        layoff_rate: '20%',
        insured_staff: '30',
        enterprise_size: 'medium',
        prior_year_ui_premiums: '12345.68',
      },
      asked: [
        'application_date',
        'employer_kind',
        'enterprise_size',
        'layoff_rate',
        'insured_staff',
        'prior_year_ui_premiums',
      ],
      amount: '7407.41',
    },
    'xinjiang-2023-49/skill-upgrade': {
      answers: {
        application_date: '2023年10月8日',
        enterprise_employee: '是',
        ui_insured_months: '12个月',
        certificate_kind: '职业技能等级证书',
        certificate_level: '四级',
        certificate_date: '2023-03-15',
        skill_subsidies_this_year: '0',
      },
      asked: [
        'application_date',
        'enterprise_employee',
        'ui_insured_months',
        'certificate_kind',
        'certificate_level',
        'certificate_date',
        'skill_subsidies_this_year',
      ],
      amount: '1500.00',
    },
    'yili-2020-16/social-insurance-relief': {
      answers: RELIEF,
      asked: Object.keys(RELIEF),
      amount: '2050.30',
    },
    'linxia-2020/social-insurance-relief': {
      answers: RELIEF,
      asked: Object.keys(RELIEF),
      amount: '2050.30',
    },
    'yili-2020-16/ui-refund': { answers: REFUND_2020, asked: Object.keys(REFUND_2020), amount: '800.00' },
    'linxia-2020/ui-refund': { answers: REFUND_2020, asked: Object.keys(REFUND_2020), amount: '800.00' },
    'tacheng-2019-16/ui-refund': {
      answers: {
        application_date: '2019-06-01',
        employer_kind: 'enterprise',
        insured_and_paid_up: '是',
        layoff_rate: '2%',
        prior_year_ui_premiums: '10000.01',
        registered_unemployment_rate: '3%',
      },
      asked: [
        'application_date',
        'employer_kind',
        'insured_and_paid_up',
        'layoff_rate',
        'prior_year_ui_premiums',
        'registered_unemployment_rate',
      ],
      amount: '5000.01',
    },
  };

  it('asks group by group, whoever claims first, whatever the measure', () => {
    for (const { id, beneficiary, window } of SET.summaries) {
      const { facts } = SET.vocabulary();
      const groups = interviewOn(id)
        .pending()
        .filter((name) => !window.governedBy.includes(name))
        .map((name) => facts[name]?.group ?? 'figure');
      const inTurn = groups.filter((each, index) => each !== groups[index - 1]);
      expect(inTurn, id).toEqual([...new Set(groups)]);
      const [first, second] = beneficiary === 'person' ? ['person', 'employer'] : ['employer', 'person'];
      const order = ['place', first, second, 'insurance', 'event', 'money', 'other', 'figure'];
      expect(inTurn, id).toEqual(order.filter((each) => inTurn.includes(each as (typeof groups)[number])));
    }
  });

  it.each(Object.entries(cases))('%s', (id, { answers, asked, amount }) => {
    const result = walk(interviewOn(id), answers);
    expect(result.asked).toEqual(asked);
    expect(result.evaluation?.status).toBe('eligible');
    expect(amountOf(result.evaluation)).toBe(amount);
  });
});

describe('every measure, by its worked examples', () => {
  /** What an example gives, as it would be typed. */
  function typed(given: Example['given']): Record<string, string> {
    const texts = Object.entries(given).map(([name, value]) => {
      if (typeof value !== 'object' || value === null) return [name, String(value)];
      return [
        name,
        Object.entries(value)
          .map(([month, each]) => `${month}:${each}`)
          .join(';'),
      ];
    });
    return Object.fromEntries(texts);
  }

  it.each(SET.summaries.map((each) => each.id))('%s', (id) => {
    const measure = SET.measure(id);
    const names = [...measure.facts, ...measure.parameters.map((each) => each.name)];
    const examples = measure.examples.filter(({ status }) => status !== 'invalid');
    expect(examples.length).toBeGreaterThan(0);
    const derived = Object.keys(measure.vocabulary.derivations);
    const optional = measure.outputs.some((each) => each.name === 'amount' && each.optional);
    for (const { given, status, amount, line } of examples) {
      const texts = typed(given);
      // What may be told and is not asked: the place, figures that are found, facts that follow from others.
      const told = ['region', ...measure.parameters.map((each) => each.name), ...derived, ...measure.auxiliary];
      const start = told.flatMap((name) => (texts[name] === undefined ? [] : [`${name}=${texts[name]}`]));
      const answers = Object.fromEntries(names.map((name) => [name, texts[name] ?? null]));
      const { asked, evaluation } = walk(interviewOn(id, start), answers);
      expect(new Set(asked).size, `line ${line}`).toBe(asked.length);
      expect(evaluation?.status, `line ${line}: ${asked.join(' ')}`).toBe(status);
      if (amount && !optional) expect(moneyText(Exact.parse(amount)), `line ${line}`).toBe(amountOf(evaluation));
    }
  });
});

describe('only what still matters is asked', () => {
  it('stops at the first condition that fails', () => {
    const { asked, evaluation } = walk(interviewOn('xinjiang-2023-49/ui-refund'), {
      application_date: '2023-10-01',
      employer_kind: 'public_institution',
    });
    expect(asked).toEqual(['application_date', 'employer_kind']);
    expect(evaluation?.status).toBe('ineligible');
  });

  it('stops at a date outside the window of a measure named by its id', () => {
    const { asked, evaluation } = walk(interviewOn('xinjiang-2023-49/skill-upgrade'), {
      application_date: '2024-01-01',
    });
    expect(asked).toEqual(['application_date']);
    expect(evaluation?.status).toBe('ineligible');
  });

  it('asks the second way to be eligible where the first one fails, and not where it holds', () => {
    const common = {
      application_date: '2023-10-08',
      certificate_kind: 'skill_level',
      certificate_level: 'level_five',
      certificate_date: '2023-03-15',
      skill_subsidies_this_year: '2',
      receives_ui_benefit: '是',
    };
    const id = 'xinjiang-2023-49/skill-upgrade';
    const first = walk(interviewOn(id), { ...common, enterprise_employee: 'yes', ui_insured_months: '12' });
    expect(first.asked).not.toContain('receives_ui_benefit');
    const second = walk(interviewOn(id), { ...common, enterprise_employee: 'yes', ui_insured_months: '11' });
    expect(second.asked).toContain('receives_ui_benefit');
    const third = walk(interviewOn(id), { ...common, enterprise_employee: 'no' });
    expect(third.asked).not.toContain('ui_insured_months');
    expect(third.asked).toContain('receives_ui_benefit');
  });

  it('asks neither staff nor figure where nobody was laid off', () => {
    const { asked } = walk(interviewOn('yili-2020-16/ui-refund'), { ...REFUND_2020, layoff_rate: '0' });
    expect(asked).not.toContain('few_layoffs_limit');
    const refund = walk(interviewOn('xinjiang-2023-49/ui-refund'), {
      application_date: '2023-10-01',
      employer_kind: 'law_firm',
      layoff_rate: '0',
      prior_year_ui_premiums: '1000.01',
    });
    expect(refund.asked).not.toContain('insured_staff');
    expect(refund.asked).not.toContain('enterprise_size');
    expect(amountOf(refund.evaluation)).toBe('600.01');
  });

  it('does not ask what was given', () => {
    const { asked } = walk(
      interviewOn('xinjiang-2023-49/ui-refund', ['申请日期=2023-10-01', '单位类型=企业', '裁员率=0%']),
      { enterprise_size: 'large', prior_year_ui_premiums: '100' },
    );
    expect(asked).toEqual(['enterprise_size', 'prior_year_ui_premiums']);
  });

  it('takes what the options say for given', () => {
    const interview = interviewOn('yili-2020-16/ui-refund', [], {
      on: '2020-06-01',
      set: ['单位类型=企业'],
      param: ['ui_refund_ratio=80%'],
    });
    const { asked, evaluation } = walk(interview, {
      enterprise_size: 'micro',
      layoff_rate: '0',
      prior_year_ui_premiums: '100',
    });
    expect(asked).toEqual(['enterprise_size', 'layoff_rate', 'prior_year_ui_premiums']);
    expect(amountOf(evaluation)).toBe('80.00');
  });
});

describe('not known is an answer', () => {
  it('is not asked again, and leaves the result open with its bounds', () => {
    const interview = interviewOn('yili-2020-16/ui-refund');
    const { asked, evaluation } = walk(interview, { ...REFUND_2020, layoff_rate: '0', ui_refund_ratio: null });
    expect(asked.filter((name) => name === 'ui_refund_ratio')).toHaveLength(1);
    expect(evaluation?.status).toBe('eligible');
    expect(evaluation?.missing).toEqual(['ui_refund_ratio']);
  });

  it('goes on with what can still decide', () => {
    const { asked, evaluation } = walk(interviewOn('xinjiang-2023-49/ui-refund'), {
      application_date: '2023-10-01',
      employer_kind: 'enterprise',
      layoff_rate: null,
      insured_staff: '31',
      enterprise_size: null,
      trade: null,
      prior_year_ui_premiums: '1000',
    });
    expect(asked).toContain('prior_year_ui_premiums');
    expect(evaluation?.status).toBe('undetermined');
    expect(evaluation?.missing).toContain('layoff_rate');
  });

  it.each(SET.summaries.map((each) => each.id))('answers every question of %s', (id) => {
    const interview = interviewOn(id);
    const names = [...Object.keys(SET.vocabulary().facts), ...Object.keys(SET.vocabulary().figures)];
    const { asked, evaluation } = walk(interview, Object.fromEntries(names.map((name) => [name, null])));
    expect(new Set(asked).size).toBe(asked.length);
    expect(evaluation?.status).toBe('undetermined');
    expect(interview.given().every(({ answer }) => answer?.kind === 'unknown')).toBe(true);
  });

  it('can be taken back', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund');
    walk(interview, {
      application_date: '2023-10-01',
      employer_kind: 'enterprise',
      layoff_rate: '0',
      enterprise_size: 'small',
      prior_year_ui_premiums: null,
    });
    interview.answer('prior_year_ui_premiums', '1000', true);
    const step = interview.step();
    expect(step.kind === 'result' && amountOf(step.evaluation)).toBe('600.00');
  });
});

describe('the version', () => {
  it('is asked for by date alone where one is in force', () => {
    const interview = interviewOn('ui-refund');
    expect(interview.measure).toBeNull();
    expect(next(interview)).toBe('application_date');
    interview.answer('application_date', '2023-10-01', false);
    expect(interview.measure?.id).toBe('xinjiang-2023-49/ui-refund');
    expect(next(interview)).toBe('employer_kind');
  });

  it('is asked for by region too where several are in force', () => {
    const interview = interviewOn('稳岗返还');
    interview.answer('application_date', '2020-06-01', false);
    expect(next(interview)).toBe('region');
    interview.answer('region', '临夏市', false);
    expect(interview.measure?.id).toBe('linxia-2020/ui-refund');
  });

  it('goes by the first month of a period, and both are asked once', () => {
    const interview = interviewOn('社保减免');
    expect(next(interview)).toBe('contribution_from');
    interview.answer('contribution_from', '2020年2月', false);
    expect(next(interview)).toBe('region');
    interview.answer('region', '伊宁市', false);
    expect(next(interview)).toBe('contribution_to');
  });

  it('is chosen by --on and --region without asking', () => {
    const interview = interviewOn('ui-refund', [], { on: '2019-06-01', region: '654200' });
    expect(interview.measure?.id).toBe('tacheng-2019-16/ui-refund');
    expect(next(interview)).toBe('employer_kind');
    expect(interview.given().map((each) => each.name)).toEqual(['region', 'application_date']);
  });

  it('cannot be chosen on a day without one, until the answer is changed', () => {
    const interview = interviewOn('ui-refund');
    interview.answer('application_date', '2018-01-01', false);
    const step = interview.step();
    expect(step.kind).toBe('blocked');
    if (step.kind === 'blocked') expect(step.problem.code).toBe('version-none');
    expect(interview.versions()).toHaveLength(SET.summaries.filter((each) => each.family === 'ui-refund').length);
    expect(interview.given().map((each) => each.name)).toEqual(['region', 'application_date']);
    interview.answer('application_date', '2023-10-01', true);
    expect(next(interview)).toBe('employer_kind');
  });

  it('cannot be chosen without a date, and says so', () => {
    const interview = interviewOn('ui-refund');
    interview.skip('application_date');
    expect(next(interview)).toBe('blocked');
  });

  it('can be taken all the same, and is then not in force', () => {
    const interview = interviewOn('ui-refund');
    interview.answer('application_date', '2018-01-01', false);
    interview.takeVersion('xinjiang-2023-49/ui-refund');
    const step = interview.step();
    expect(step.kind === 'result' && step.evaluation.status).toBe('ineligible');
  });

  it('changes with the date, keeping the answers that the other version uses', () => {
    const interview = interviewOn('ui-refund', ['地区=塔城市']);
    walk(interview, {
      application_date: '2023-10-01',
      employer_kind: 'enterprise',
      layoff_rate: '0',
      enterprise_size: 'small',
      prior_year_ui_premiums: '1000',
    });
    expect(interview.answer('application_date', '2019-06-01', true).needless).toEqual(['enterprise_size']);
    expect(interview.measure?.id).toBe('tacheng-2019-16/ui-refund');
    expect(next(interview)).toBe('insured_and_paid_up');
    interview.answer('insured_and_paid_up', '是', false);
    const step = interview.step();
    expect(step.kind === 'result' && amountOf(step.evaluation)).toBe('500.00');
    // The size of the enterprise is dropped, as this version does not use it; asked again, it stands in the field.
    expect(interview.given().map((each) => each.name)).not.toContain('enterprise_size');
    expect(interview.answer('application_date', '2023-10-01', true)).toEqual({
      impossible: [],
      needless: ['insured_and_paid_up'],
    });
    expect(next(interview)).toBe('enterprise_size');
    expect(interview.question('enterprise_size').prefill).toBe('small');
  });
});

describe('changing an answer', () => {
  it('asks what has become missing, and nothing twice', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund');
    walk(interview, {
      application_date: '2023-10-01',
      employer_kind: 'law_firm',
      layoff_rate: '0',
      prior_year_ui_premiums: '1000',
    });
    interview.answer('employer_kind', '企业', true);
    expect(walk(interview, { enterprise_size: '大型' }).asked).toEqual(['enterprise_size']);
    expect(next(interview)).toBe('result');
  });

  const LAYOFFS = {
    application_date: '2023-10-01',
    employer_kind: 'enterprise',
    layoff_rate: '10%',
    insured_staff: '30',
    enterprise_size: 'small',
    prior_year_ui_premiums: '1000',
  };

  it('drops answers that no longer matter, and offers them should they matter again', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund');
    walk(interview, LAYOFFS);
    expect(interview.answer('layoff_rate', '0', true)).toEqual({ impossible: [], needless: ['insured_staff'] });
    expect(next(interview)).toBe('result');
    expect(interview.given().map((each) => each.name)).not.toContain('insured_staff');
    interview.answer('layoff_rate', '10%', true);
    expect(next(interview)).toBe('insured_staff');
    expect(interview.question('insured_staff').prefill).toBe('30');
  });

  it('drops nothing where the change is refused by a condition: the rest counts as soon as it is taken back', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund');
    walk(interview, LAYOFFS);
    expect(interview.answer('employer_kind', 'government_body', true).needless).toEqual([]);
    const step = interview.step();
    expect(step.kind === 'result' && step.evaluation.status).toBe('ineligible');
    expect(interview.answer('employer_kind', 'enterprise', true).needless).toEqual([]);
    expect(next(interview)).toBe('result');
  });

  it('drops nothing that did not matter before either, and nothing where an answer is new', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund', ['insured_staff=30']);
    walk(interview, { ...LAYOFFS, layoff_rate: '0' });
    expect(interview.answer('enterprise_size', 'large', true).needless).toEqual([]);
    expect(interview.given().map((each) => each.name)).toContain('insured_staff');
  });

  it('drops an answer that contradicts the changed one, and asks it again', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief');
    walk(interview, RELIEF);
    expect(interview.answer('contribution_from', '2020-05', true).impossible).toEqual(['contribution_to']);
    expect(next(interview)).toBe('contribution_to');
  });

  it('drops months outside the changed period, and asks for months that were added', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief');
    walk(interview, { ...RELIEF, pension_contribution: '2020-02:1000;2020-03:900' });
    expect(interview.answer('contribution_to', '2020-02', true).impossible).toEqual(['pension_contribution']);
    expect(walk(interview, { pension_contribution: '1000' }).asked).toEqual(['pension_contribution']);
    interview.answer('pension_contribution', '2020-02:1000', true);
    interview.answer('contribution_to', '2020-03', true);
    expect(next(interview)).toBe('pension_contribution');
    expect(interview.question('pension_contribution').prefill).toBe('2020-02:1000.00');
  });
});

describe('reading answers', () => {
  it.each([
    ['application_date', '2023-02-30', 'date-impossible'],
    ['application_date', '2023-10', 'date-without-day'],
    ['layoff_rate', '5.6', 'rate-without-unit'],
    ['layoff_rate', '101%', 'above-maximum'],
    ['insured_staff', '-1', 'below-minimum'],
    ['insured_staff', '30.5', 'count-not-whole'],
    ['prior_year_ui_premiums', '12.345', 'money-below-fen'],
    ['employer_kind', '学校', 'enum-value'],
    ['region', '火星', 'unknown-region'],
  ])('refuses %s %s: %s', (name, text, code) => {
    const interview = interviewOn('ui-refund');
    expect(codeOf(() => interview.check(name, text, false))).toBe(code);
    expect(codeOf(() => interview.answer(name, text, true))).toBe(code);
    expect(interview.answered(name).kind).toBe('unknown');
  });

  it('refuses a local figure beyond the bounds of the document', () => {
    const interview = interviewOn('yili-2020-16/ui-refund');
    expect(codeOf(() => interview.check('ui_refund_ratio', '101%', false))).toBe('figure-out-of-bounds');
    expect(codeOf(() => interview.check('ui_refund_ratio', '100%', false))).toBe('nothing');
  });

  it('refuses an answer that contradicts one given before', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief', ['contribution_from=2020-04']);
    expect(codeOf(() => interview.check('contribution_to', '2020-03', false))).toBe('facts-contradict');
  });

  it('refuses months that leave a gap or lie outside', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief', [
      'contribution_from=2020-02',
      'contribution_to=2020-04',
    ]);
    const check = (text: string) => codeOf(() => interview.check('pension_contribution', text, false));
    expect(check('2020-02:1;2020-03:2')).toBe('series-month-missing');
    expect(check('2020-02:1;2020-03:2;2020-05:3')).toBe('series-month-outside');
    expect(check('2020-02:1;2020-03:2;2020-04:x')).toBe('money-malformed');
    expect(check('2020-02:1;2020-03:2;2020-04:3')).toBe('nothing');
  });

  it('asks again for given facts that contradict each other', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief', [
      'contribution_from=2020-04',
      'contribution_to=2020-02',
    ]);
    expect(interview.contradicted).toEqual(['contribution_from', 'contribution_to']);
    expect(next(interview)).toBe('contribution_from');
  });

  it('asks for the months that a given list leaves out', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief', [
      'contribution_from=2020-02',
      'contribution_to=2020-03',
      'pension_contribution=2020-02:1000',
    ]);
    expect(interview.pending()).toContain('pension_contribution');
    const { asked } = walk(interview, { ...RELIEF, pension_contribution: '2020-02:1000;2020-03:900' });
    expect(asked).toContain('pension_contribution');
  });
});

describe('what a question says', () => {
  it('has the months of the case for a value by month', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief', ['contribution_from=2020-02']);
    expect(interview.question('pension_contribution').months).toBeNull();
    interview.answer('contribution_to', '2020-04', false);
    expect(interview.question('pension_contribution').months?.map(String)).toEqual(['2020-02', '2020-03', '2020-04']);
    expect(interview.question('contribution_from').months).toBeNull();
  });

  it('offers the first month as the last', () => {
    const interview = interviewOn('yili-2020-16/social-insurance-relief', ['contribution_from=2020-02']);
    expect(interview.question('contribution_to').prefill).toBe('2020-02');
    expect(interview.question('contribution_from').prefill).toBe('2020-02');
    expect(interview.question('employer_kind').prefill).toBe('');
  });

  it('has the bounds that the document sets for a local figure', () => {
    const { use } = interviewOn('yili-2020-16/ui-refund').question('ui_refund_ratio');
    expect([use?.min, use?.max]).not.toContain(undefined);
    expect(interviewOn('yili-2020-16/ui-refund').question('layoff_rate').use).toBeNull();
  });
});

describe('the way back', () => {
  it('leads through the questions that were asked, in turn', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund', ['application_date=2023-10-01']);
    expect(interview.before('employer_kind')).toBeNull();
    interview.answer('employer_kind', 'enterprise', false);
    interview.skip('layoff_rate');
    expect(interview.before('insured_staff')).toBe('layoff_rate');
    expect(interview.before('layoff_rate')).toBe('employer_kind');
    expect(interview.before('employer_kind')).toBeNull();
  });
});

describe('why a question is asked', () => {
  it('names the conditions that read it, directly or by way of what is worked out', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund', ['application_date=2023-10-01']);
    const { conditions, outputs, governs } = interview.why('layoff_rate');
    expect(conditions.map((each) => each.id)).toEqual(['stable-workforce']);
    expect([outputs.map((each) => each.name), governs]).toEqual([[], false]);
    // By way of the table of ratios.
    expect(interview.why('enterprise_size').outputs.map((each) => each.name)).toEqual(['amount']);
    // By way of the class that follows from it.
    expect(interview.why('employees').outputs.map((each) => each.name)).toEqual(['amount']);
    expect(interview.why('application_date').governs).toBe(true);
  });

  it('is the version, while that is open', () => {
    expect(interviewOn('ui-refund').why('application_date')).toMatchObject({ governs: true, conditions: [] });
  });

  it('is known of every question that any measure may ask', () => {
    for (const { id } of SET.summaries) {
      const interview = interviewOn(id);
      for (const name of interview.pending()) {
        const { governs, conditions, outputs } = interview.why(name);
        expect(governs || conditions.length + outputs.length > 0, `${id} ${name}`).toBe(true);
      }
    }
  });
});

describe('a fact that is not known', () => {
  it('is worked out from others, which are asked for instead', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund', ['application_date=2023-10-01', 'employer_kind=企业']);
    expect(next(interview)).toBe('enterprise_size');
    interview.skip('enterprise_size');
    const { asked, evaluation } = walk(interview, {
      trade: 'industry',
      employees: '1000',
      annual_revenue: '4亿元',
      layoff_rate: '0',
      prior_year_ui_premiums: '1000',
    });
    expect(asked).toEqual(['trade', 'employees', 'annual_revenue', 'layoff_rate', 'prior_year_ui_premiums']);
    expect(amountOf(evaluation)).toBe('300.00');
  });

  it('is asked itself where what it follows from is not known', () => {
    const interview = interviewOn('tacheng-2019-16/unemployment-registration', [
      'application_date=2019-05-31',
      'birth_date=1959-06-01',
    ]);
    expect(interview.pending()).toContain('sex');
    expect(interview.pending()).not.toContain('retirement_date');
    interview.skip('sex');
    expect(interview.pending()).toContain('retirement_date');
    interview.answer('retirement_date', '2019-06-01', false);
    expect(interview.pending()).not.toContain('post_kind');
  });

  it('stays open where those are not known either', () => {
    const interview = interviewOn('xinjiang-2023-49/ui-refund', ['application_date=2023-10-01', 'employer_kind=企业']);
    interview.skip('enterprise_size');
    const { asked, evaluation } = walk(interview, {
      trade: null,
      layoff_rate: '0',
      prior_year_ui_premiums: '1000',
    });
    expect(asked).toEqual(['trade', 'layoff_rate', 'prior_year_ui_premiums']);
    expect(evaluation).toMatchObject({ status: 'eligible', missing: ['enterprise_size'] });
  });
});

describe('going further', () => {
  it('asks for what is left out without its facts, once the result is settled', () => {
    const interview = interviewOn('yili-2020-16/agriculture-tax-exemption', [
      'application_date=2020-06-15',
      'farming_activity=irrigation_drainage',
    ]);
    expect(next(interview)).toBe('result');
    expect(interview.optional()).toEqual(['land_directly_for_farming']);
    interview.goFurther();
    expect(next(interview)).toBe('land_directly_for_farming');
    interview.answer('land_directly_for_farming', '是', false);
    expect(next(interview)).toBe('result');
    expect(interview.optional()).toEqual([]);
  });

  it('offers nothing where the case is refused', () => {
    const interview = interviewOn('yili-2020-16/agriculture-tax-exemption', [
      'application_date=2020-01-01',
      'farming_activity=irrigation_drainage',
    ]);
    expect(interview.optional()).toEqual([]);
  });
});
