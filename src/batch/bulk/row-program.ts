import type { CaseSettings } from '../../cases/assemble.ts';
import type { ColumnWording } from '../../cases/columns.ts';
import { regionReason } from '../../engine/explain.ts';
import type { Codes } from '../../engine/numeric/form.ts';
import type { NumericProgram } from '../../engine/numeric/program.ts';
import type { Codec } from '../codec.ts';
import { type Bytes, type Constant, constant as prepared } from './bytes.ts';
import { FigureLookup } from './figures.ts';
import { CaseProgram, type Place, type ProgramForm, type ProgramInput } from './programs.ts';
import { ReasonBytes } from './reason-bytes.ts';

/** How and where reasons are written. */
export interface ReasonWriting {
  readonly words: ColumnWording;
  readonly output: Bytes;
  readonly delimiter: string;
  readonly newline: string;
  readonly codec: Codec;
}

/** What stands about the amount and the reasons of a measure's results; design §7 has the columns. */
export class Ending {
  readonly eligible: Constant;
  readonly afterAmount: Constant;
  readonly ineligible: Constant;
  readonly afterReasons: Constant;
  /** Whether the last reason stood in quotes. */
  quoted = false;

  constructor(measure: string, { words, delimiter: d, newline, codec }: ReasonWriting) {
    const constant = (text: string) => prepared(codec.encode(text));
    this.eligible = constant(`${d}${words.status('eligible')}${d}`);
    this.afterAmount = constant(`${d}${d}${d}${measure}${d}${d}${d}${newline}`);
    this.ineligible = constant(`${d}${words.status('ineligible')}${d}0.00${d}${d}${d}${measure}${d}`);
    this.afterReasons = constant(`${d}${d}${newline}`);
  }
}

/** A measure ready for rows of a list. */
export class RowProgram extends CaseProgram {
  readonly reasonBytes: ReasonBytes;
  readonly ending: Ending;
  /** Whether its amount is money that is summed up. */
  readonly hasAmount: boolean;
  eligible = 0;
  ineligible = 0;

  constructor(
    program: NumericProgram,
    inputs: readonly ProgramInput[],
    figures: FigureLookup,
    place: Place,
    writing: ReasonWriting,
    codes: Codes,
  ) {
    super(program, inputs, figures, place);
    const { measure } = program.plan;
    this.hasAmount = program.plan.amount >= 0;
    this.ending = new Ending(this.id, writing);
    const words = writing.words.wording(measure);
    this.reasonBytes = new ReasonBytes(writing, program, codes, words);
    this.reasonBytes.regionReason = () => {
      const { title, because } = regionReason(measure, place.regionCode()!, false, words);
      return writing.words.reason(title, because);
    };
  }
}

/** How measures are made ready for the rows of a list. */
export function rowForm(settings: CaseSettings, codes: Codes, writing: ReasonWriting): ProgramForm<RowProgram, null> {
  const { words } = writing;
  return {
    account: {
      of: 'failures',
      reason: (title, because) => words.reason(title, because),
      separator: words.separator,
    },
    wording: (measure) => words.wording(measure),
    figures: (plan, place) => new FigureLookup(plan, settings, codes, place),
    make: (program, inputs, figures, place) => new RowProgram(program, inputs, figures, place, writing, codes),
  };
}
