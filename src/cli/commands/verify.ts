import { openFile, type Source, streamSource, unreadable } from '../../batch/source.ts';
import { readSaved, type SavedItem } from '../../cases/verify/stream.ts';
import { Verifier } from '../../cases/verify/verify.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { styleFor } from '../style.ts';
import { renderProblem } from '../texts/render.ts';
import { jsonReport, type VerifyItem, type VerifyReport } from '../views/verify-json.ts';

/** `suance verify`: computes saved cases and results again. */
export async function verify(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  if (positionals.filter((each) => each === '-').length > 1) throw problem('stdin-twice', {});
  const set = await openPolicies(session, options.policies);
  const provenance = { tables: set.hash, version: io.version };
  const verifier = new Verifier(set, provenance);
  const out = (text: string) => write(io.stdout, text);
  let report: VerifyReport;
  if (options.format === 'json') report = jsonReport(texts, provenance, out);
  else {
    const { tableReport } = await import('../views/verify.ts');
    const style = await styleFor(io, options);
    report = tableReport({ texts, style, provenance, regions: () => set.regions() }, out);
  }
  let wrong = false;
  let unread = false;
  await report.begin();
  for (const path of positionals) {
    try {
      await report.file(path === '-' ? texts.batch.stdin : path);
      for await (const item of itemsOf(path, session)) {
        const found: VerifyItem =
          item.record === null ? { verdict: 'failed', problems: item.problems } : verifier.verify(item.record);
        if (found.verdict === 'differs' || found.verdict === 'failed') wrong = true;
        await report.item(found);
      }
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      // The other files are still verified.
      unread = true;
      await report.unreadable(error.problems);
      for (const each of error.problems)
        await write(io.stderr, `${texts.error}${texts.colon}${renderProblem(each, texts)}\n`);
    }
  }
  await report.end();
  if (unread) return EXIT.usage;
  return wrong ? EXIT.invalid : EXIT.computed;
}

async function* itemsOf(path: string, session: Session): AsyncGenerator<SavedItem, void, undefined> {
  const { stdin } = session.io;
  const source: Source = path === '-' ? streamSource(stdin, session.texts.batch.stdin) : openFile(path);
  try {
    yield* readSaved(source);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    source.close();
  }
}
