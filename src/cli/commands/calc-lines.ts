import { pipedIn } from '../../batch/source.ts';
import { isPair } from '../../cases/read.ts';
import { findSubject } from '../../policies/set.ts';
import { problem } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { regionText, settingsFor } from '../standing.ts';
import { messageOf } from '../texts/render.ts';

const STREAM = '-';
const STREAMED = 'calc -';

/**
 * `suance calc … --format ndjson -`: one case a line from standard input, one result a line to standard output, each before
 * the next is waited for. Without a measure each line names its own.
 */
export async function calcLines(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  if (options.format !== 'ndjson') throw problem('option-needs', { option: STREAMED, needs: '--format ndjson' });
  for (const [name, given] of [
    ['--case', options.case],
    ['--sheet', options.sheet],
  ] as const)
    if (given !== undefined) throw problem('option-not-here', { option: name, command: STREAMED });
  const { Answers, answerLines } = await import('../../batch/bulk/quick.ts');
  const [first, ...others] = positionals.filter((each) => each !== STREAM);
  const named = first !== undefined && !isPair(first);
  const set = await openPolicies(session, options.policies);
  const subject = named ? findSubject(set, first) : null;
  const settings = await settingsFor(session, set, options);
  const { name } = texts.calc.lines;
  const answers = new Answers({
    settings,
    subject,
    pairs: named || first === undefined ? others : [first, ...others],
    result: {
      provenance: { tables: set.hash, version: io.version },
      explain: options.explain === true,
      message: (each) => messageOf(each, texts),
    },
    name,
  });
  await answerLines(answers, pipedIn(io.stdin, name), (data) => write(io.stdout, data));
  const { count, invalid, regionAssumed, regionStanding, unused } = answers.report();
  if (!options.quiet) {
    const notes: string[] = [];
    if (regionAssumed > 0) notes.push(texts.batch.regionAssumed(String(regionAssumed)));
    if (regionStanding > 0) {
      const { from, code } = settings.standingRegion!;
      notes.push(texts.locality.regionOfRows[from](String(regionStanding), regionText(code, set, texts)));
    }
    for (const [measure, names] of unused) notes.push(texts.calc.unused(measure, [...names].join(texts.comma)));
    if (invalid > 0) notes.push(texts.calc.lines.invalid(String(invalid), String(count)));
    for (const note of notes) await write(io.stderr, `${texts.note}${texts.colon}${note}\n`);
  }
  return invalid > 0 ? EXIT.invalid : EXIT.computed;
}
