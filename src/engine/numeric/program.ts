import type { Tree } from '../../language/tree.ts';
import { isNumeric, type Type } from '../../language/types.ts';
import type { DecisionTable, Measure, NamedValue, RoundingUnit } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import { Exact } from '../../values/exact.ts';
import type { ReaderWording } from '../explain.ts';
import type { Plan } from '../plan.ts';
import { DECIMALS } from '../schedule.ts';
import { type Account, AccountEmitter } from './account.ts';
import * as arithmetic from './arithmetic.ts';
import { type ExpressionContext, emit, exactTerm } from './expression.ts';
import { type Codes, decimalsOf, mostOf } from './form.ts';
import { type Hole, ReasonEmitter, type ReasonWriter } from './reasons.ts';
import { emitTable, type TableData } from './tables.ts';
import { aligned, Emitter, NoNumericForm, roundedTo, type Term } from './terms.ts';

/** What came of a case in numeric form: not eligible, eligible, or left to the exact evaluator. */
export const [INELIGIBLE, ELIGIBLE, LEFT] = [0, 1, 2] as const;
/** What {@link NumericProgram.reasons} gives where everything has been written. */
export const WRITTEN = 3;

/** Where a fact or figure of a case goes. */
export interface Input {
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
}

/** An output by its slot, and the form in which it stands there. */
export interface WorkedOut extends Hole {
  readonly name: string;
  readonly slot: number;
}

/** A measure as generated code over slots of numbers. */
export interface NumericProgram {
  readonly plan: Plan;
  /** Inputs first, then whatever is worked out. */
  readonly slots: Float64Array;
  readonly facts: readonly Input[];
  /** Figures that come with a case; those that do not are asked for. */
  readonly figures: readonly Input[];
  /** Takes whether the measure is made for the region of the case: 1, 0, or 2 where it names none. */
  readonly regionSlot: number;
  /** The amount in fen of an eligible case; NaN where the measure has none. */
  readonly amountSlot: number;
  /** Evaluates the case in the slots. */
  run(): number;
  /** What it works out for an eligible case, in the order of the plan. */
  readonly outputs: readonly WorkedOut[];
  /** Writes the account of a case that {@link run} has decided; gives {@link LEFT} where it cannot be written. */
  reasons(writer: ReasonWriter): number;
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

/** What a program asks for while it runs. */
export interface ProgramContext {
  /** Texts and enum members by number, the same for all programs of a run. */
  readonly codes: Codes;
  /** A figure of the plan by its index, on a day in numeric form, where the case does not give it; NaN: not known. */
  figure(index: number, day: number): number;
  readonly wording: ReaderWording;
  readonly account: Account;
}

/**
 * Compiles a measure to generated code.
 * @returns `null` where it has no numeric form: schedules, monthly facts, lists
 */
export function compileNumeric(plan: Plan, context: ProgramContext): NumericProgram | null {
  try {
    return new ProgramCompiler(plan, context).compile();
  } catch (error) {
    if (error instanceof NoNumericForm) return null;
    throw error;
  }
}

class ProgramCompiler {
  private readonly indexes = new Map<string, number>();
  private readonly terms = new Map<string, Term>();
  private readonly data: TableData[] = [];
  private readonly emitter = new Emitter();
  private readonly expressions: ExpressionContext;
  private readonly measure: Measure;

  constructor(
    private readonly plan: Plan,
    private readonly context: ProgramContext,
  ) {
    this.measure = plan.measure;
    this.expressions = {
      emitter: this.emitter,
      codes: context.codes,
      nameOf: (name) => {
        const term = this.terms.get(name);
        if (!term) throw new NoNumericForm();
        return term;
      },
    };
  }

  private slot(key: string): number {
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.indexes.size;
      this.indexes.set(key, index);
    }
    return index;
  }

