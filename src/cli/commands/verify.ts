import { dirname, resolve } from 'node:path';
import { looksLikeManifest } from '../../batch/manifest/read.ts';
import type { VerifiedManifest } from '../../batch/manifest/verify.ts';
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
      const opened = open(path, session);
      try {
        const { head, source } = await beginning(opened, path);
        if (looksLikeManifest(head)) {
          const found = await verifyRun(source, path, session, options.policies);
          if (found.verdict === 'differs' || found.verdict === 'failed') wrong = true;
          await report.manifest(found);
          continue;
        }
        for await (const item of itemsOf(source, path)) {
          const found: VerifyItem =
            item.record === null ? { verdict: 'failed', problems: item.problems } : verifier.verify(item.record);
          if (found.verdict === 'differs' || found.verdict === 'failed') wrong = true;
          await report.item(found);
        }
      } finally {
        opened.close();
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

function open(path: string, { io, texts }: Session): Source {
  return path === '-' ? streamSource(io.stdin, texts.batch.stdin) : openFile(path);
}

async function* itemsOf(source: Source, path: string): AsyncGenerator<SavedItem, void, undefined> {
  try {
    yield* readSaved(source);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Bytes by which a manifest is known; it begins with what it is. */
const HEAD = 64;

/** Looks at what a source begins with; that is read again with the rest. */
async function beginning(source: Source, path: string): Promise<{ readonly head: string; readonly source: Source }> {
  const chunks = source.bytes[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  try {
    for (let size = 0; size < HEAD; size += first.at(-1)!.length) {
      const { value, done } = await chunks.next();
      if (done) break;
      first.push(value as Buffer);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  async function* all(): AsyncGenerator<Buffer, void, undefined> {
    yield* first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value as Buffer;
  }
  return { head: Buffer.concat(first).toString(), source: { ...source, bytes: all() } };
}

/**
 * Computes the list of a manifest again. Its paths are from where it is; from where the command runs, if it is piped in.
 * @throws SuanceError for a manifest that cannot be read, and for a directory of policies that cannot
 */
async function verifyRun(
  source: Source,
  path: string,
  session: Session,
  policies: string | undefined,
): Promise<VerifiedManifest> {
  const { LARGEST_MANIFEST, readManifest } = await import('../../batch/manifest/read.ts');
  const { verifyManifest } = await import('../../batch/manifest/verify.ts');
  const { recomputeBatch } = await import('../recompute.ts');
  const { utf8Text } = await import('../../values/utf8.ts');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.bytes) {
    size += chunk.length;
    if (size > LARGEST_MANIFEST) throw problem('saved-too-large', { limit: '64 MB' }, { file: source.name });
    chunks.push(chunk);
  }
  const manifest = readManifest(utf8Text(Buffer.concat(chunks), source.name), source.name);
  const directory = path === '-' ? process.cwd() : dirname(resolve(path));
  const own = manifest.policies === null ? undefined : resolve(directory, manifest.policies);
  const set = await openPolicies(session, policies ?? own);
  const provenance = { tables: set.hash, version: session.io.version };
  return verifyManifest(manifest, directory, provenance, recomputeBatch(session, policies ?? own));
}
