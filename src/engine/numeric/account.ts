import type { Condition } from '../../policies/model.ts';
import type { Label } from '../../values/problem.ts';
import type { Plan } from '../plan.ts';
import type { Hole, ReasonEmitter } from './reasons.ts';

/** Why the conditions that failed did, in words for people: what a list tells of a case that is not eligible. */
export interface Failures {
  readonly of: 'failures';
  /** How a condition and why it failed become one reason. */
  reason(title: Label, because: string): string;
  /** Between two reasons. */
  readonly separator: string;
}

/** What came of every condition, as {@link explainConditions} gives it. */
export interface AllConditions {
  readonly of: 'conditions';
  /** What stands before the reason, between it and what would have passed (a failed condition only), and after. */
  condition(condition: Condition, held: boolean): readonly [before: string, between: string, after: string];
  /** Between two conditions. */
  readonly separator: string;
  /** What becomes of the words of reasons where they are written. */
  written(words: string): string;
}

/** Which conditions are told of, and how. */
export type Account = Failures | AllConditions;

/** The hole that shows whether a case lies in the measure's region: 0 or 1. */
export const REGION_HOLE: Hole = { type: 'text', decimals: 0, divisor: 1 };

const BECAUSE = '\ue000';

/** The code that gives an account of the conditions of a case. */
export class AccountEmitter {
  /** @param outcome the code of what came of a condition by its index; @param statement adds a line of code */
  constructor(
    private readonly plan: Plan,
    private readonly writer: ReasonEmitter,
    private readonly outcome: (index: number) => string,
    private readonly statement: (text: string) => void,
  ) {}

  /** Writes the code. @param region the code that says whether the case lies in the region: 0, 1, 2 for no region */
  emit(account: Account, region: string): void {
    if (account.of === 'failures') this.failures(account, region);
    else this.conditions(account, region);
  }

  private failures(account: Failures, region: string): void {
    const { writer } = this;
    const setApart = () => {
      this.statement('if (more) {');
      writer.text(account.separator);
      writer.flush();
      this.statement('}');
    };
    this.statement('let more = false;');
    for (const [index, { condition }] of this.plan.conditions.entries()) {
      this.statement(`if (${this.outcome(index)} === 0) {`);
      if (index > 0) setApart();
      const [before, after] = account.reason(condition.title, BECAUSE).split(BECAUSE);
      writer.text(before!);
      writer.because(condition.test, false);
      writer.text(after!);
      writer.flush();
      this.statement('more = true; }');
    }
    this.statement(`if (${region} === 0) {`);
    setApart();
    this.region('0');
    this.statement('}');
  }

  private conditions(account: AllConditions, region: string): void {
    const { writer } = this;
    const figures = new Set(this.plan.measure.parameters.map((each) => each.name));
    for (const [index, { condition }] of this.plan.conditions.entries()) {
      for (const held of [true, false]) {
        const [before, between, after] = account.condition(condition, held);
        this.statement(held ? `if (${this.outcome(index)} === 1) {` : '} else {');
        writer.text(`${index > 0 ? account.separator : ''}${before}`);
        writer.because(condition.test, held);
        if (!held) {
          writer.text(between);
          writer.wouldPass(condition.test, (name) => figures.has(name));
        }
        writer.text(after);
        writer.flush();
      }
      this.statement('}');
    }
    this.statement(`if (${region} !== 2) {`);
    writer.text(account.separator);
    writer.flush();
    this.region(region);
    this.statement('}');
  }

  private region(inside: string): void {
    this.statement(`writer.value(${this.writer.holes.length}, ${inside});`);
    this.writer.holes.push(REGION_HOLE);
  }
}
