import { PLAIN_WORDING } from '../../cases/wording.ts';
import { Describer } from '../../language/describe.ts';
import type { Tree } from '../../language/tree.ts';
import { literalValue } from '../../language/value.ts';
import type { DecisionTable, Measure, NamedValue, ParameterUse, Quantity } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import type { Regions } from '../../policies/regions.ts';
import type { PolicySet } from '../../policies/set.ts';
import { CalendarDate } from '../../values/calendar.ts';
import { printDate } from '../../values/print.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { boundText, inLanguage, printValue, wordingFor } from '../wording.ts';
import { hanging, wrap } from '../wrap.ts';
import { labelled } from './document.ts';
import { limitText } from './limits.ts';
import { renderTable } from './table.ts';

/** A measure in words: who, when, where, conditions, tables, formula, what is asked, readings, worked examples. */
export async function measurePage(measure: Measure, set: PolicySet, texts: Texts, style: Style): Promise<string> {
  const { language, policies } = texts;
  const region = set.regions().get(measure.region);
  const describer = new Describer(wordingFor(measure, texts));
  const lines = [
    ...wrap(style.bold(`${inLanguage(measure.title, texts)}  ${measure.id}`), style.width),
    ...wrap(measure.documentTitle[language], style.width),
    ...labelled(
      [
        [texts.result.clauseWord, texts.result.clause(measure.number, measure.clause)],
        [policies.claimant, inLanguage(measure.claimant, texts)],
        [policies.kinds, measure.kinds.map((each) => policies.kind[each]).join(texts.words.listComma)],
        [policies.region, region ? `${measure.region} ${region.label[language]}` : measure.region],
        [policies.time, windowText(measure, texts)],
      ],
      style,
    ),
  ];
  for (const [word, label] of [
    [texts.result.decision, measure.decision],
    [texts.result.unquantified, measure.unquantified],
  ] as const) {
    if (label) lines.push(...labelled([[word, inLanguage(label, texts)]], style));
  }
  const section = (title: string, content: readonly string[]) => {
    if (content.length > 0) lines.push('', style.bold(title), ...content);
  };
  section(
    policies.conditionsAll,
    measure.conditions.flatMap((each, index) => conditionText(each, index, measure, describer, texts, style)),
  );
  section(
    texts.result.figures,
    measure.parameters.flatMap((each) => parameterText(each, measure, set.regions(), describer, texts, style)),
  );
  for (const step of measure.steps) {
    if (step.kind === 'table')
      section(inLanguage(step.table.title, texts), await tableText(step.table, describer, texts, style));
    if (step.kind === 'schedule') {
      const { schedule } = step;
      const period = texts.policies.schedule(
        inLanguage(schedule.each.title, texts),
        describer.formula(schedule.from),
        describer.formula(schedule.to),
      );
      const columns = schedule.columns.flatMap((each) => valueText(each, describer, texts, style));
      section(inLanguage(schedule.title, texts), [...hanging('  ', period, style.width), ...columns]);
    }
  }
  const definitions = measure.steps.flatMap((each) => (each.kind === 'definition' ? [each.definition] : []));
  section(
    texts.result.formula,
    [...definitions, ...measure.outputs].flatMap((each) => valueText(each, describer, texts, style)),
  );
  section(
    policies.exclusions,
    measure.exclusions.flatMap((each) =>
      hanging(
        `  ${style.signs.bullet} `,
        [nameOf(each.with, set, texts), policies.exclusion[each.rule], inLanguage(each.note, texts)].join(texts.comma),
        style.width,
      ),
    ),
  );
  section(
    texts.limits.title,
    measure.limits.flatMap((each) => {
      const clause = each.clause === measure.clause ? '' : texts.result.clause(measure.number, each.clause);
      const said = limitText(each, measure, wordingFor(measure, texts), texts);
      const text = `${inLanguage(each.title, texts)}${texts.colon}${[said, clause].filter(Boolean).join(texts.comma)}`;
      return hanging(`  ${style.signs.bullet} `, text, style.width);
    }),
  );
  section(policies.needed, neededText(measure, texts, style));
  section(texts.result.readings, readingText(measure, texts, style));
  section(policies.examples, [...exampleText(measure, texts, style), ...listText(measure, texts, style)]);
  return style.shown(`${lines.join('\n')}\n`);
}

