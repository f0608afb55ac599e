import type { CaseSettings } from '../../cases/assemble.ts';
import { type Codes, fromNumber, toNumber, unknownNumber } from '../../engine/numeric/form.ts';
import type { StatedFigure } from '../../engine/parameters.ts';
import type { Plan } from '../../engine/plan.ts';
import { languageType } from '../../policies/quantity.ts';
import type { CalendarDate, YearMonth } from '../../values/calendar.ts';

/** Days for which a figure is remembered. */
const REMEMBERED = 1024;
/** Above every date in numeric form. */
export const DATES = 2 ** 22;

/** What is remembered of a figure, by place and day. */
interface Known<Told> {
  readonly keys: Float64Array;
  readonly values: Float64Array;
  readonly told: (Told | null)[];
}

/**
 * Looks figures of a measure up by day and place, each day of a place once.
 * `Told` is what else is to be known of a figure, its provenance for instance.
 */
export class FigureLookup<Told = null> {
  /** Whether a figure was met since {@link begin} that numbers cannot hold: the case is for the exact evaluator. */
  unfit = false;
  private readonly known: readonly Known<Told>[];
  /** By figure: where the one last asked for is remembered; -1 where none was, or its day was not known. */
  private readonly last: Int32Array;

  /**
   * @param place the region of the case by its number, and those it lies in; -1 and `null` where it has none
   * @param tell what is to be known of a figure by its index; `null` stands for one that nobody states
   */
  constructor(
    private readonly plan: Plan,
    private readonly settings: CaseSettings,
    private readonly codes: Codes,
    private readonly place: { readonly region: number; regionChain(): readonly string[] | null },
    private readonly tell: (index: number, stated: StatedFigure | null) => Told | null = () => null,
  ) {
    this.known = plan.parameters.map(() => ({
      keys: new Float64Array(REMEMBERED).fill(-1),
      values: new Float64Array(REMEMBERED),
      told: new Array<Told | null>(REMEMBERED).fill(null),
    }));
    this.last = new Int32Array(plan.parameters.length).fill(-1);
  }

  /** A new case. */
  begin(): void {
    this.unfit = false;
    this.last.fill(-1);
  }

  /** What is known of a figure that was asked for in this case; `null` where it was not, or its day is not known. */
  told(index: number): Told | null {
    const place = this.last[index]!;
    return place < 0 ? null : this.known[index]!.told[place]!;
  }

  /** A figure of the plan by its index, on a day in numeric form. */
  value(index: number, day: number): number {
    if (Number.isNaN(day)) return unknownNumber(languageType(this.plan.parameters[index]!.definition.type));
    const key = (this.place.region + 1) * DATES + day;
    const place = Math.imul(key | 0, 0x9e3779b1) >>> 22;
    const known = this.known[index]!;
    if (known.keys[place] !== key) this.look(known, index, day, place, key);
    this.last[index] = place;
    const value = known.values[place]!;
    if (value === Number.POSITIVE_INFINITY) this.unfit = true;
    return value;
  }

  private look(known: Known<Told>, index: number, day: number, place: number, key: number): void {
    const { measure, parameters } = this.plan;
    const parameter = parameters[index]!;
    const type = languageType(parameter.definition.type);
    const at = parameter.use.at?.type ?? measure.window.unit;
    const date = fromNumber(day, at, 0, 1, this.codes) as CalendarDate | YearMonth;
    const chain = this.place.regionChain() ?? measure.regionChain;
    const stated = parameter.onDay(date, chain, this.settings.locality?.figures);
    const number = stated ? toNumber(stated.value, type, this.codes) : unknownNumber(type);
    known.values[place] = number ?? Number.POSITIVE_INFINITY;
    known.told[place] = this.tell(index, stated);
    known.keys[place] = key;
  }
}
