import type { FileFinding, TotalsDifference, VerifiedManifest } from '../../batch/manifest/verify.ts';
import { Exact } from '../../values/exact.ts';
import { groupDigits, printMoney } from '../../values/print.ts';
import type { Problem } from '../../values/problem.ts';
import { visiblePath } from '../../values/visible.ts';
import { renderProblem } from '../texts/render.ts';
import type { Texts } from '../texts/texts.ts';
import { hanging, pad, widthOf } from '../wrap.ts';
import type { View } from './result.ts';

type ManifestView = Pick<View, 'texts' | 'style'>;

/** What was found of a manifest, for people: the verdict and what it means, each file, tables, and what comes out again. */
export function manifestLines(found: VerifiedManifest, file: string, view: ManifestView): string[] {
  const { texts, style } = view;
  const words = texts.list.manifest;
  const { verdict, manifest, now } = found;
  const paint = { agrees: style.good, holds: style.good, differs: style.bad, failed: style.bad, unchecked: style.open };
  const { yes, no, unknown } = style.signs;
  const mark = { agrees: yes, holds: yes, differs: no, failed: no, unchecked: unknown }[verdict];
  const head = `${style.bold(`${file}${texts.comma}${words.title}`)}${texts.colon}${paint[verdict](words.verdict[verdict])}`;
  const lines = hanging(`${paint[verdict](mark)} `, head, style.width);
  const indent = '    ';
  lines.push(...hanging(indent, words.meaning[verdict], style.width));
  const labels = found.files.map((each) => roleText(each, texts));
  const width = Math.max(...labels.map(widthOf), widthOf(words.again));
  for (const [index, each] of found.files.entries()) {
    const bad = each.state === 'changed' || each.state === 'missing';
    const state = bad ? style.bad(words.state[each.state]) : words.state[each.state];
    const text = `${each.path === null ? words.stream : visiblePath(each.path)}${texts.colon}${state}`;
    lines.push(...hanging(`${indent}${pad(labels[index]!, width)}  `, text, style.width));
  }
  const again = againTexts(found, texts);
  for (const [index, each] of again.entries()) {
    const label = index === 0 ? words.again : '';
    lines.push(...hanging(`${indent}${pad(label, width)}  `, each, style.width));
  }
  for (const each of found.recomputed?.totals ?? [])
    lines.push(...hanging(`${indent}  ${style.signs.bullet} `, differenceText(each, view), style.width));
  for (const each of found.problems) lines.push(...hanging(indent, renderProblem(each, texts), style.width));
  const { verify } = texts;
  const short = (hash: string) => hash.slice(0, 'sha256:'.length + 12);
  const tables = found.sameTables
    ? verify.tablesSame(short(now.tables))
    : verify.tablesOther(short(manifest.tables), short(now.tables));
  const program = found.sameProgram ? [] : [verify.versionOther(manifest.program, now.version)];
  lines.push(...hanging(indent, style.dim([tables, ...program].join(texts.words.separator)), style.width));
  return lines;
}

function roleText({ role }: FileFinding, { list: { manifest } }: Texts): string {
  return role === 'input' ? manifest.input : role === 'output' ? manifest.output : manifest.used(role);
}

/** What comes out when the list is computed again. */
function againTexts({ recomputed, files }: VerifiedManifest, texts: Texts): string[] {
  if (!recomputed) return [];
  const { manifest: words } = texts.list;
  const { asRecorded, asFound, firstDifference, totals } = recomputed;
  const output = files.find((each) => each.role === 'output')!.state;
  const place = firstDifference === null ? [] : [words.line(firstDifference)];
  if (asFound ?? (asRecorded && output === 'pipe')) return [asRecorded ? words.againSame : words.againOther];
  if (asRecorded) return output === 'missing' ? [words.againMissing] : [words.againAltered, ...place];
  return [words.againBoth, ...place, ...(totals?.length === 0 ? [words.totalsSame] : [])];
}

function differenceText({ field, measure, then, now }: TotalsDifference, { texts, style }: ManifestView): string {
  const print = (text: string) =>
    field === 'amount' ? printMoney(Exact.parse(text), texts.language) : groupDigits(text);
  const name = texts.list.manifest.field[field];
  const title = measure === null ? name : `${measure} ${name}`;
  return `${title}${texts.colon}${print(then)} ${style.signs.arrow} ${style.bold(print(now))}`;
}

/** The same for programs. */
export function manifestJson(found: VerifiedManifest, file: string, errorOf: (each: Problem) => unknown): unknown {
  const { verdict, manifest, now, files, sameTables, sameProgram, recomputed, problems } = found;
  return {
    file,
    manifest: true,
    subjects: manifest.subjects,
    verdict,
    files,
    same_tables: sameTables,
    tables: manifest.tables,
    tables_now: now.tables,
    same_program: sameProgram,
    version: manifest.program,
    version_now: now.version,
    recomputed: recomputed && {
      ...recomputed.seal,
      as_recorded: recomputed.asRecorded,
      as_found: recomputed.asFound,
      first_difference: recomputed.firstDifference,
      totals: recomputed.totals,
    },
    errors: problems.map(errorOf),
  };
}
