import type { DecisionTable } from '../../policies/model.ts';
import { type ExpressionContext, emit, emitTests, logic } from './expression.ts';
import { aligned, isLiteral, NoNumericForm, type NumberTerm, type PlainTerm, type Term } from './terms.ts';

/** What generated code reads of a large table: values of an output by rule, or an index of its rules. */
export type TableData = Float64Array;

/** Tables up to so many rules are written out. */
const WRITTEN_OUT = 64;

/**
 * Writes the code of a decision table; the terms of its outputs. Where more than one rule of a unique table applies the
 * case is left to the exact evaluator, which says so; where none certainly does, the outputs are not known.
 */
export function emitTable(table: DecisionTable, context: ExpressionContext, data: TableData[]): Term[] {
  if (table.rules.length > WRITTEN_OUT) throw new NoNumericForm();
  const { emitter } = context;
  const rule = writtenOut(table, context);
  return table.outputs.map((_, column) => {
    const values = table.rules.map((each) => emit(each.outputs[column]!, context));
    return pick(rule, values, context, data);
  });

  function writtenOut({ rules, inputs, hitPolicy }: DecisionTable, expressions: ExpressionContext): string {
    const values = inputs.map((each) => emit(each, expressions));
    const matches = rules.map(({ cells }) => {
      const tests = cells.flatMap((tests, column) =>
        tests.length === 0 ? [] : [emitTests(tests, values[column]!, expressions)],
      );
      return tests.length === 0 ? '1' : logic('and', tests, expressions).code;
    });
    if (hitPolicy === 'first') {
      const chain = matches.map((each, index) => `${each} === 1 ? ${index} : ${each} === 2 ? -1 : `).join('');
      return emitter.constant(`${chain}-1`);
    }
    if (matches.length > 1) emitter.leaveIf(`${matches.map((each) => `(${each} === 1)`).join(' + ')} > 1`);
    return emitter.constant(`${matches.map((each, index) => `${each} === 1 ? ${index} : `).join('')}-1`);
  }
}

/** The value of the rule that applies. */
function pick(rule: string, values: readonly Term[], { emitter }: ExpressionContext, data: TableData[]): Term {
  if (values.every((each) => each.kind === 'number')) {
    const numbers = sameUnits(values as readonly NumberTerm[], emitter);
    const [first] = numbers;
    const low = Math.min(...numbers.map((each) => each.low));
    const high = Math.max(...numbers.map((each) => each.high));
    const literal = numbers.every(isLiteral);
    let code: string;
    if (literal && numbers.length > 4) {
      data.push(Float64Array.from(numbers, (each) => each.low));
      code = emitter.constant(`${rule} < 0 ? NaN : data[${data.length - 1}][${rule}]`);
    } else code = emitter.constant(`${chain(rule, numbers)}NaN`);
    return { ...first!, code, low, high };
  }
  const [first] = values;
  if (values.some((each) => each.kind !== first!.kind)) throw new NoNumericForm();
  const open = first!.kind === 'boolean' ? '2' : 'NaN';
  return { kind: first!.kind, code: emitter.constant(`${chain(rule, values)}${open}`) } as PlainTerm;
}

function chain(rule: string, values: readonly Term[]): string {
  return values.map((each, index) => `${rule} === ${index} ? ${each.code} : `).join('');
}

/** All in the units of the finest. */
function sameUnits(terms: readonly NumberTerm[], emitter: ExpressionContext['emitter']): NumberTerm[] {
  const finest = terms.reduce((best, each) => aligned(best, each, emitter)[0]);
  return terms.map((each) => aligned(each, finest, emitter)[0]);
}
