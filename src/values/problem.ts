import type { ForeignKind, SheetName, WorkbookLimit } from './problem-parts.ts';

export type { ForeignKind, SheetName, WorkbookLimit };

/** A text for people in both languages. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Where something is wrong: a policy file, an input row, an option. All parts optional, all counted from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly row?: number;
  /** The fact, figure or column concerned, by its id. */
  readonly field?: string;
  /** The header of the column, as the file has it. */
  readonly header?: string;
  readonly option?: string;
}

/** The versions of a family, and where and when one was looked for: by id, code and date, and as they are called. */
interface Versions {
  readonly family: string;
  readonly region: string;
  readonly date: string;
  readonly versions: readonly string[];
  readonly familyLabel?: Label;
  readonly regionLabel?: Label;
}

type None = Record<never, never>;
interface Text {
  readonly text: string;
}
interface Suggest {
  readonly name: string;
  readonly nearest: readonly string[];
}

/**
 * Every kind of error of the program, with what its message needs to say. The messages are in the texts files of the
 * command line, one for each kind and language; the compiler keeps the three in step.
 */
export interface ProblemKinds {
  // values
  'number-malformed': Text;
  'number-too-large': None;
  'power-not-whole': { readonly exponent: string };
  'division-by-zero': None;
  'date-malformed': Text;
  'date-impossible': Text;
  'date-out-of-range': None;
  'date-without-day': Text;
  'date-serial': Text;
  'month-malformed': Text;
  'month-ambiguous': Text;
  'duration-malformed': Text;
  'money-malformed': Text;
  'money-below-fen': Text;
  'number-scientific': Text;
  'number-grouping': Text;
  'rate-malformed': Text;
  'rate-without-unit': Text;
  'count-malformed': Text;
  'count-not-whole': Text;
  'boolean-malformed': Text;
  'text-empty': None;
  // identifiers: never with the number
  'identifier-masked': None;
  'identifier-rounded': None;
  'resident-id-old': None;
  'resident-id-length': { readonly found: number };
  'resident-id-characters': { readonly position: number };
  'resident-id-region': None;
  'resident-id-date': None;
  'resident-id-check': None;
  'credit-code-length': { readonly found: number };
  'credit-code-characters': { readonly position: number };
  'credit-code-check': None;
  'series-malformed': Text;
  'series-month-twice': { readonly month: string };
  'series-month-missing': { readonly months: readonly string[] };
  'series-month-outside': { readonly month: string; readonly from: string; readonly to: string };
  // language
  'expression-full-width': { readonly character: string; readonly instead: string };
  'expression-syntax': { readonly found: string };
  'expression-unsupported': { readonly construct: string };
  'expression-empty': None;
  'expression-too-deep': { readonly limit: number };
  'unknown-name': Suggest;
  'unknown-function': Suggest;
  'unknown-property': Suggest & { readonly type: string };
  'argument-count': { readonly name: string; readonly expected: string; readonly found: number };
  'type-mismatch': { readonly expected: string; readonly found: string };
  'operand-types': { readonly operator: string; readonly left: string; readonly right: string };
  'comparison-types': { readonly left: string; readonly right: string };
  'branch-types': { readonly left: string; readonly right: string };
  'unknown-member': Suggest & { readonly type: string };
  'literal-expected': { readonly name: string };
  'index-out-of-range': { readonly index: string; readonly length: number };
  'empty-list': { readonly name: string };
  'range-too-long': { readonly limit: number };
  'number-not-whole': Text;
  // policies
  'yaml-syntax': { readonly message: string };
  schema: { readonly path: string; readonly message: string };
  'schema-unknown-key': { readonly path: string } & Suggest;
  'schema-missing-key': { readonly path: string; readonly key: string };
  'schema-type': { readonly path: string; readonly expected: string };
  'schema-value': { readonly path: string; readonly found: string; readonly expected: string };
  'policies-not-found': { readonly path: string };
  'built-in-id': { readonly id: string };
  'duplicate-id': { readonly id: string; readonly first: string };
  'unknown-region': Suggest;
  'ambiguous-region': { readonly name: string; readonly found: readonly string[] };
  'region-outside': { readonly region: string; readonly within: string };
  'unknown-enum': Suggest;
  'unknown-figure': Suggest;
  'unknown-measure-of-clause': Suggest;
  'clause-without-entry': { readonly clause: string };
  'clause-not-listed': { readonly measure: string; readonly clause: string };
  'window-backwards': { readonly from: string; readonly to: string };
  'name-taken': { readonly name: string; readonly by: string };
  'derived-from-derived': { readonly fact: string; readonly names: readonly string[] };
  'figure-order': { readonly name: string };
  cycle: { readonly names: readonly string[] };
  'parent-region': { readonly id: string; readonly parent: string };
  'label-shared': { readonly label: string; readonly first: string; readonly second: string };
  'figure-overlap': { readonly figure: string; readonly region: string; readonly date: string };
  'table-cell-count': { readonly expected: number; readonly found: number };
  'table-overlap': {
    readonly table: string;
    readonly first: number;
    readonly second: number;
    readonly example: Label | null;
  };
  'table-gap': { readonly table: string; readonly example: Label | null };
  'table-shadowed': { readonly table: string; readonly rule: number; readonly by: readonly number[] };
  'table-not-provable': { readonly table: string; readonly column: string };
  'output-required': { readonly name: string };
  'unknown-schema': Suggest & { readonly known: readonly string[] };
  'figure-row': { readonly figure: string };
  'unknown-reading': Suggest;
  'derived-value': { readonly example: string; readonly expected: string; readonly found: string };
  'governing-fact': { readonly name: string };
  'example-status': { readonly example: string; readonly expected: string; readonly found: string };
  'example-value': {
    readonly example: string;
    readonly output: string;
    readonly expected: string;
    readonly found: string;
  };
  'example-missing': { readonly example: string; readonly expected: string; readonly found: string };
  'examples-none': { readonly measure: string };
  'version-ambiguous': {
    readonly family: string;
    readonly region: string;
    readonly date: string;
    readonly found: readonly string[];
  };
  'tables-unreadable': { readonly path: string };
  // choice of a measure
  'unknown-measure': Suggest;
  'unknown-document': Suggest;
  'version-none': Versions;
  'version-several': Versions;
  'diff-sides': { readonly measure: string; readonly directory: string };
  'diff-needs-versions': { readonly family: string; readonly versions: readonly string[] };
  'version-needs-region': { readonly family: string; readonly versions: readonly string[] };
  'version-needs-date': {
    readonly family: string;
    readonly facts: readonly string[];
    readonly versions: readonly string[];
  };
  'screen-needs-region': None;
  'screen-needs-date': None;
  // facts
  'unknown-fact': Suggest;
  'fact-twice': { readonly name: string };
  'fact-pair-malformed': Text;
  'fact-value-kind': { readonly expected: string };
  'fact-without-months': { readonly fact: string };
  'enum-value': { readonly text: string; readonly nearest: readonly string[]; readonly allowed: readonly string[] };
  'below-minimum': { readonly value: string; readonly bound: string };
  'above-maximum': { readonly value: string; readonly bound: string };
  'facts-contradict': { readonly message: Label };
  'identifier-contradicts': { readonly identifier: Label; readonly fact: Label };
  'figure-out-of-bounds': {
    readonly value: string;
    /** The bound that it is beyond. */
    readonly side: 'min' | 'max';
    readonly bound: string;
    readonly money: boolean;
    readonly clause: string;
    readonly document: string;
  };
  // files
  'file-not-found': { readonly path: string };
  'file-unreadable': { readonly path: string; readonly reason: string };
  'file-encoding': { readonly path: string };
  'directory-not-found': { readonly path: string };
  'file-too-large': { readonly path: string; readonly limit: string };
  'file-exists': { readonly path: string };
  'file-is-directory': { readonly path: string };
  'file-unwritable': { readonly path: string; readonly reason: string };
  'case-not-mapping': None;
  'json-malformed': { readonly message: string };
  'saved-empty': None;
  'saved-key': { readonly key: string; readonly expected: 'text' | 'list' | 'mapping' };
  'saved-no-measure': None;
  'saved-too-large': { readonly limit: string };
  'stdin-twice': None;
  'unknown-shell': Suggest & { readonly known: readonly string[] };
  'input-empty': None;
  'input-encoding': { readonly encoding: string; readonly offset: number };
  'input-encoding-unknown': None;
  'input-encoding-ambiguous': None;
  'input-binary': { readonly kind: ForeignKind };
  'csv-quote': None;
  'csv-quote-open': None;
  'csv-row-empty': None;
  'csv-row-short': { readonly expected: number; readonly found: number };
  'csv-other-header': None;
  'csv-other-unit': { readonly unit: string; readonly headers: readonly string[] };
  'csv-row-long': { readonly expected: number; readonly found: number };
  'csv-column-missing': { readonly facts: readonly string[] };
  'csv-column-twice': {
    readonly fact: string;
    readonly headers: readonly string[];
    readonly options: readonly string[];
  };
  'csv-header-unclear': {
    readonly header: string;
    readonly facts: readonly string[];
    readonly options: readonly string[];
  };
  'map-malformed': Text;
  'map-file-malformed': None;
  'map-column-unknown': Suggest & { readonly headers: readonly string[] };
  'map-column-several': { readonly header: string; readonly options: readonly string[] };
  'map-column-twice': { readonly header: string };
  'csv-header-empty': None;
  'value-too-long': { readonly found: number; readonly limit: number };
  'csv-columns-many': { readonly found: number; readonly limit: number };
  /** None of the first rows names a column. */
  'csv-header-unknown': { readonly rows: number; readonly facts: readonly string[] };
  'csv-title-unit': { readonly unit: string; readonly headers: readonly string[] };
  'csv-header-extended': { readonly header: string; readonly fact: string; readonly extension: string };
  'csv-record-too-large': { readonly limit: string };
  'line-too-long': { readonly limit: string };
  'case-without-measure': Record<never, never>;
  'manifest-malformed': { readonly key: string; readonly expected: string };
  'manifest-newer': { readonly found: string };
  'manifest-option': { readonly option: string };
  'total-by-unknown': Suggest & { readonly headers: readonly string[] };
  'total-by-person': { readonly header: string };
  'limit-sum': None;
  'measure-twice': { readonly name: string };
  'screen-with-measure': { readonly name: string };
  'history-without-limits': { readonly facts: readonly Label[] };
  'history-not-results': { readonly columns: readonly string[] };
  'history-without-keys': { readonly facts: readonly Label[] };
  'history-status': { readonly found: string; readonly expected: readonly string[] };
  'history-measure': { readonly name: string };
  'history-column-twice': { readonly fact: Label; readonly headers: readonly string[] };
  'history-fact-missing': { readonly facts: readonly Label[] };
  'history-masked': None;
  'history-twice': { readonly path: string };
  'history-differs': { readonly measure: string };
  'workbook-damaged': { readonly part: string };
  'workbook-too-large': { readonly what: WorkbookLimit; readonly limit: number };
  'workbook-sheet-several': { readonly sheets: readonly SheetName[] };
  'workbook-sheet-unknown': Suggest & { readonly sheets: readonly SheetName[] };
  'workbook-no-sheet': None;
  'cell-rounded': None;
  'cell-error': Text;
  'cell-hashes': None;
  'cell-undecodable': None;
  'cell-not-calculated': None;
  'cell-scaled': None;
  'cell-residue': { readonly near: string };
  'outputs-same': { readonly path: string; readonly options: readonly [string, string] };
  'input-changed': None;
  'rejects-form': { readonly workbook: boolean };
  'output-is-input': { readonly path: string };
  // command line
  'unknown-command': Suggest;
  'unknown-option': Suggest;
  'option-argument-missing': { readonly option: string };
  'option-value': { readonly value: string; readonly allowed: readonly string[] };
  'argument-missing': { readonly name: string };
  'argument-excess': { readonly found: string };
  'option-not-here': { readonly option: string; readonly command: string };
  'option-needs': { readonly option: string; readonly needs: string };
  /** An option that the form of the list, or of the results, leaves nothing to do. */
  'option-without-use': { readonly of: 'text' | 'workbook' | 'workbook-results' | 'ndjson' };
  'not-a-terminal': { readonly missing: readonly string[] };
  'parameter-unknown': Suggest;
  'config-malformed': Text;
  'config-unknown-key': Suggest;
  'unknown-setting': Suggest & { readonly allowed: readonly string[] };
  'config-ignored': None;
  internal: { readonly message: string };
}

