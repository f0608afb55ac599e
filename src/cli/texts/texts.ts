import type { ResultColumn } from '../../cases/columns.ts';
import type { FigureOrigin } from '../../engine/case.ts';
import type { Status } from '../../engine/run.ts';
import type { Wording } from '../../language/describe.ts';
import type { Exclusion, FactGroup, MeasureKind, RoundingUnit } from '../../policies/model.ts';
import type { Language } from '../../values/print.ts';
import type { ProblemCode, ProblemKinds } from '../../values/problem.ts';
import type { EncodedShare } from '../views/document.ts';
import type { BatchTexts } from './batch.ts';
import type { CheckTexts } from './check.ts';
import type { ColumnTexts } from './columns.ts';
import type { CompareTexts } from './compare.ts';
import { en } from './en.ts';
import type { LimitTexts } from './limits.ts';
import type { ListTexts } from './list.ts';
import type { ConfigTexts, LocalityTexts } from './locality.ts';
import type { OutputsTexts } from './outputs.ts';
import type { ScreenTexts } from './screen.ts';
import type { SeveralTexts } from './several.ts';
import type { SheetTexts } from './sheet.ts';
import type { VerifyTexts } from './verify.ts';
import type { WindowTexts } from './window.ts';
import { zh } from './zh.ts';

/** A message for every kind of problem. */
export type ProblemTexts = { readonly [Code in ProblemCode]: (params: ProblemKinds[Code]) => string };

/** Help of a command: what it does and takes. Examples to run name measures and come with the policies. */
export interface CommandTexts {
  readonly summary: string;
  readonly details?: string;
  readonly arguments?: Readonly<Record<string, string>>;
}

export type CommandName =
  | 'ask'
  | 'calc'
  | 'batch'
  | 'screen'
  | 'policies'
  | 'policies list'
  | 'policies show'
  | 'policies targets'
  | 'policies diff'
  | 'policies calendar'
  | 'policies check'
  | 'policies schema'
  | 'template'
  | 'eval'
  | 'verify'
  | 'completion'
  | 'locality'
  | 'locality init'
  | 'locality check'
  | 'config'
  | 'config list'
  | 'config set'
  | 'config unset';

export type OptionName =
  | 'lang'
  | 'region'
  | 'on'
  | 'set'
  | 'param'
  | 'locality'
  | 'noConfig'
  | 'policies'
  | 'format'
  | 'explain'
  | 'quiet'
  | 'noColor'
  | 'ascii'
  | 'case'
  | 'output'
  | 'encoding'
  | 'inputEncoding'
  | 'worksheet'
  | 'delimiter'
  | 'formulas'
  | 'history'
  | 'screen'
  | 'map'
  | 'mapFile'
  | 'check'
  | 'mask'
  | 'totalBy'
  | 'rejects'
  | 'report'
  | 'manifest'
  | 'save'
  | 'sheet'
  | 'fullIds'
  | 'help'
  | 'version';

/** What the interview says. */
export interface AskTexts {
  readonly family: string;
  readonly chooseFamily: string;
  readonly noFamily: string;
  readonly start: string;
  readonly given: (count: number) => string;
  readonly againstOthers: (labels: string) => string;
  readonly needless: (labels: string) => string;
  /** What facts are filed under, and the figures of a place. */
  readonly groups: Readonly<Record<FactGroup | 'figure', string>>;
  readonly left: (count: number) => string;
  readonly last: string;
  readonly settledOf: (done: number, all: number) => string;
  readonly whyGoverns: string;
  readonly whyCondition: (title: string, clause: string) => string;
  readonly whyOutputs: (titles: string, clause: string) => string;
  readonly whyMeasures: (titles: string, count: number) => string;
  readonly version: string;
  readonly window: (from: string, to: string | null) => string;
  readonly unknown: string;
  readonly open: string;
  readonly everyMonth: (amount: string) => string;
  readonly example: (text: string) => string;
  readonly unit: (text: string) => string;
  readonly bounds: (low: string | null, high: string | null, clause: string) => string;
  readonly months: (from: string, to: string, example: string) => string;
  /** Keys, and what they do. */
  readonly keys: {
    readonly confirm: string;
    readonly move: string;
    readonly moveOrNumber: string;
    readonly filter: string;
    readonly empty: (meaning: string) => string;
    readonly clear: (meaning: string) => string;
    readonly back: (meaning: string) => string;
    readonly monthly: string;
    readonly leave: string;
    readonly why: string;
    readonly list: string;
    readonly by: (key: string, meaning: string) => string;
  };
  readonly previous: string;
  readonly cancel: string;
  readonly settled: string;
  readonly further: (labels: string) => string;
  readonly undetermined: string;
  readonly next: (outcome: string) => string;
  readonly blocked: string;
  readonly noneInForce: (date: string | null, place: string | null) => string;
  readonly versionOpen: string;
  readonly menu: {
    readonly change: string;
    readonly further: string;
    readonly sheet: string;
    readonly back: string;
    readonly home: string;
    readonly goOn: string;
    readonly explain: string;
    readonly save: string;
    readonly again: string;
    readonly other: string;
    readonly quit: string;
    readonly takeVersion: (version: string) => string;
  };
  readonly whichAnswer: string;
  readonly allAnswers: string;
  readonly saveAs: string;
  readonly saved: (path: string) => string;
  readonly overwrite: (path: string) => string;
  readonly savedCase: string;
  readonly onSheetOnly: string;
  readonly byHand: string;
  readonly printSheet: string;
}

