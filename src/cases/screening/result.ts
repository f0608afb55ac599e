import type { Beneficiary, Exclusion, MeasureKind } from '../../policies/model.ts';
import { moneyText } from '../../values/print.ts';
import type { Label } from '../../values/problem.ts';
import { type Result, type ResultOptions, resultOf } from '../result.ts';
import type { Group, ScreenedMeasure, Screening } from './screen.ts';

/** A screened measure for programs: its result as `calc` gives it, and what a list shows beside it. */
export interface MeasureResult extends Result {
  readonly group: Group;
  readonly title: Label;
  readonly beneficiary: Beneficiary | null;
  readonly kinds: readonly MeasureKind[];
}

/** What the eligible measures of a kind of beneficiary come to together. */
export interface TotalResult {
  readonly beneficiary: Beneficiary | null;
  /** `null` where it is open; its bounds then stand beside it. */
  readonly amount: string | null;
  readonly amount_min: string | null;
  readonly amount_max: string | null;
  readonly measures: readonly string[];
  readonly left_out: readonly string[];
  /** What undetermined measures could add at most, of those of which it is known. */
  readonly undetermined: {
    readonly amount_max: string;
    readonly measures: readonly string[];
    readonly unbounded: readonly string[];
  };
}

/** Two measures that cannot be had together; `kept` and `left_out` only where both are eligible and one is better. */
export interface ExclusionResult {
  readonly measures: readonly [string, string];
  readonly rule: Exclusion['rule'];
  readonly document: string | null;
  readonly clause: string | null;
  readonly note: Label | null;
  readonly kept: string | null;
  readonly left_out: string | null;
}

export interface ScreeningResult {
  readonly region: string;
  readonly on: string;
  readonly measures: readonly MeasureResult[];
  readonly totals: readonly TotalResult[];
  readonly exclusions: readonly ExclusionResult[];
  readonly needs: readonly { readonly fact: string; readonly label: Label; readonly measures: readonly string[] }[];
  /** Versions of one family in force at once. */
  readonly several: readonly (readonly string[])[];
  /** In force on the day, but not by the dates of the case. */
  readonly not_in_force: readonly string[];
  readonly tables: string;
  readonly version: string;
}

/** A screening as plain data. @param labelOf what a fact or figure is called */
export function screeningResult(
  screening: Screening,
  options: ResultOptions,
  labelOf: (name: string) => Label,
): ScreeningResult {
  const { region, on, measures, several, outside } = screening;
  return {
    region,
    on: on.toString(),
    measures: measures.map((each) => measureResult(each, options)),
    totals: totalResults(screening),
    exclusions: exclusionResults(screening),
    needs: screening.needs.map((each) => ({ fact: each.name, label: labelOf(each.name), measures: each.measures })),
    several,
    not_in_force: outside,
    tables: options.provenance.tables,
    version: options.provenance.version,
  };
}

/** One measure of a screening as plain data. */
export function measureResult({ measure, evaluation, group }: ScreenedMeasure, options: ResultOptions): MeasureResult {
  const { title, beneficiary, kinds } = measure;
  return { ...resultOf(evaluation, options), group, title, beneficiary, kinds };
}

function totalResults({ totals: { totals }, measures }: Screening): TotalResult[] {
  const ids = (indexes: readonly number[]) => indexes.map((each) => measures[each]!.measure.id);
  return totals.map(({ beneficiary, low, high, counted, leftOut, possible }) => {
    const settled = high?.equals(low) === true;
    return {
      beneficiary,
      amount: settled ? moneyText(low) : null,
      amount_min: settled ? null : moneyText(low),
      amount_max: settled || !high ? null : moneyText(high),
      measures: ids(counted),
      left_out: ids(leftOut),
      undetermined: {
        amount_max: moneyText(possible.high),
        measures: ids(possible.measures),
        unbounded: ids(possible.unbounded),
      },
    };
  });
}

function exclusionResults({ exclusions, totals: { kept, leftOut }, measures }: Screening): ExclusionResult[] {
  return exclusions.map(({ first, second, exclusion, declaredBy }) => {
    const pair = [first, second] as const;
    const better = pair.find((each) => kept.has(each) && pair.some((other) => leftOut.has(other)));
    const id = (index: number | undefined) => (index === undefined ? null : measures[index]!.measure.id);
    return {
      measures: [measures[first]!.measure.id, measures[second]!.measure.id],
      rule: exclusion?.rule ?? 'one',
      document: exclusion && declaredBy.number,
      clause: exclusion?.clause ?? null,
      note: exclusion?.note ?? null,
      kept: id(better),
      left_out: better === undefined ? null : id(better === first ? second : first),
    };
  });
}