export type ProblemCode = keyof ProblemKinds;

/** An error as data: its kind, what its message says, and where it is. */
export type Problem = {
  [Code in ProblemCode]: { readonly code: Code; readonly params: ProblemKinds[Code]; readonly place: Place };
}[ProblemCode];

/** A problem that stops what is being done. The message is the code alone: people read the texts files' wording. */
export class SuanceError extends Error {
  constructor(readonly problems: readonly [Problem, ...Problem[]]) {
    super(problems.map((each) => each.code).join(', '));
    this.name = 'SuanceError';
  }

  /** The first, and mostly the only, problem. */
  get problem(): Problem {
    return this.problems[0];
  }

  /** The same error, with what is known of its place filled in. */
  at(place: Place): SuanceError {
    return new SuanceError(this.problems.map((each) => withPlace(each, place)) as [Problem, ...Problem[]]);
  }
}

/** The same problem; what its place does not say yet is taken from `place`. */
export function withPlace(found: Problem, place: Place): Problem {
  return { ...found, place: { ...place, ...found.place } } as Problem;
}

/** An error of one problem, to be thrown. */
export function problem<Code extends ProblemCode>(
  code: Code,
  params: ProblemKinds[Code],
  place: Place = {},
): SuanceError {
  return new SuanceError([problemData(code, params, place)]);
}

/** A problem as data, to be collected. */
export function problemData<Code extends ProblemCode>(
  code: Code,
  params: ProblemKinds[Code],
  place: Place = {},
): Problem {
  return { code, params, place } as unknown as Problem;
}

/** Collects what several checks find instead of stopping at the first. */
export function collecting<T>(problems: Problem[], check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
