import { CsvWriter } from '../../batch/csv-writer.ts';
import { fileTarget, streamTarget } from '../../batch/target.ts';
import { type TemplateColumn, templateColumns } from '../../batch/template.ts';
import { plainValue } from '../../cases/wording.ts';
import type { MonthSeries } from '../../engine/case.ts';
import { languageType } from '../../policies/quantity.ts';
import { findSubject, type PolicySet } from '../../policies/set.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { settingsFor } from '../standing.ts';
import type { Texts } from '../texts/texts.ts';

/** `suance template`: a CSV with the headers that a list needs, and one example row. */
export async function template(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const subject = findSubject(set, positionals[0]!);
  const { region, on, locality } = options;
  const columns = templateColumns(await settingsFor(session, set, { region, on, locality }), subject);
  const writer = new CsvWriter(',', '\n', true);
  const lines = [
    writer.line(columns.map((each) => each.definition.label[texts.language])),
    writer.line(columns.map((each) => exampleText(each, set, texts))),
  ];
  const toFile = options.output !== undefined && options.output !== '-';
  const target = toFile ? fileTarget(options.output!) : streamTarget((text) => write(io.stdout, text));
  try {
    // Spreadsheets know UTF-8 by its mark; pipes want none.
    await target.write((toFile ? '\ufeff' : '') + lines.join(''));
    target.finish();
  } finally {
    target.discard();
  }
  return EXIT.computed;
}

/** An example as people of a language write it, and as `batch` reads it. */
function exampleText({ definition, example }: TemplateColumn, set: PolicySet, texts: Texts): string {
  if (example === null) return '';
  const type = languageType(definition.type);
  if (isSeries(example)) {
    if (example.every) return plainValue(example.every, type);
    return Object.entries(example.months)
      .map(([month, value]) => `${month}:${plainValue(value, type)}`)
      .join(';');
  }
  if (typeof example === 'boolean') return example ? texts.words.yes : texts.words.no;
  if (definition.type === 'region') return regionText(String(example), set, texts);
  if (definition.type.startsWith('enum ')) {
    const members = set.vocabulary().enums[definition.type.slice('enum '.length)]!.members;
    return members.find((each) => each.id === example)?.label[texts.language] ?? String(example);
  }
  return plainValue(example, type);
}

function isSeries(example: NonNullable<TemplateColumn['example']>): example is MonthSeries {
  return typeof example === 'object' && 'months' in example && 'every' in example;
}

/** The name of a region where no other has it too, else its code. */
function regionText(code: string, set: PolicySet, texts: Texts): string {
  const regions = set.regions();
  const label = regions.get(code)?.label[texts.language];
  const only = regions.all.filter((each) =>
    [each.label.zh, each.label.en, ...each.aliases].some((name) => name === label),
  );
  return label !== undefined && only.length === 1 ? label : code;
}
