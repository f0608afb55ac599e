import { dirname, join } from 'node:path';
import { runLists } from '../../batch/limits/examples.ts';
import { runDerivedExamples, runExamples } from '../../cases/examples.ts';
import { walkCalendar } from '../../policies/check/calendar.ts';
import { checkDerivation, checkTables, checkVersions } from '../../policies/check/measures.ts';
import { readCompiledTables } from '../../policies/compiled.ts';
import { setOf } from '../../policies/load/directory.ts';
import type { Problem } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { loadPolicies, type Session } from '../session.ts';
import { styleFor } from '../style.ts';
import { messageOf, renderProblem } from '../texts/render.ts';
import { calendarNotes } from '../views/calendar.ts';

/** Where the sources of the built-in tables lie beside the built ones. */
function builtInSources(session: Session): string {
  return join(dirname(dirname(session.io.tables)), 'policies');
}

/**
 * `suance policies check`: proof that tables are sound. Files that cannot be used end with 3; tables that overlap or have
 * gaps, versions that collide, and examples that do not come out end with 1.
 */
export async function policiesCheck(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const directory = positionals[0] ?? options.policies;
  const builtIn = readCompiledTables(io.tables);
  const tables =
    directory === undefined
      ? await loadPolicies(builtInSources(session), 'policies', null)
      : await loadPolicies(directory, directory, builtIn);
  const set = setOf(tables);
  const own =
    directory === undefined
      ? set.summaries
      : set.summaries.filter((each) => !builtIn.measures.some((other) => other.id === each.id));
  const fileOf = (id: string) => set.measure(id).file;
  const ownIds = new Set(own.map((each) => each.id));
  const versions = checkVersions(set.summaries, fileOf).filter((each) =>
    own.some(({ id }) => each.place.file === fileOf(id)),
  );
  const results = own.map(({ id }) => {
    const measure = set.measure(id);
    return {
      measure,
      tables: measure.steps.filter((each) => each.kind === 'table').length,
      problems: [...checkTables(measure), ...runExamples(measure, () => set.regions()), ...runLists(measure, set)],
    };
  });
  const derivations = Object.values(tables.vocabulary.derivations)
    .filter(({ fact }) => directory === undefined || !builtIn.vocabulary.derivations[fact])
    .map((derivation) => {
      const file = `${directory?.replace(/[/\\]+$/, '') ?? 'policies'}/derived.yaml`;
      const { vocabulary } = tables;
      return {
        fact: derivation.fact,
        tables: derivation.steps.filter((each) => each.kind === 'table').length,
        examples: derivation.examples.length,
        problems: [
          ...checkDerivation(derivation, vocabulary, file),
          ...runDerivedExamples(derivation, vocabulary, () => set.regions(), file),
        ],
      };
    });
  const families = new Set(own.map((each) => each.family));
  const calendar = walkCalendar(set.summaries).filter((each) => families.has(each.family));
  const problems: Problem[] = [
    ...derivations.flatMap((each) => each.problems),
    ...results.flatMap((each) => each.problems),
    ...versions,
  ];
  if (options.format === 'json') {
    const report = {
      tables: tables.hash,
      measures: results.map((each) => ({
        id: each.measure.id,
        tables: each.tables,
        examples: each.measure.examples.length,
        lists: each.measure.lists.length,
      })),
      derived: derivations.map(({ fact, tables, examples }) => ({ fact, tables, examples })),
      calendar,
      problems: problems.map((each) => ({ code: each.code, place: each.place, message: messageOf(each, texts) })),
    };
    await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
  } else {
    const style = await styleFor(io, options);
    const checked = [
      ...derivations.map((each) => ({ ...each, id: each.fact })),
      ...results.map((each) => ({
        ...each,
        id: each.measure.id,
        examples: each.measure.examples.length + each.measure.lists.length,
      })),
    ];
    for (const each of checked) {
      const mark = each.problems.length === 0 ? style.good(style.signs.yes) : style.bad(style.signs.no);
      const line = texts.policies.checked(each.id, each.tables, each.examples);
      if (!options.quiet || each.problems.length > 0) await write(io.stdout, `${mark} ${line}\n`);
    }
    const notes = options.quiet ? [] : calendarNotes(calendar, set, texts, style);
    if (notes.length > 0) {
      const { title, whole } = texts.compare.calendar;
      const lines = ['', style.bold(title), ...notes, style.dim(`  ${whole}`), ''];
      await write(io.stdout, style.shown(`${lines.join('\n')}\n`));
    }
    for (const each of problems) await write(io.stdout, `${renderProblem(each, texts)}\n`);
    if (!options.quiet) await write(io.stdout, `${texts.policies.checkDone(ownIds.size, problems.length)}\n`);
  }
  if (directory === undefined && tables.hash !== builtIn.hash)
    await write(io.stderr, `${texts.note}${texts.colon}${texts.policies.stale}\n`);
  return problems.length === 0 ? EXIT.computed : EXIT.invalid;
}
