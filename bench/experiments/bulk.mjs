import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareOutputs, firstDifference } from '../lib/compare.mjs';
import { CERTIFICATES, ENTERPRISES } from '../lib/data.mjs';
import { refund, skillSubsidy } from '../lib/exact.mjs';
import { inTurns, runNode } from '../lib/measure.mjs';
import { decimals, differencesText, programTable, ratioTarget, target, times, whole } from '../lib/report.mjs';
import { median } from '../lib/statistics.mjs';
import { batchArguments, KIND, REFUND, SKILL } from '../lib/suance.mjs';

const peer = (name) => fileURLToPath(new URL(`../peers/${name}.mjs`, import.meta.url));

const LISTS = [
  { list: ENTERPRISES, measure: REFUND, exact: refund, given: KIND },
  { list: CERTIFICATES, measure: SKILL, exact: skillSubsidy, given: [] },
];
/** What chDB may cost us at most: nearer on long lists, where its start no longer counts. */
const LIMITS = { duckdb: 0.6, chdb: 0.75, chdbLong: 0.85, memory: 100, growth: 1.1, gb18030: 1.5 };

/** Lists through suance, DuckDB and, where it is installed, chDB; memory; the same list in GB18030. */
export async function bulk(context) {
  const { rows, large, runs } = context.options;
  const chdb = canRunChdb(context);
  const sections = ['## Lists', about(chdb)];
  const targets = [];
  for (const each of LISTS) {
    const usual = measureList(context, each, rows, runs, { chdb, full: true });
    sections.push(...usual.sections);
    targets.push(...usual.targets);
    if (large === 0) continue;
    // A long list takes its time; half the runs show as much.
    const long = measureList(context, each, large, Math.max(3, Math.ceil(runs / 2)), { chdb, full: false });
    sections.push(...long.sections);
    targets.push(...long.targets, memoryGrowth(each, usual.peak, long.peak, rows, large));
  }
  const encoded = gb18030(context, rows, runs);
  sections.push(...encoded.sections);
  targets.push(...encoded.targets);
  return { sections, targets };
}

function about(chdb) {
  return [
    'DuckDB, lean: hand-written SQL with DECIMAL on two threads, the order of rows kept, all columns and status, amount, a short',
    'reason. DuckDB, full: the columns of suance with the same texts. Each in a process of Node of its own, like suance.',
    chdb
      ? 'chDB: the same as the lean form, in the dialect of ClickHouse; it quotes every text, so that values are compared.'
      : 'chDB is not installed (543 MB; `npm install --no-save --ignore-scripts chdb` to have it measured).',
  ].join('\n');
}

/** chDB is no dependency: it is measured where somebody has installed it. */
function canRunChdb(context) {
  try {
    import.meta.resolve('chdb');
  } catch {
    return false;
  }
  const [input, output] = [context.list(ENTERPRISES, 1), context.path('probe.csv')];
  try {
    runNode({ args: [peer('chdb'), ENTERPRISES.name, input, output], watched: false });
    return true;
  } catch {
    return false;
  } finally {
    context.remove(input, output);
  }
}

