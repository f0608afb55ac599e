import type { MeasureDifference, TablesChange } from '../../policies/diff/changes.ts';
import { sameMeaning } from '../../policies/diff/meaning.ts';
import type {
  EnumMember,
  FactDefinition,
  FigureDefinition,
  PolicyDocument,
  Region,
  Target,
} from '../../policies/model.ts';
import { type DifferenceRow, windowText } from './difference-rows.ts';
import type { DifferenceWords } from './difference-words.ts';

/** A measure that only one side has. */
export function measureRow(difference: MeasureDifference, words: DifferenceWords): DifferenceRow {
  const { id, a, b } = difference;
  const text = (measure: typeof a) =>
    measure && [words.title(measure.title, measure.id), windowText(measure, words)].join(words.separator);
  return { part: 'measure', id, section: words.texts.sections.measures, label: id, a: text(a), b: text(b) };
}

/** What differs beside the measures, in words. */
export function tablesRow(change: TablesChange, words: DifferenceWords): DifferenceRow {
  const { sections, labels } = words.texts;
  const { id } = change;
  const row = (section: string, label: string, a: string | null, b: string | null): DifferenceRow => ({
    ...{ part: change.part, id, section, label, a, b },
  });
  const both = <T>(sides: { a: T | null; b: T | null }, text: (each: T, other: T | null) => string) =>
    [sides.a && text(sides.a, sides.b), sides.b && text(sides.b, sides.a)] as const;
  switch (change.part) {
    case 'region-definition':
      return row(sections.regions, named((change.b ?? change.a)!.label, id, words), ...both(change, regionText(words)));
    case 'family': {
      const text = (each: { aliases: readonly string[] }, other: { aliases: readonly string[] } | null) =>
        labels.aliases(own(each.aliases, other?.aliases).join(words.listComma));
      return row(sections.families, named((change.b ?? change.a)!.label, id, words), ...both(change, text));
    }
    case 'enum':
      return row(
        sections.facts,
        `enum ${id}`,
        ...both<readonly EnumMember[]>(change, (members, other) =>
          members
            .filter((each) => !other?.some((one) => one.id === each.id && sameMeaning(one, each)))
            .map((each) => [each.id, words.title(each.label, ''), ...each.aliases].filter(Boolean).join(' '))
            .join(words.separator),
        ),
      );
    case 'fact-definition':
    case 'figure':
      return row(
        change.part === 'figure' ? sections.parameters : sections.facts,
        named((change.b ?? change.a)!.label, id, words),
        ...both<FactDefinition | FigureDefinition>(change, quantityText(words)),
      );
    case 'figure-value': {
      const held = (change.b ?? change.a)!;
      const label = `${named(change.figure.label, id, words)} ${words.region(held.region)}`;
      const text = (each: typeof held) =>
        `${words.period(each.from, each.to)}${words.separator}${words.figure(change.figure, each.value)}`;
      return row(sections.parameters, label, ...both(change, text));
    }
    case 'shorthand':
      return row(
        sections.facts,
        named((change.b ?? change.a)!.label, id, words),
        ...both(change, (each) => each.sets.join(words.listComma)),
      );
    case 'constraint':
      return row(sections.facts, id, ...both(change, (each) => words.title(each.message, id)));
    case 'document-definition':
      return row(
        sections.documents,
        named((change.b ?? change.a)!.title, id, words),
        ...both(change, documentText(words)),
      );
    case 'clause': {
      const text = (each: NonNullable<typeof change.a>) =>
        [
          ...(each.measures.length > 0 ? [labels.measures(each.measures.join(words.listComma))] : []),
          ...(each.later.length > 0 ? [labels.later(each.later.join(words.listComma))] : []),
        ].join(words.separator) || labels.noMeasure;
      return row(sections.documents, id, ...both(change, text));
    }
    case 'target':
      return row(
        sections.documents,
        `${words.title((change.b ?? change.a)!.what, '')} ${id}`.trim(),
        ...both<Target>(change, (each) =>
          [
            each.year === null ? '' : String(each.year),
            `${labels.comparison[each.comparison]}${each.figure}${each.unit ? ` ${words.title(each.unit, '')}` : ''}`,
          ]
            .filter(Boolean)
            .join(words.separator)
            .trim(),
        ),
      );
  }
}

/** What something is called, with its id for those who look for it in the files. */
function named(label: { zh: string; en: string }, id: string, words: DifferenceWords): string {
  const title = words.title(label, id);
  return title === id ? id : `${title} ${id}`;
}

/** Of a list, what the other side lacks. */
function own(list: readonly string[], other: readonly string[] | undefined): string[] {
  return list.filter((each) => !other?.includes(each));
}

function regionText(words: DifferenceWords): (each: Region, other: Region | null) => string {
  const { labels } = words.texts;
  return (each, other) =>
    [
      labels.parent(each.parent === null ? '' : words.region(each.parent)),
      labels.aliases(own(each.aliases, other?.aliases).join(words.listComma)),
    ].join(words.separator);
}

/** Of a fact or figure, what differs; all of it where there is nothing to compare it with. */
function quantityText(
  words: DifferenceWords,
): (each: FactDefinition | FigureDefinition, other: FactDefinition | FigureDefinition | null) => string {
  const { labels } = words.texts;
  return (each, other) => {
    const bounds = (one: typeof each) =>
      [
        one.min === null ? '' : `≥ ${words.figure(one, one.min)}`,
        one.max === null ? '' : `≤ ${words.figure(one, one.max)}`,
      ]
        .filter(Boolean)
        .join(' ');
    const by = (one: typeof each) => ('by' in one && one.by ? one.by : '');
    const differs = (text: (one: typeof each) => string) => other === null || text(each) !== text(other);
    const unit = (one: typeof each) => one.unit?.zh ?? '';
    return [
      differs((one) => one.type) || differs(by) ? `${labels.type(each.type)}${by(each) ? `, ${by(each)}` : ''}` : '',
      differs(bounds) ? labels.range(bounds(each)) : '',
      differs(unit) ? labels.unit(each.unit ? words.title(each.unit, each.unit.en) : '') : '',
      differs((one) => [...one.headers].sort().join())
        ? labels.headers(own(each.headers, other?.headers).join(words.listComma))
        : '',
    ]
      .filter(Boolean)
      .join(words.separator);
  };
}

function documentText(words: DifferenceWords): (each: PolicyDocument) => string {
  const { labels } = words.texts;
  return (each) =>
    [
      each.number ?? '',
      each.issued ? words.day(each.issued) : '',
      words.region(each.region),
      each.under ?? '',
      ...each.deadlines.map(({ date }) => labels.deadline(words.day(date))),
    ]
      .filter(Boolean)
      .join(words.separator);
}
