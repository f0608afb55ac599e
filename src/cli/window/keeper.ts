import { randomUUID } from 'node:crypto';
import { amountTexts } from '../../cases/result.ts';
import type { PolicySet } from '../../policies/set.ts';
import { CalendarDate } from '../../values/calendar.ts';
import { type Answers, answerText } from '../interview/answers.ts';
import type { CaseKeeper, Progress } from '../interview/keeping.ts';
import { type KeptCase, type KeptOutcome, REMEMBERED, type StateFile } from './state.ts';

/** The fact by which a later case is likely to be of the same day. */
const DAY_OF_CLAIM = 'application_date';

/** Remembers the cases of a window in its state. */
export class WindowKeeper implements CaseKeeper {
  private id = randomUUID();

  /**
   * @param setting the place and day that the window was set to
   * @param now for tests
   */
  constructor(
    private readonly file: StateFile,
    private readonly set: PolicySet,
    private readonly setting: { readonly place: string | null; readonly day: string | null },
    private readonly now: () => Date = () => new Date(),
  ) {}

  begin(id: string | null): void {
    this.id = (id ?? randomUUID()) as typeof this.id;
  }

  keep({ subject, answers, evaluation }: Progress): void {
    this.remember('measure', subject, answers, evaluation && outcomeOf(evaluation));
  }

  /** Remembers a screening. @param outcome `null` while it goes on */
  keepScreening(beneficiary: string, answers: Answers, outcome: KeptOutcome | null): void {
    this.remember('screening', beneficiary, answers, outcome);
  }

  private remember(kind: KeptCase['kind'], subject: string, answers: Answers, outcome: KeptOutcome | null): void {
    const facts = this.factsOf(answers);
    const unknown = [...answers].flatMap(([name, { kind: said }]) => (said === 'unknown' ? [name] : []));
    const region = answers.get('region');
    const day = answers.get(DAY_OF_CLAIM);
    const place = region?.kind === 'fact' ? String(region.value) : this.setting.place;
    const at = this.now().toISOString();
    const kept: KeptCase = { id: this.id, at, kind, subject, facts, unknown, place, day: this.setting.day, outcome };
    this.file.update((state) => ({
      ...state,
      place: state.place ?? place,
      lastDay: day?.kind === 'fact' && day.value instanceof CalendarDate ? day.value.toString() : state.lastDay,
      recent: [kept, ...state.recent.filter((each) => each.id !== kept.id)].slice(0, REMEMBERED),
    }));
  }

  /** Answers as they would be typed. Who someone is stays out, and so does what the answers do not say themselves. */
  private factsOf(answers: Answers): Record<string, string> {
    const { facts, figures } = this.set.vocabulary();
    const texts: Record<string, string> = {};
    for (const [name, answer] of answers) {
      const definition = facts[name] ?? figures[name];
      if (!definition || names(definition)) continue;
      if (answer.kind === 'unknown' || (answer.kind === 'figure' && answer.figure.origin !== 'case')) continue;
      texts[name] = answerText(answer, definition);
    }
    return texts;
  }
}

/** Whether a fact says who someone is, or is free text that might. */
function names(definition: { readonly type: string; readonly identity?: boolean }): boolean {
  return definition.identity === true || definition.type === 'text';
}

function outcomeOf(evaluation: NonNullable<Progress['evaluation']>): KeptOutcome {
  const { amount } = amountTexts(evaluation);
  return { measure: evaluation.plan.measure.id, status: evaluation.status, amount };
}
