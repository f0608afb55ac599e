import type { DecisionTable } from '../../policies/model.ts';
import { OVERLAP, RuleIndex } from '../rule-index.ts';
import { isLiteral as isLiteralTree, operandsOf } from '../rule-pieces.ts';
import { type ExpressionContext, emit, emitTests, logic } from './expression.ts';
import { aligned, type Emitter, isLiteral, literalNumber, NoNumericForm, type NumberTerm, type Term } from './terms.ts';

/** What generated code reads of a large table: its inputs or the values of an output by rule, and the index of its rules. */
export type TableData = Float64Array | RuleIndex<number>;

/** Tables with so many rules or fewer are written out. */
const WRITTEN_OUT = 24;

/**
 * Writes the code of a decision table; the terms of its outputs. Where more than one rule of a unique table applies the
 * case is left to the exact evaluator, which says so; where none certainly does, the outputs are not known.
 */
export function emitTable(table: DecisionTable, context: ExpressionContext, data: TableData[]): Term[] {
  const inputs = table.inputs.map((each) => emit(each, context));
  const rule =
    table.rules.length <= WRITTEN_OUT ? writtenOut(table, inputs, context) : indexed(table, inputs, context, data);
  return table.outputs.map((_, column) => {
    const values = table.rules.map((each) => emit(each.outputs[column]!, context));
    return pick(rule, values, context.emitter, data);
  });
}

/** The rule that applies, -1 where none certainly does: one rule tried after the other. */
function writtenOut(table: DecisionTable, inputs: readonly Term[], context: ExpressionContext): string {
  const { emitter } = context;
  const matches = table.rules.map(({ cells }) => {
    const tests = cells.flatMap((tests, column) =>
      tests.length === 0 ? [] : [emitTests(tests, inputs[column]!, context)],
    );
    return tests.length === 0 ? '1' : logic('and', tests, context).code;
  });
  if (table.hitPolicy === 'first') {
    const chain = matches.map((each, index) => `${each} === 1 ? ${index} : ${each} === 2 ? -1 : `).join('');
    return emitter.constant(`${chain}-1`);
  }
  if (matches.length > 1) emitter.leaveIf(`${matches.map((each) => `(${each} === 1)`).join(' + ')} > 1`);
  return emitter.constant(`${matches.map((each, index) => `${each} === 1 ? ${index} : `).join('')}-1`);
}

/** The same by an index, which takes as long for many rules as for few. */
function indexed(table: DecisionTable, inputs: readonly Term[], context: ExpressionContext, data: TableData[]): string {
  const { emitter } = context;
  const keys = new Map<unknown, number>();
  const columns = inputs.map((input, column) => {
    const literals = table.rules.flatMap(({ cells }) => cells[column]!.flatMap(operandsOf)).filter(isLiteralTree);
    const terms = literals.map((each) => emit(each, context));
    const [own, ...others] = input.kind === 'number' ? inSameUnits([input, ...terms], emitter) : [input, ...terms];
    for (const [index, each] of literals.entries()) keys.set(each, Number(others[index]!.code.replace(/[()]/g, '')));
    return own!;
  });
  const index = RuleIndex.build(table, {
    keyOf: (literal) => keys.get(literal),
    compare: (left: number, right: number) => left - right,
    isUnknown: Number.isNaN,
  });
  if (!index) throw new NoNumericForm();
  const values = data.push(new Float64Array(inputs.length)) - 1;
  const at = data.push(index) - 1;
  for (const [column, { kind, code }] of columns.entries())
    emitter.statement(`data[${values}][${column}] = ${kind === 'boolean' ? `${code} === 2 ? NaN : ${code}` : code};`);
  const found = emitter.constant(`data[${at}].look(data[${values}])`);
  emitter.leaveIf(`${found} === ${OVERLAP}`);
  return emitter.constant(`${found} < 0 ? -1 : ${found}`);
}

/** The value of the rule that applies. */
function pick(rule: string, values: readonly Term[], emitter: Emitter, data: TableData[]): Term {
  const [first] = values;
  if (values.some((each) => each.kind !== first!.kind)) throw new NoNumericForm();
  const open = first!.kind === 'boolean' ? '2' : 'NaN';
  const same = first!.kind === 'number' ? inSameUnits(values, emitter) : values;
  const code = emitter.constant(chosen(rule, same, open, data));
  if (first!.kind !== 'number') return { kind: first!.kind, code };
  const numbers = same as readonly NumberTerm[];
  const low = Math.min(...numbers.map((each) => each.low));
  const high = Math.max(...numbers.map((each) => each.high));
  return { ...numbers[0]!, code, low, high };
}

/** An expression for the value of a rule: of few by comparing, of many literals from a list. */
function chosen(rule: string, values: readonly Term[], open: string, data: TableData[]): string {
  const literal = values.every((each) => /^(\d+|\(-\d+\))$/.test(each.code));
  if (!literal || values.length <= 4)
    return `${values.map((each, index) => `${rule} === ${index} ? ${each.code} : `).join('')}${open}`;
  data.push(Float64Array.from(values, (each) => Number(each.code.replace(/[()]/g, ''))));
  return `${rule} < 0 ? ${open} : data[${data.length - 1}][${rule}]`;
}

/** All numbers in the units of the finest. */
function inSameUnits(terms: readonly Term[], emitter: Emitter): NumberTerm[] {
  const numbers = terms.map((each) => {
    if (each.kind !== 'number') throw new NoNumericForm();
    return each;
  });
  // The units are found with literals, which need no code.
  const units = numbers.map((each) => ({ ...literalNumber(1, each.decimals, each.divisor) }));
  const finest = units.reduce((best, each) => aligned(best, each, emitter)[0]);
  return numbers.map((each) =>
    isLiteral(each) || each.divisor !== finest.divisor || each.decimals !== finest.decimals
      ? aligned(each, finest, emitter)[0]
      : each,
  );
}