  compile(): NumericProgram {
    const { plan, emitter } = this;
    const facts = plan.facts.map(({ definition }): Input => {
      const type = languageType(definition.type);
      const input = { name: definition.name, type, slot: this.slot(definition.name) };
      if (definition.by === null) this.terms.set(definition.name, inputTerm(input, definition, emitter));
      return input;
    });
    const regionSlot = this.slot('(region)');
    const amountSlot = this.slot('(amount)');
    this.emitConstraints();
    this.emitDerivations();
    const figures = this.emitFigures();
    for (const step of plan.early) this.emitStep(step);
    const outcomes = plan.conditions.map(({ condition }, index) => {
      const { code } = emit(condition.test, this.expressions);
      emitter.statement(`slots[${this.slot(`(condition ${index})`)}] = ${code};`);
      return code;
    });
    const region = emitter.constant(`slots[${regionSlot}]`);
    emitter.leaveIf(outcomes.map((each) => `${each} === 2`).join(' || '));
    emitter.statement(
      `if (${[...outcomes.map((each) => `${each} === 0`), `${region} === 0`].join(' || ')}) return INELIGIBLE;`,
    );
    const early = new Map(this.terms);
    for (const step of plan.late) this.emitStep(step);
    this.emitAmount(amountSlot);
    emitter.statement('return ELIGIBLE;');

    const outputs = plan.outputs.map(({ name, type }): WorkedOut => {
      const term = this.terms.get(name)!;
      const { decimals, divisor } = term.kind === 'number' ? term : { decimals: 0, divisor: 1 };
      return { name, type, slot: this.slot(name), decimals, divisor };
    });
    const reasons = this.emitReasons(early, regionSlot);
    const slots = new Float64Array(this.indexes.size);
    const names = Object.keys(arithmetic);
    const make = new Function(
      'slots',
      'data',
      'figure',
      ...names,
      `'use strict';
const LARGEST = Number.MAX_SAFE_INTEGER, INELIGIBLE = ${INELIGIBLE}, ELIGIBLE = ${ELIGIBLE}, LEFT = ${LEFT}, WRITTEN = ${WRITTEN};
return {
run() {
${emitter.text()}
},
reasons(writer) {
${reasons.code}
} };`,
    ) as (...values: unknown[]) => Pick<NumericProgram, 'run' | 'reasons'>;
    const code = make(slots, this.data, this.context.figure, ...Object.values(arithmetic));
    return {
      plan,
      slots,
      facts,
      figures,
      regionSlot,
      amountSlot,
      outputs,
      run: code.run,
      reasons: code.reasons,
      texts: reasons.texts,
      holes: reasons.holes,
    };
  }

  /** A case that contradicts itself is for the exact evaluator, and so is one whose bounds alone may show that it does. */
  private emitConstraints(): void {
    const { emitter } = this;
    for (const { require, names } of this.measure.vocabulary.constraints) {
      const { code } = emit(require, this.expressions);
      emitter.leaveIf(`${code} === 0`);
      const numbers = names.map((name) => this.terms.get(name)).filter((each) => each?.kind === 'number');
      if (numbers.length > 0)
        emitter.leaveIf(`${code} === 2 && (${numbers.map((each) => `${each!.code} !== ${each!.code}`).join(' || ')})`);
    }
  }

  /** A fact that is to follow from others is for the exact evaluator; what is given stands. */
  private emitDerivations(): void {
    for (const { derivation, triggers } of this.plan.derivations) {
      const fact = this.terms.get(derivation.fact);
      const given = triggers.map((name) => this.terms.get(name)).filter((each) => each !== undefined);
      if (!fact || given.length === 0) continue;
      this.emitter.leaveIf(`!(${known(fact)}) && (${given.map(known).join(' || ')})`);
    }
  }

  private emitFigures(): Input[] {
    const { emitter } = this;
    return this.plan.parameters.map(({ definition, use }, index) => {
      const type = languageType(definition.type);
      const input: Input = { name: use.name, type, slot: this.slot(`(figure ${use.name})`) };
      const governing: Tree = { op: 'name', name: this.measure.window.governedBy[0]!, type: this.measure.window.unit };
      const day = emit(use.at ?? governing, this.expressions).code;
      const given = `slots[${input.slot}]`;
      const absent = type === 'boolean' ? `${given} === 2` : `${given} !== ${given}`;
      const code = emitter.constant(`${absent} ? figure(${index}, ${day}) : ${given}`);
      const term = typedTerm(code, type, mostOf(type));
      for (const [own, bound, sign] of [
        [use.min, definition.min, '>='],
        [use.max, definition.max, '<='],
      ] as const) {
        const limit = own ? emit(own, this.expressions) : bound === null ? null : exactTerm(Exact.fromJSON(bound));
        if (limit) this.keepWithin(term, limit, sign);
      }
      this.store(use.name, term);
      return input;
    });
  }

  /** A figure beyond its bounds is an error, which the exact evaluator tells; so may one be whose bound is not known. */
  private keepWithin(value: Term, limit: Term, sign: '>=' | '<='): void {
    const { emitter } = this;
    const [a, b] = value.kind === 'number' && limit.kind === 'number' ? aligned(value, limit, emitter) : [value, limit];
    emitter.leaveIf(`${a.code} === ${a.code} && !(${a.code} ${sign} ${b.code})`);
  }