function measureList(context, { list, measure, exact, given }, rows, runs, { chdb, full }) {
  const input = context.list(list, rows);
  const paths = {
    suance: context.path('suance.csv'),
    'DuckDB, lean': context.path('duckdb-lean.csv'),
    ...(full ? { 'DuckDB, full': context.path('duckdb-full.csv') } : {}),
    ...(chdb ? { chDB: context.path('chdb.csv') } : {}),
  };
  const competitors = {
    suance: context.writer(paths.suance, batchArguments(measure, input, paths.suance, given)),
    'DuckDB, lean': context.writer(paths['DuckDB, lean'], [
      peer('duckdb'),
      list.name,
      'lean',
      input,
      paths['DuckDB, lean'],
    ]),
  };
  if (full)
    competitors['DuckDB, full'] = context.writer(paths['DuckDB, full'], [
      peer('duckdb'),
      list.name,
      'full',
      input,
      paths['DuckDB, full'],
    ]);
  if (chdb) competitors.chDB = context.writer(paths.chDB, [peer('chdb'), list.name, input, paths.chDB]);

  const title = `${measure}, ${whole(rows)} rows`;
  const series = inTurns(competitors, runs, context.rounds(title));
  context.say(`${title}: comparing results`);
  const found = compareOutputs(input, exact, paths);
  const peak = median(series.suance.peaks) / 1024;
  const notes = Object.entries(found).map(
    ([name, each]) => `- ${differencesText(name, 'the exact computation', each)}`,
  );
  const targets = [
    ratioTarget(`${title}: suance ÷ DuckDB, lean`, series.suance.walls, series['DuckDB, lean'].walls, LIMITS.duckdb),
    chdbTarget(title, series, full ? LIMITS.chdb : LIMITS.chdbLong),
    target(`${title}: peak memory`, `≤ ${LIMITS.memory} MiB`, `${decimals(peak, 0)} MiB`, peak <= LIMITS.memory),
    target(`${title}: exact`, 'every row', exactText(found.suance), found.suance.none),
  ];
  if (full) {
    const at = firstDifference(paths.suance, paths['DuckDB, full']);
    notes.push(`- suance and DuckDB, full: ${at < 0 ? 'the same bytes.' : `the bytes part at ${whole(at)}.`}`);
  }
  const size = decimals(context.size(input) / 1e6, 1);
  context.remove(...Object.values(paths));
  if (!full) context.remove(input);
  const eligible = decimals((100 * found.suance.eligible) / rows, 1);
  const sections = [
    `### ${title}`,
    `${size} MB; ${eligible} % of the rows are eligible; ${runs} runs.`,
    programTable(series, rows),
    notes.join('\n'),
  ];
  return { sections, targets, peak };
}

function exactText({ status, amount, kept, rows }) {
  return `${whole(rows)} rows, ${whole(status + amount + kept)} differences`;
}

function chdbTarget(title, series, limit) {
  const what = `${title}: suance ÷ chDB`;
  if (!series.chDB) return target(what, `≤ ${limit} ×`, 'chDB is not installed', null);
  return ratioTarget(what, series.suance.walls, series.chDB.walls, limit);
}

function memoryGrowth({ measure }, usual, long, rows, large) {
  const what = `${measure}: peak memory of ${whole(large)} rows ÷ ${whole(rows)}`;
  return target(what, `≤ ${LIMITS.growth} ×`, times(long / usual), long / usual <= LIMITS.growth);
}

/** The same list as many offices still send it. */
function gb18030(context, rows, runs) {
  const [{ list, measure, given }] = LISTS;
  const plain = context.list(list, rows);
  const encoded = context.list(list, rows, { encoding: 'gb18030' });
  const [first, second] = [context.path('utf-8.csv'), context.path('gb18030.csv')];
  const series = inTurns(
    {
      suance: context.writer(first, batchArguments(measure, plain, first, given)),
      'suance, GB18030': context.writer(second, batchArguments(measure, encoded, second, given)),
    },
    runs,
    context.rounds('GB18030'),
  );
  // Results are in the encoding of their list.
  const decoded = context.path('decoded.csv');
  writeFileSync(decoded, new TextDecoder('gb18030').decode(readFileSync(second)));
  const same = firstDifference(first, decoded) < 0;
  const sections = [
    `### ${measure}, ${whole(rows)} rows, GB18030`,
    programTable(series, rows),
    `- Results, each in the encoding of its list: ${same ? 'the same text' : '**not the same text**'}.`,
  ];
  const { 'suance, GB18030': ours } = series;
  const targets = [ratioTarget('GB18030 ÷ UTF-8', ours.walls, series.suance.walls, LIMITS.gb18030)];
  context.remove(first, second, decoded, encoded);
  return { sections, targets };
}