/** What a measure or family is called, with its id. */
function nameOf(id: string, set: PolicySet, texts: Texts): string {
  const measure = set.summaries.find((each) => each.id === id);
  const family = set.families.find((each) => each.id === id);
  const label = measure?.title ?? family?.label;
  return label ? `${inLanguage(label, texts)} (${id})` : id;
}

function windowText(measure: Measure, texts: Texts): string {
  const { window } = measure;
  const day = (text: string) => printDate(CalendarDate.parse(text), texts.language);
  const names = window.governedBy
    .map((name) => inLanguage(measure.vocabulary.facts[name]!.label, texts))
    .join(texts.words.listComma);
  const time = texts.policies.window(day(window.from), window.to === null ? texts.words.open : day(window.to));
  const superseded = measure.supersededBy ? `${texts.comma}${texts.policies.superseded(measure.supersededBy)}` : '';
  return `${time}${texts.comma}${texts.policies.testedOn(names)}${superseded}`;
}

function conditionText(
  condition: Measure['conditions'][number],
  index: number,
  measure: Measure,
  describer: Describer,
  texts: Texts,
  style: Style,
): string[] {
  const { test } = condition;
  const group = test.op === 'or' ? texts.policies.anyOf : test.op === 'and' ? texts.policies.allOf : null;
  const parts: readonly Tree[] = test.op === 'or' || test.op === 'and' ? test.operands : [test];
  const clause = condition.clause === measure.clause ? '' : ` (${condition.clause})`;
  const title = `${inLanguage(condition.title, texts)}${clause}${group ? `${texts.comma}${group}${texts.colon.trimEnd()}` : ''}`;
  return [
    ...hanging(`${index + 1}. `, title, style.width),
    ...parts.flatMap((each) => hanging(`   ${style.signs.bullet} `, describer.formula(each), style.width)),
  ];
}

function parameterText(
  use: ParameterUse,
  measure: Measure,
  regions: Regions,
  describer: Describer,
  texts: Texts,
  style: Style,
): string[] {
  const figure = measure.vocabulary.figures[use.name]!;
  const print = (text: string) => quantityText(figure, text, measure, texts);
  const parts = [inLanguage(figure.label, texts)];
  if (use.at) parts.push(texts.policies.figureAt(describer.formula(use.at)));
  const bounds = [
    use.min === null ? '' : `≥ ${boundText(use.min, figure, measure, texts)}`,
    use.max === null ? '' : `≤ ${boundText(use.max, figure, measure, texts)}`,
  ].filter(Boolean);
  if (bounds.length > 0) parts.push(texts.policies.figureBounds(bounds.join(texts.comma)));
  if (figure.values.length === 0) parts.push(texts.policies.figureLocal);
  // Only the values of places that the document reaches, or that reach it.
  const here = figure.values.filter(
    ({ region }) => measure.regionChain.includes(region) || regions.chain(region).includes(measure.region),
  );
  const values = here.map((each) => {
    const place = regions.get(each.region)?.label[texts.language] ?? each.region;
    const time = `${each.from}…${each.to ?? ''}`;
    return `${place} ${time} ${print(each.value)}${texts.comma}${inLanguage(each.source, texts)}`;
  });
  return [
    ...hanging('  ', parts.join(texts.comma), style.width),
    ...values.flatMap((each) => hanging(`    ${style.signs.bullet} `, each, style.width)),
  ];
}

function quantityText(quantity: Quantity, text: string, measure: Measure, texts: Texts): string {
  const type = languageType(quantity.type);
  return printValue(literalValue(text, type), type, measure, texts);
}

