import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { assembleCase } from '../../cases/assemble.ts';
import type { CaseFile } from '../../cases/file.ts';
import { isMalformed, isPair } from '../../cases/read.ts';
import { resultOf } from '../../cases/result.ts';
import { preparePlan } from '../../engine/plan.ts';
import { evaluate } from '../../engine/run.ts';
import { findSubject } from '../../policies/set.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { utf8Text } from '../../values/utf8.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../program.ts';
import { openPolicies, type Session } from '../session.ts';
import { regionNote, settingsFor } from '../standing.ts';
import { styleFor } from '../style.ts';
import { messageOf } from '../texts/render.ts';

/** `suance calc`: one case from arguments, a file or standard input. */
export async function calc(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  if (options.explain && options.format === 'csv')
    throw problem('option-not-here', { option: '--explain', command: 'calc --format csv' });
  const set = await openPolicies(session, options.policies);
  const file = options.case === undefined ? null : await readCase(options.case, session);
  // `suance calc --case saved.yaml` takes the measure that the case was saved for.
  const named = positionals[0] !== undefined && !isPair(positionals[0]);
  const subjectText = named ? positionals[0] : file?.subject;
  if (subjectText == null) throw problem('argument-missing', { name: 'measure' });
  const subject = findSubject(set, subjectText);
  const settings = await settingsFor(session, set, options, subject);
  const assembled = assembleCase(settings, subject, named ? positionals.slice(1) : positionals, file?.facts ?? []);
  const malformed = assembled.given.errors.filter(isMalformed);
  const [first, ...others] = malformed;
  if (first) throw new SuanceError([first, ...others]);

  const evaluation = evaluate(preparePlan(assembled.measure), assembled.given);
  const provenance = { tables: set.hash, version: io.version };
  if (!options.quiet) {
    const notes: string[] = [];
    if (assembled.regionAssumed) notes.push(texts.calc.onlyVersion(assembled.measure.id));
    if (assembled.regionStanding) notes.push(regionNote(settings, texts));
    if (assembled.unused.length > 0)
      notes.push(texts.calc.unused(assembled.measure.id, assembled.unused.join(texts.comma)));
    for (const note of notes) await write(io.stderr, `${texts.note}${texts.colon}${note}\n`);
  }
  const format = options.format ?? 'table';
  if (format === 'table') {
    const { resultPage } = await import('../views/result.ts');
    const style = await styleFor(io, options);
    await write(
      io.stdout,
      await resultPage(
        evaluation,
        { texts, style, provenance, regions: () => set.regions() },
        options.explain === true,
      ),
    );
  } else if (format === 'csv') {
    const { resultCsv } = await import('../views/csv.ts');
    await write(io.stdout, resultCsv(evaluation, texts));
  } else {
    const result = resultOf(evaluation, {
      provenance,
      explain: options.explain === true,
      message: (each) => messageOf(each, texts),
    });
    await write(io.stdout, `${JSON.stringify(result, null, format === 'json' ? 2 : undefined)}\n`);
  }
  return EXIT.computed;
}

/** Reads a case file, or standard input for `-`. @throws SuanceError `file-not-found`, `file-is-directory`, `file-unreadable`, `file-encoding` */
export async function readCase(path: string, session: Session): Promise<CaseFile> {
  // The readers of YAML and JSON are loaded only for a case that comes as a file.
  const { readCaseFile } = await import('../../cases/file.ts');
  if (path === '-') return readCaseFile(utf8Text(await buffer(session.io.stdin), '-'), '-');
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw problem('file-not-found', { path }, { option: '--case' });
    if (code === 'EISDIR') throw problem('file-is-directory', { path }, { option: '--case' });
    throw problem('file-unreadable', { path, reason: code }, { option: '--case' });
  }
  return readCaseFile(utf8Text(content, path), path);
}