/** Every text of the command line, in one language. */
export interface Texts {
  readonly language: Language;
  readonly problems: ProblemTexts;
  readonly comma: string;
  readonly colon: string;
  /** A row of data, counted from 1 after the header, and the line of the file on which it begins. */
  readonly row: (number: number, line?: number) => string;
  readonly column: (header: string) => string;
  readonly error: string;
  readonly note: string;
  readonly tagline: string;
  readonly usage: string;
  readonly commandWord: string;
  readonly optionWord: string;
  readonly argumentsTitle: string;
  readonly optionsTitle: string;
  readonly commandsTitle: string;
  readonly examplesTitle: string;
  readonly helpHint: (command: string) => string;
  readonly commands: Readonly<Record<CommandName, CommandTexts>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly exitCodes: string;
  /** The words of formulas and reasons, and of values. */
  readonly words: Omit<Wording, 'name' | 'value'> & {
    readonly yes: string;
    readonly no: string;
    readonly unknown: string;
    readonly open: string;
  };
  readonly status: Readonly<Record<Status, string>>;
  readonly origin: Readonly<Record<FigureOrigin | 'missing', string>>;
  readonly rounding: Readonly<Record<RoundingUnit, string>>;
  readonly result: {
    readonly amount: string;
    readonly capitals: string;
    readonly atLeast: (low: string) => string;
    readonly atMost: (high: string) => string;
    readonly between: (low: string, high: string) => string;
    readonly open: string;
    readonly clause: (number: string, clause: string) => string;
    readonly clauseWord: string;
    readonly decision: string;
    readonly unproven: string;
    readonly ifMet: (text: string) => string;
    readonly months: (number: string) => string;
    readonly unquantified: string;
    readonly derived: (fact: string, value: string, from: string, source: string) => string;
    readonly or: string;
    readonly derivable: (names: string) => string;
    readonly conditions: string;
    readonly wouldPass: string;
    readonly facts: string;
    readonly figures: string;
    readonly formula: string;
    readonly tables: string;
    readonly tableRow: (number: number) => string;
    readonly beforeRounding: string;
    readonly readings: string;
    readonly readingsTaken: (count: number) => string;
    readonly readingTaken: string;
    readonly readingBecause: string;
    readonly readingInstead: string;
    readonly missing: string;
    readonly total: string;
    readonly errors: string;
    readonly seal: (tables: string, version: string) => string;
  };
  readonly resultColumns: Readonly<Record<ResultColumn, string>>;
  readonly policies: {
    readonly claimant: string;
    readonly kinds: string;
    readonly kind: Readonly<Record<MeasureKind, string>>;
    readonly exclusions: string;
    readonly exclusion: Readonly<Record<Exclusion['rule'], string>>;
    readonly region: string;
    readonly time: string;
    readonly window: (from: string, to: string) => string;
    readonly testedOn: (names: string) => string;
    readonly superseded: (id: string) => string;
    readonly conditionsAll: string;
    readonly anyOf: string;
    readonly allOf: string;
    readonly figureAt: (day: string) => string;
    readonly figureBounds: (bounds: string) => string;
    readonly figureLocal: string;
    readonly schedule: (name: string, from: string, to: string) => string;
    readonly needed: string;
    readonly examples: string;
    readonly issuer: string;
    readonly issued: string;
    readonly under: string;
    readonly deadlines: string;
    readonly clauses: string;
    readonly later: string;
    readonly target: (what: string, year: string, figure: string) => string;
    readonly atLeast: string;
    readonly atMost: string;
    readonly encoded: (share: EncodedShare) => string;
    readonly noneInForce: string;
    readonly checked: (measure: string, tables: number, examples: number) => string;
    readonly checkDone: (measures: number, problems: number) => string;
    readonly stale: string;
  };
  readonly ask: AskTexts;
  readonly batch: BatchTexts;
  readonly columns: ColumnTexts;
  readonly check: CheckTexts;
  readonly locality: LocalityTexts;
  readonly config: ConfigTexts;
  readonly screen: ScreenTexts;
  readonly window: WindowTexts;
  readonly sheet: SheetTexts;
  readonly list: ListTexts;
  readonly outputs: OutputsTexts;
  readonly limits: LimitTexts;
  readonly several: SeveralTexts;
  readonly verify: VerifyTexts;
  readonly compare: CompareTexts;
  readonly calc: {
    readonly unused: (measure: string, names: string) => string;
    readonly onlyVersion: (measure: string) => string;
    /** Of cases that come a line each. */
    readonly lines: {
      readonly name: string;
      readonly invalid: (count: string, all: string) => string;
    };
  };
}

const ALL: Readonly<Record<Language, Texts>> = { zh, en };

/** The texts of a language. */
export function textsFor(language: Language): Texts {
  return ALL[language];
}