async function tableText(table: DecisionTable, describer: Describer, texts: Texts, style: Style): Promise<string[]> {
  const head = [
    ...table.inputs.map((each) => describer.formula(each)),
    ...table.outputs.map((each) => inLanguage(each.title, texts)),
  ];
  const rows = table.rules.map((rule) => [
    ...rule.cells.map((each) => describer.tests(each)),
    ...rule.outputs.map((each) => describer.formula(each)),
  ]);
  return renderTable(head, rows, style);
}

function valueText(named: NamedValue, describer: Describer, texts: Texts, style: Style): string[] {
  const rounding = named.round ? `${texts.comma}${texts.rounding[named.round]}` : '';
  return hanging('  ', `${inLanguage(named.title, texts)} = ${describer.formula(named.value)}${rounding}`, style.width);
}

function neededText(measure: Measure, texts: Texts, style: Style): string[] {
  const { derivations } = measure.vocabulary;
  return measure.facts.flatMap((name) => {
    if (measure.auxiliary.includes(name)) return [];
    const fact = measure.vocabulary.facts[name]!;
    const members = fact.type.startsWith('enum ') ? measure.vocabulary.enums[fact.type.slice(5)]!.members : [];
    const choice = members.map((each) => inLanguage(each.label, texts)).join(texts.words.listComma);
    const inputs = derivations[name]?.inputs.map((each) => inLanguage(measure.vocabulary.facts[each]!.label, texts));
    const derivable = inputs ? texts.result.derivable(inputs.join(texts.words.listComma)) : '';
    const help = [fact.help ? inLanguage(fact.help, texts) : '', choice, derivable]
      .filter(Boolean)
      .join(texts.words.separator);
    return [
      ...hanging(
        `  ${style.signs.bullet} `,
        `${inLanguage(fact.label, texts)} (${PLAIN_WORDING.name(name)})`,
        style.width,
      ),
      ...(help ? wrap(help, style.width - 6).map((line) => `      ${style.dim(line)}`) : []),
    ];
  });
}

function readingText(measure: Measure, texts: Texts, style: Style): string[] {
  return measure.readings.flatMap((each) => [
    ...hanging(`  ${style.signs.bullet} `, inLanguage(each.question, texts), style.width),
    ...hanging(`      ${texts.result.readingTaken} `, inLanguage(each.taken, texts), style.width),
    ...hanging(`      ${texts.result.readingBecause} `, inLanguage(each.because, texts), style.width),
    ...hanging(`      ${texts.result.readingInstead} `, inLanguage(each.instead, texts), style.width),
  ]);
}

function exampleText(measure: Measure, texts: Texts, style: Style): string[] {
  return measure.examples.flatMap((each) => {
    const amount = each.amount ? ` ${each.amount}` : '';
    const status = texts.status[each.status as keyof Texts['status']];
    return hanging(
      `  ${style.signs.bullet} `,
      `${inLanguage(each.note, texts)} ${style.signs.arrow} ${status}${amount}`,
      style.width,
    );
  });
}

function listText(measure: Measure, texts: Texts, style: Style): string[] {
  return measure.lists.flatMap((list) => [
    ...hanging(`  ${style.signs.bullet} `, inLanguage(list.note, texts), style.width),
    ...list.rows.flatMap((row, index) => {
      const status = texts.status[row.status as keyof Texts['status']];
      const limits = row.over.map((id) => {
        const limit = measure.limits.find((each) => each.id === id);
        return limit ? inLanguage(limit.title, texts) : id;
      });
      const outcome = [`${status}${row.amount ? ` ${row.amount}` : ''}`, ...limits].join(texts.comma);
      const own = row.measure === null || row.measure === measure.id ? '' : ` (${row.measure})`;
      return hanging('      ', `${texts.limits.listRow(index + 1, outcome)}${own}`, style.width);
    }),
  ]);
}
