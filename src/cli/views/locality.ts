import { literalValue, type Value } from '../../language/value.ts';
import type { LocalityReport } from '../../policies/locality/check.ts';
import type { Span } from '../../policies/locality/spans.ts';
import type { FigureUse, NeededFigure } from '../../policies/locality/survey.ts';
import type { FigureDefinition } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import type { PolicySet } from '../../policies/set.ts';
import type { CalendarDate } from '../../values/calendar.ts';
import { regionText } from '../standing.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { boundText, printValue } from '../wording.ts';
import { hanging, wrap } from '../wrap.ts';

const WIDTH = 80;

/** What a locality file to fill in is made of. */
export interface Draft {
  readonly region: string;
  readonly on: CalendarDate | null;
  readonly figures: readonly NeededFigure[];
  /** What the file is called in the hints on how to use it. */
  readonly file: string;
}

/**
 * A locality file to fill in, as YAML. Lines to fill in begin with `#`, explanations with `##`; the file can be read as it
 * is, and with the lines of any figure uncommented.
 */
export function draftYaml(draft: Draft, set: PolicySet, texts: Texts): string {
  const { draft: words } = texts.locality;
  const label = set.regions().get(draft.region)!.label[texts.language];
  const open = draft.figures.filter((each) => each.open.length > 0);
  const known = draft.figures.filter((each) => each.open.length === 0);
  const steps = words.steps(draft.file);
  const lines = [
    ...comment('# ', words.title(label, draft.region)),
    ...comment('# ', draft.on ? words.onDay(draft.on.toString()) : words.allTimes),
    '#',
    ...steps.flatMap((each, index) => comment(`# ${index + 1}. `, each)),
    '',
    `region: "${draft.region}" # ${label}`,
    'figures:',
    ...comment('  ## == ', open.length > 0 ? words.open(open.length) : words.none),
  ];
  for (const each of open) {
    lines.push('', ...explained(each, set, texts), `  #${each.definition.name}:`);
    for (const { from, to } of each.open) {
      lines.push(`  #  - from: ${from}`, ...(to === null ? [] : [`  #    to: ${to}`]));
      lines.push('  #    value:', '  #    source: ""');
    }
  }
  if (known.length > 0) lines.push('', ...comment('  ## == ', words.known(known.length)));
  for (const each of known) lines.push('', ...explained(each, set, texts));
  return `${lines.join('\n')}\n`;
}

/** Lines of a comment; those that continue it stand under its first. */
function comment(mark: string, text: string): string[] {
  const further = mark.replace(/[^\s#]/g, ' ');
  return wrap(text, WIDTH - mark.length).map((line, index) => (index === 0 ? mark : further) + line);
}

/** What is said of a figure: names, meaning, form, uses with their bounds, reference values. */
function explained({ definition, uses, shipped, open }: NeededFigure, set: PolicySet, texts: Texts): string[] {
  const { draft: words } = texts.locality;
  const { label, help, name } = definition;
  const [{ measure }] = uses as readonly [FigureUse];
  const print = (value: Value) => printValue(value, languageType(definition.type), measure, texts);
  const values = shipped.map(({ region, from, to, value, source }) => {
    const read = literalValue(value, languageType(definition.type));
    const place = set.regions().get(region)?.label[texts.language] ?? region;
    return words.shipped(daysText({ from, to }, texts), print(read), place, source[texts.language]);
  });
  const otherwise = new Set(
    uses.flatMap(({ use }) => {
      if (!use.otherwise) return [];
      const value = print(literalValue(use.otherwise.value, languageType(definition.type)));
      return [words.otherwise(value, use.otherwise.source[texts.language])];
    }),
  );
  return [
    ...comment('  ## ', `${label.zh} / ${label.en} (${name})`),
    ...(help ? comment('  ##   ', help[texts.language]) : []),
    ...(open.length > 0 ? comment('  ##   ', words.write(formText(definition, set, texts))) : []),
    ...uses.flatMap((each) => comment('  ##   ', useText(each, definition, texts))),
    ...[...otherwise].flatMap((each) => comment('  ##   ', each)),
    ...values.flatMap((each) => comment('  ##   ', each)),
  ];
}

/** How a value is written. */
function formText({ type, unit }: FigureDefinition, set: PolicySet, texts: Texts): string {
  const { forms, count, oneOf } = texts.locality.draft;
  if (type.startsWith('enum ')) {
    const { members } = set.vocabulary().enums[type.slice('enum '.length)]!;
    return oneOf(members.map((each) => `${each.id} ${each.label[texts.language]}`).join(texts.words.listComma));
  }
  if (type === 'count') return unit ? count(unit[texts.language]) : forms.number;
  if (type === 'region') return forms.text;
  const form = forms[type as keyof typeof forms];
  return unit && type === 'number' ? `${form}${texts.comma}${unit[texts.language]}` : form;
}

function useText({ measure, use, span }: FigureUse, definition: FigureDefinition, texts: Texts): string {
  const { result, locality, language } = texts;
  const bound = (tree: typeof use.min) => (tree === null ? null : boundText(tree, definition, measure, texts));
  const low = bound(use.min);
  const high = bound(use.max);
  const allowed =
    low !== null && high !== null
      ? result.between(low, high)
      : high !== null
        ? result.atMost(high)
        : low !== null && result.atLeast(low);
  const clause = result.clause(measure.number, use.clause);
  const what = `${measure.title[language]} ${measure.id}${texts.comma}${clause}`;
  const days = daysText(span, texts);
  return locality.draft.usedBy(what, days) + (allowed ? locality.draft.allowed(allowed) : '');
}

/** Days for a reader. */
export function daysText({ from, to }: Span, texts: Texts): string {
  return texts.ask.window(from, to);
}

/** What a locality file has, and what is open. */
export function reportLines(
  report: LocalityReport,
  file: string,
  set: PolicySet,
  texts: Texts,
  style: Style,
): string[] {
  const { check } = texts.locality;
  const lines = hanging('', `${file}${texts.colon}${regionText(report.region, set, texts)}`, style.width);
  lines.push(`${style.good(style.signs.yes)} ${check.set(report.set.length, report.values)}`);
  if (report.open.length === 0) lines.push(`${style.good(style.signs.yes)} ${check.nothingOpen}`);
  else lines.push(`${style.open(style.signs.unknown)} ${check.open(report.open.length)}`);
  for (const { figure, days, inPart } of report.open) {
    const { label, name } = figure.definition;
    const open = days.map((each) => daysText(each, texts)).join(texts.words.listComma);
    const text = `${label[texts.language]} ${name}${texts.comma}${inPart ? check.inPart : ''}${open}`;
    lines.push(...hanging(`    ${style.signs.bullet} `, text, style.width));
  }
  return lines;
}