  private emitStep(step: Plan['early'][number]): void {
    switch (step.kind) {
      case 'table':
        this.emitTableStep(step.table.table);
        return;
      case 'definition':
        this.store(step.definition.named.name, this.valueOf(step.definition.named));
        return;
      case 'output':
        this.store(step.output.named.name, this.valueOf(step.output.named));
        return;
      case 'schedule':
        throw new NoNumericForm();
    }
  }

  private emitTableStep(table: DecisionTable): void {
    for (const [index, term] of emitTable(table, this.expressions, this.data).entries())
      this.store(table.outputs[index]!.name, term);
  }

  private valueOf({ value, round }: NamedValue): Term {
    return rounded(round, emit(value, this.expressions), this.emitter);
  }

  /** Keeps what was worked out, for later steps and for reasons. */
  private store(name: string, term: Term): void {
    this.emitter.statement(`slots[${this.slot(name)}] = ${term.code};`);
    this.terms.set(name, term);
  }

  /** Whatever an eligible case is granted must be known; the amount goes into its slot in fen. */
  private emitAmount(slot: number): void {
    const { plan, emitter } = this;
    for (const [index, { name }] of plan.outputs.entries()) {
      if (index === plan.amount || plan.optional.has(index)) continue;
      emitter.leaveIf(`!(${known(this.terms.get(name)!)})`);
    }
    if (plan.amount < 0) return;
    const output = plan.outputs[plan.amount]!;
    const term = this.terms.get(output.name)!;
    if (term.kind !== 'number' || (output.round === null && (term.decimals > 2 || term.divisor > 1)))
      throw new NoNumericForm();
    const fen = roundedTo(2, 'half-up', term, emitter);
    emitter.leaveIf(`!(${known(fen)})`);
    emitter.statement(`slots[${slot}] = ${fen.decimals < 2 ? `${fen.code} * ${10 ** (2 - fen.decimals)}` : fen.code};`);
  }

  private emitReasons(early: ReadonlyMap<string, Term>, regionSlot: number) {
    const emitter = new Emitter('r');
    const loaded = new Map<string, Term>();
    const nameOf = (name: string): Term => {
      const term = early.get(name);
      const slot = this.indexes.get(name);
      if (!term || slot === undefined) throw new NoNumericForm();
      const found = loaded.get(name);
      if (found) return found;
      const again = { ...term, code: `slots[${slot}]` };
      loaded.set(name, again);
      return again;
    };
    const { account, wording, codes } = this.context;
    const written = account.of === 'conditions' ? account.written : undefined;
    const writer = new ReasonEmitter({ emitter, codes, nameOf }, wording, written);
    const outcome = (index: number) => `slots[${this.slot(`(condition ${index})`)}]`;
    const accounts = new AccountEmitter(this.plan, writer, outcome, (text) => emitter.statement(text));
    accounts.emit(account, `slots[${regionSlot}]`);
    emitter.statement('return WRITTEN;');
    return { code: emitter.text(), texts: writer.texts, holes: writer.holes };
  }
}

function known(term: Term): string {
  return term.kind === 'boolean' ? `${term.code} !== 2` : `${term.code} === ${term.code}`;
}

function typedTerm(code: string, type: Type, most: number): Term {
  if (isNumeric(type)) return { kind: 'number', code, decimals: decimalsOf(type), divisor: 1, low: -most, high: most };
  return { kind: type === 'boolean' ? 'boolean' : 'plain', code };
}

function inputTerm({ type, slot }: Input, { min, max }: { min: string | null; max: string | null }, emitter: Emitter) {
  const term = typedTerm(emitter.constant(`slots[${slot}]`), type, mostOf(type));
  if (term.kind !== 'number') return term;
  const unit = 10 ** term.decimals;
  const bound = (text: string | null, own: number) => (text === null ? own : Number(text) * unit);
  // Bounds only say which products need no look at their size: a hair's breadth is added for their own rounding.
  const low = Math.max(term.low, Math.floor(bound(min, term.low)) - 1);
  const high = Math.min(term.high, Math.ceil(bound(max, term.high)) + 1);
  return { ...term, low, high };
}

function rounded(unit: RoundingUnit | null, term: Term, emitter: Emitter): Term {
  if (unit === null) return term;
  if (term.kind !== 'number') throw new NoNumericForm();
  return roundedTo(DECIMALS[unit], 'half-up', term, emitter);
}
