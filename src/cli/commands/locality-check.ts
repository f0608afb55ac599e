import { checkDocumentBounds, type LocalityReport, reportOf } from '../../policies/locality/check.ts';
import type { LocalityFile } from '../../policies/locality/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import { type Place, type Problem, problem, SuanceError } from '../../values/problem.ts';
import { localityPath, requireSound } from '../config.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { openLocality } from '../standing.ts';
import { styleFor } from '../style.ts';
import { messageOf, renderProblem } from '../texts/render.ts';
import { reportLines } from '../views/locality.ts';

/** `suance locality check`: what a file of local figures has, what is open, and what is wrong with it. */
export async function localityCheck(
  session: Session,
  positionals: readonly string[],
  options: Options,
): Promise<number> {
  const { io, texts } = session;
  const set = await openPolicies(session, options.policies);
  const { path, place } = fileOf(session, positionals[0]);
  const { file, problems } = await readFaulty(path, set, place);
  const report = file && reportOf(file, set);
  if (options.format === 'json')
    await write(io.stdout, `${JSON.stringify(data(path, report, problems, session), null, 2)}\n`);
  else {
    const style = await styleFor(io, options);
    const lines: string[] = [];
    if (file && report && !options.quiet) {
      lines.push(...reportLines(report, path, set, texts, style));
      for (const each of notes(file, report, session)) lines.push(`${texts.note}${texts.colon}${each}`);
    }
    for (const each of problems) lines.push(renderProblem(each, texts));
    if (!options.quiet || problems.length > 0) lines.push(texts.locality.check.faults(problems.length));
    if (lines.length > 0) await write(io.stdout, style.shown(`${lines.join('\n')}\n`));
  }
  return problems.length === 0 ? EXIT.computed : EXIT.invalid;
}

/** The file named, or that of the settings. */
function fileOf({ config }: Session, named: string | undefined): { path: string; place: Place } {
  if (named !== undefined) return { path: named, place: {} };
  requireSound(config);
  const path = localityPath(config);
  if (path === null) throw problem('argument-missing', { name: 'file' });
  return { path, place: config.settings.locality?.place ?? {} };
}

/** Reads a file with its faults; a file that is not there or cannot be read at all is wrong use. */
async function readFaulty(path: string, set: PolicySet, place: Place) {
  try {
    const file = await openLocality(path, set, place);
    return { file, problems: checkDocumentBounds(file, set) };
  } catch (error) {
    if (!(error instanceof SuanceError) || error.problem.place.file !== path) throw error;
    return { file: null, problems: error.problems };
  }
}

function notes(file: LocalityFile, report: LocalityReport, { texts }: Session): string[] {
  const { check } = texts.locality;
  const lines = report.unsourced.map((each) => file.places.get(each)?.line ?? 0);
  return [
    ...(lines.length > 0 ? [check.unsourced(lines.join(texts.words.listComma), lines.length)] : []),
    ...(report.unused.length > 0 ? [check.unused(report.unused.join(texts.words.listComma))] : []),
  ];
}

function data(path: string, report: LocalityReport | null, problems: readonly Problem[], { texts }: Session) {
  return {
    file: path,
    region: report?.region ?? null,
    values: report?.values ?? null,
    set: report?.set ?? [],
    open: (report?.open ?? []).map(({ figure, days, inPart }) => ({
      name: figure.definition.name,
      label: figure.definition.label,
      days: days.map(({ from, to }) => ({ from, to })),
      in_part: inPart,
    })),
    unused: report?.unused ?? [],
    problems: problems.map((each) => ({ code: each.code, place: each.place, message: messageOf(each, texts) })),
  };
}
