import { compileDerivation, deriveFacts } from '../engine/derived.ts';
import { compileWork, preparePlan } from '../engine/plan.ts';
import { evaluate } from '../engine/run.ts';
import { Layout } from '../language/evaluate.ts';
import { Unknown, type Value } from '../language/value.ts';
import type { Derivation, Example, Measure, Vocabulary } from '../policies/model.ts';
import { languageType } from '../policies/quantity.ts';
import type { Regions } from '../policies/regions.ts';
import { Exact } from '../values/exact.ts';
import { type Problem, problemData, SuanceError } from '../values/problem.ts';
import { addEntries, type CaseEntry } from './entries.ts';
import { NameIndex } from './names.ts';
import { CaseBuilder } from './read.ts';
import { amountTexts, outputTexts } from './result.ts';
import { plainValue } from './wording.ts';

/**
 * Runs the worked examples of a measure.
 * @returns what does not come out as the file says, each at the line of its example; nothing when all hold
 */
export function runExamples(measure: Measure, regions: () => Regions): Problem[] {
  const plan = preparePlan(measure);
  const index = new NameIndex(measure.vocabulary);
  if (measure.examples.length === 0)
    return [problemData('examples-none', { measure: measure.id }, { file: measure.file })];
  return measure.examples.flatMap((example, number) => {
    const place = { file: measure.file, line: example.line, column: 1 };
    try {
      return runExample(example, `${number + 1}`, plan, index, regions, place);
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      return error.at(place).problems;
    }
  });
}

function runExample(
  example: Example,
  name: string,
  plan: ReturnType<typeof preparePlan>,
  index: NameIndex,
  regions: () => Regions,
  place: { file: string; line: number; column: number },
): Problem[] {
  const builder = new CaseBuilder({ vocabulary: plan.measure.vocabulary, regions });
  addEntries(builder, entriesOf(example, place), index);
  const chain = builder.region === null ? null : regions().chain(builder.region);
  const evaluation = evaluate(plan, builder.build(chain));
  const problems: Problem[] =
    evaluation.status === 'invalid' && example.status !== 'invalid' ? [...evaluation.errors] : [];
  const differ = (output: string, expected: string | null, found: string | null) => {
    if (sameValue(expected, found)) return;
    problems.push(
      problemData(
        'example-value',
        { example: name, output, expected: expected ?? 'null', found: found ?? 'null' },
        place,
      ),
    );
  };
  if (evaluation.status !== example.status) {
    problems.push(
      problemData('example-status', { example: name, expected: example.status, found: evaluation.status }, place),
    );
  }
  const amount = amountTexts(evaluation);
  if (example.amount !== undefined) differ('amount', example.amount, amount.amount);
  if (example.amountMin !== undefined) differ('amount_min', example.amountMin, amount.min);
  if (example.amountMax !== undefined) differ('amount_max', example.amountMax, amount.max);
  const outputs = outputTexts(evaluation);
  for (const [output, expected] of Object.entries(example.outputs)) differ(output, expected, outputs[output] ?? null);
  const failed = plan.conditions.filter((_, at) => evaluation.outcomes[at] === false).map((each) => each.condition.id);
  if (example.fails && example.fails.join() !== failed.join()) {
    problems.push(
      problemData(
        'example-missing',
        { example: name, expected: example.fails.join(', '), found: failed.join(', ') },
        place,
      ),
    );
  }
  if (example.missing && example.missing.join() !== evaluation.missing.join()) {
    problems.push(
      problemData(
        'example-missing',
        { example: name, expected: example.missing.join(', '), found: evaluation.missing.join(', ') },
        place,
      ),
    );
  }
  return problems;
}

/**
 * Runs the worked cases of a fact that follows from others.
 * @returns what does not come out as the file says; nothing when all hold
 */
export function runDerivedExamples(
  derivation: Derivation,
  vocabulary: Vocabulary,
  regions: () => Regions,
  file: string,
): Problem[] {
  const layout = new Layout();
  const compiled = compileDerivation(derivation, [], layout, (step) => compileWork(step, layout));
  const index = new NameIndex(vocabulary);
  const type = languageType(vocabulary.facts[derivation.fact]!.type);
  return derivation.examples.flatMap((example, number) => {
    const place = { file, line: example.line, column: 1 };
    try {
      const builder = new CaseBuilder({ vocabulary, regions });
      addEntries(builder, entriesOf(example, place), index);
      const given = builder.build(null);
      if (given.errors.length > 0) return [...given.errors];
      const slots: Value[] = new Array<Value>(layout.size);
      for (const name of [...derivation.inputs, derivation.fact])
        slots[layout.slot(name)] = given.facts[name] ?? Unknown.for([name]);
      const [found] = deriveFacts([compiled], given, slots);
      const text = found && !(found.value instanceof Unknown) ? plainValue(found.value, type) : null;
      if (sameValue(example.value, text)) return [];
      const params = { example: `${number + 1}`, expected: example.value ?? 'null', found: text ?? 'null' };
      return [problemData('derived-value', params, place)];
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      return error.at(place).problems;
    }
  });
}

/** Numbers agree by value, all else by text. */
export function sameValue(expected: string | null, found: string | null): boolean {
  if (expected === null || found === null) return expected === found;
  const number = /^-?\d+(\.\d+)?$/;
  if (number.test(expected) && number.test(found)) return Exact.parse(expected).equals(Exact.parse(found));
  return expected === found;
}

function entriesOf(example: Pick<Example, 'given'>, place: CaseEntry['place']): CaseEntry[] {
  return Object.entries(example.given).map(([name, value]) => ({ name, value: value as CaseEntry['value'], place }));
}
