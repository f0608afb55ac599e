import type { FactType } from '../policies/model.ts';
import type { BareRate, MoneyUnit } from '../values/parse.ts';

/** A unit that stands in a header for all cells below it. */
export interface HeaderUnit {
  readonly bareRate?: BareRate;
  readonly moneyUnit?: MoneyUnit;
}

/** How a unit is joined to a name: 裁员率(%)、裁员率【单位：%】、上年度失业保险费/万元、上年度失业保险费，单位：万元. */
function joined(unit: string, flags = ''): RegExp {
  const named = `(?:单位\\s*[:：]?\\s*)?(?:${unit})`;
  return new RegExp(
    `(?:[(（[【]\\s*${named}\\s*[)）\\]】]|\\s*[/／]\\s*(?:${unit})|[\\s,，;；]*单位\\s*[:：]\\s*(?:${unit}))$`,
    flags,
  );
}

const UNITS: readonly (HeaderUnit & { readonly pattern: RegExp })[] = [
  { pattern: joined('%|％|百分比|百分数|percent', 'i'), bareRate: 'percent' },
  { pattern: /[%％]$/, bareRate: 'percent' },
  { pattern: joined('‰|千分比|千分数'), bareRate: 'per-mille' },
  { pattern: /‰$/, bareRate: 'per-mille' },
  { pattern: joined('小数|fraction|decimal', 'i'), bareRate: 'fraction' },
  { pattern: joined('万元|万'), moneyUnit: 'ten-thousand-yuan' },
  { pattern: joined('元|yuan', 'i'), moneyUnit: 'yuan' },
];

/** The unit that ends a header, and the header without it; `null` where none does. */
export function unitOfHeader(header: string): { readonly unit: HeaderUnit; readonly rest: string } | null {
  for (const { pattern, ...unit } of UNITS) {
    if (pattern.test(header)) return { unit, rest: header.replace(pattern, '') };
  }
  return null;
}

/** Whether a unit is one of the type: money is not counted in per cent, nor a date in yuan. */
export function suits(unit: HeaderUnit, type: FactType | null): boolean {
  if (unit.bareRate !== undefined) return type === 'rate';
  return unit.moneyUnit === undefined || type === 'money';
}
