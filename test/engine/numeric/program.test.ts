import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_WORDING } from '../../../src/cases/wording.ts';
import type { Case } from '../../../src/engine/case.ts';
import { explainFailures } from '../../../src/engine/explain.ts';
import { REGION_HOLE } from '../../../src/engine/numeric/account.ts';
import { Codes, fromNumber, toNumber, unknownNumber } from '../../../src/engine/numeric/form.ts';
import { compileNumeric, ELIGIBLE, INELIGIBLE, LEFT } from '../../../src/engine/numeric/program.ts';
import { preparePlan } from '../../../src/engine/plan.ts';
import { evaluate } from '../../../src/engine/run.ts';
import { Unknown, type Value } from '../../../src/language/value.ts';
import type { Measure } from '../../../src/policies/model.ts';
import type { CalendarDate, YearMonth } from '../../../src/values/calendar.ts';
import type { Exact } from '../../../src/values/exact.ts';
import { moneyText } from '../../../src/values/print.ts';
import { ownSet } from '../../policies/sets.ts';
import { caseOf, localFigures, namesOf, type World, worldOf } from '../worlds.ts';

/*
 * Generated code and the exact evaluator are two ways to one answer: whatever the first decides, the second says the same,
 * with the same amount and the same reasons.
 */

const RUNS = { numRuns: 300 };
const SEPARATOR = ' | ';

/** A measure in numeric form, and how a case is put into it. */
function numericOf(measure: Measure) {
  const plan = preparePlan(measure);
  const codes = new Codes(measure.vocabulary.enums);
  let given: Case | null = null;
  const program = compileNumeric(plan, {
    codes,
    wording: PLAIN_WORDING,
    account: {
      of: 'failures',
      reason: (title, because) => `${title.zh}: ${because}`,
      separator: SEPARATOR,
    },
    figure: (index, day) => {
      const parameter = plan.parameters[index]!;
      const at = parameter.use.at?.type ?? measure.window.unit;
      const { type } = program!.figures[index]!;
      if (Number.isNaN(day)) return unknownNumber(type);
      const date = fromNumber(day, at, 0, 1, codes) as CalendarDate | YearMonth;
      const found = parameter.onDay(date, given!.regionChain ?? measure.regionChain, given!.locality);
      return toNumber(found?.value ?? Unknown.for([]), type, codes) ?? unknownNumber(type);
    },
  });
  return {
    plan,
    program,
    load(of: Case): boolean {
      given = of;
      const { slots, facts, figures, regionSlot } = program!;
      slots[regionSlot] = of.regionChain ? Number(of.regionChain.includes(measure.region)) : 2;
      const put = (slot: number, type: (typeof facts)[number]['type'], value: Value | undefined) => {
        const number = value === undefined ? unknownNumber(type) : toNumber(value, type, codes);
        if (number !== null) slots[slot] = number;
        return number !== null;
      };
      return (
        facts.every(({ name, type, slot }) => put(slot, type, of.facts[name])) &&
        figures.every(({ name, type, slot }) => put(slot, type, of.figures[name]?.value))
      );
    },
    reasons(wording: typeof PLAIN_WORDING, region: string): string | null {
      let text = '';
      const left = program!.reasons({
        text: (index) => {
          text += program!.texts[index];
        },
        value: (index, number) => {
          const hole = program!.holes[index]!;
          text +=
            hole === REGION_HOLE
              ? region
              : wording.value(fromNumber(number, hole.type, hole.decimals, hole.divisor, codes), hole.type);
        },
      });
      return left === LEFT ? null : text;
    },
  };
}

const measures = ownSet().summaries.map((each) => ownSet().measure(each.id));

test('all measures but those with schedules have a numeric form', () => {
  const without = measures.filter((each) => numericOf(each).program === null).map((each) => each.id);
  const schedules = measures
    .filter((each) => each.steps.some(({ kind }) => kind === 'schedule'))
    .map((each) => each.id);
  expect(without).toEqual(schedules);
});

describe.each(
  measures.flatMap((measure) => {
    const numeric = numericOf(measure);
    return numeric.program ? [[measure.id, measure, numeric] as const] : [];
  }),
)('%s', (_id, measure, numeric) => {
  const local = localFigures(measure);
  const names = namesOf(measure).filter((name) => name in measure.vocabulary.facts || local.includes(name));
  const partial = fc.record({
    world: worldOf(measure),
    hidden: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, fc.subarray(names, { maxLength: 2 })),
  });

  test('what generated code decides, the exact evaluator decides alike', () => {
    let decided = 0;
    fc.assert(
      fc.property(partial, ({ world, hidden }: { world: World; hidden: string[] }) => {
        const given = caseOf(world, new Set(hidden));
        if (!numeric.load(given)) return;
        const status = numeric.program!.run();
        if (status === LEFT) return;
        decided += 1;
        const evaluation = evaluate(numeric.plan, given);
        expect(evaluation.status).toBe(status === ELIGIBLE ? 'eligible' : 'ineligible');
        if (status === INELIGIBLE) {
          const failures = explainFailures(evaluation, PLAIN_WORDING);
          const reasons = numeric.reasons(PLAIN_WORDING, failures.at(-1)!.because);
          if (reasons !== null)
            expect(reasons).toBe(failures.map(({ title, because }) => `${title.zh}: ${because}`).join(SEPARATOR));
        } else if (numeric.plan.amount >= 0) {
          const fen = numeric.program!.slots[numeric.program!.amountSlot]!;
          expect(`${fen}`).toBe(
            moneyText(evaluation.amount as Exact)
              .replace('.', '')
              .replace(/^(-?)0+(?=\d)/, '$1'),
          );
        }
      }),
      RUNS,
    );
    expect(decided).toBeGreaterThan(0);
  });
});
