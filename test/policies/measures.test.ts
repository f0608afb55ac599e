import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runExamples } from '../../src/cases/examples.ts';
import { NameIndex } from '../../src/cases/names.ts';
import { CaseBuilder, splitPair } from '../../src/cases/read.ts';
import { amountTexts, outputTexts } from '../../src/cases/result.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { ownSet } from './sets.ts';

/*
 * `cases/`, a file for each document, is written for people: facts under their Chinese names, worked out by hand, each
 * threshold on the line and just beyond it. Facts stand between full-width commas, outputs (name=value) too.
 */

const STATUS: Readonly<Record<string, string>> = {
  符合: 'eligible',
  不符合: 'ineligible',
  待定: 'undetermined',
  无效: 'invalid',
};

const set = ownSet();
const names = new NameIndex(set.vocabulary());

interface Row {
  readonly at: string;
  readonly measure: string;
  readonly note: string;
  readonly facts: readonly string[];
  readonly expected: {
    status: string | undefined;
    amount: string | null;
    min: string | null;
    max: string | null;
    missing: string;
    outputs: Readonly<Record<string, string>>;
  };
}

const CASES = new URL('cases/', import.meta.url);

function rows(): Row[] {
  return readdirSync(CASES).flatMap((file) => {
    const [header, ...lines] = readFileSync(new URL(file, CASES), 'utf8').trim().split('\n');
    expect(header).toBe('事项,说明,事实,结果,金额,下限,上限,缺少,输出');
    return lines.map((line, index): Row => {
      const [measure, note, facts, status, amount, min, max, missing, outputs] = line.split(',') as string[];
      return {
        at: `${file}:${index + 2}`,
        measure: measure!,
        note: note!,
        facts: facts!.split('，'),
        expected: {
          status: STATUS[status!],
          amount: amount || null,
          min: min || null,
          max: max || null,
          missing: missing ?? '',
          outputs: Object.fromEntries(outputs ? outputs.split('，').map((each) => splitPair(each)) : []),
        },
      };
    });
  });
}

describe('cases worked out by hand', () => {
  test.each(rows())('$at $measure: $note', ({ measure, facts, expected }) => {
    const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
    for (const fact of facts) {
      const [name, value] = splitPair(fact);
      builder.addText(names.require(name), value, {});
    }
    const chain = builder.region === null ? null : set.regions().chain(builder.region);
    const evaluation = evaluate(preparePlan(set.measure(measure)), builder.build(chain));
    const all = outputTexts(evaluation);
    const outputs = Object.fromEntries(Object.keys(expected.outputs).map((name) => [name, all[name] ?? 'null']));
    const missing = evaluation.missing.join(' ');
    expect({ status: evaluation.status, ...amountTexts(evaluation), missing, outputs }).toEqual(expected);
  });
});

test('there are enough cases, of every measure and with every outcome', () => {
  const all = rows();
  expect(all.length).toBeGreaterThanOrEqual(60);
  for (const { id } of set.summaries) {
    const outcomes = new Set(all.filter((each) => each.measure === id).map((each) => each.expected.status));
    expect(outcomes, id).toContain('eligible');
    expect(outcomes, id).toContain('ineligible');
  }
});

describe('worked examples in the policy files', () => {
  test.each(set.summaries.map((each) => each.id))('%s', (id) => {
    expect(runExamples(set.measure(id), () => set.regions())).toEqual([]);
  });

  test.each(set.summaries.map((each) => each.id))(
    '%s has examples of what it grants, of what it refuses and of every condition that it has',
    (id) => {
      const measure = set.measure(id);
      const statuses = new Set(measure.examples.map((each) => each.status));
      expect(statuses).toContain('eligible');
      const failing = new Set(measure.examples.flatMap((each) => each.fails ?? []));
      for (const condition of ['in-force', ...measure.conditions.map((each) => each.id)])
        expect(failing, condition).toContain(condition);
    },
  );
});
