import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cells, compareOutputs, compareResults, lines } from '../lib/compare.mjs';
import { ENTERPRISES } from '../lib/data.mjs';
import { refund } from '../lib/exact.mjs';
import { versionOf } from '../lib/machine.mjs';
import { inTurns, runNode } from '../lib/measure.mjs';
import { differencesText, ratioText, seconds, table, target, times, whole } from '../lib/report.mjs';
import { compareSeries, median } from '../lib/statistics.mjs';
import { batchArguments, KIND, REFUND } from '../lib/suance.mjs';

const LIMIT = 15;
const peer = (name) => fileURLToPath(new URL(`../peers/${name}.mjs`, import.meta.url));

/** Rule engines, and how many rows they get: so many that a run takes a few seconds. */
const ENGINES = [
  { engine: 'zen', name: '@gorules/zen-engine', rows: 200_000 },
  { engine: 'json-rules-engine', name: 'json-rules-engine', rows: 40_000 },
  { engine: 'publicodes', name: 'publicodes', rows: 5_000 },
  { engine: 'feelin', name: 'feelin', rows: 4_000 },
];
const SCRIPTS = [
  { form: 'arrays', name: 'csv-parse arrays, decimal.js', rows: 200_000 },
  { form: 'objects', name: 'csv-parse objects, decimal.js, csv-stringify', rows: 100_000 },
];

/** Rule engines on rows in memory, and csv-parse with decimal.js, beside a whole batch. */
export function engines(context) {
  const { rows, runs, engines: part } = context.options;
  const input = context.list(ENTERPRISES, rows);
  const output = context.path('engines-suance.csv');
  const contestants = {
    suance: { rows, measure: context.writer(output, batchArguments(REFUND, input, output, KIND)) },
  };
  for (const { engine, name, rows: most } of ENGINES) {
    const count = Math.min(rows, Math.round(most * part));
    const [results, answer] = [context.path(`${engine}.txt`), context.path(`${engine}.json`)];
    const measure = () => {
      const measured = runNode({ args: [peer('engine'), engine, input, String(count), results], output: answer });
      // The time that counts is that of the engine alone, as it says itself.
      return { ...measured, wall: JSON.parse(readFileSync(answer, 'utf8')).seconds };
    };
    contestants[name] = { rows: count, measure, results, alone: true };
  }
  for (const { form, name, rows: most } of SCRIPTS) {
    const count = Math.min(rows, Math.round(most * part));
    const list = context.list(ENTERPRISES, count);
    const results = context.path(`csv-parse-${form}.csv`);
    contestants[name] = {
      rows: count,
      measure: context.writer(results, [peer('csv-parse'), form, list, results]),
      results,
      list,
    };
  }
  const measures = Object.entries(contestants).map(([name, { measure }]) => [name, measure]);
  const series = inTurns(Object.fromEntries(measures), Math.min(runs, 5), context.rounds('engines'));
  const costs = Object.fromEntries(
    Object.entries(contestants).map(([name, each]) => [name, series[name].walls.map((wall) => wall / each.rows)]),
  );
  const alone = Object.keys(contestants).filter((name) => contestants[name].alone);
  const fastest = alone.reduce((best, name) => (median(costs[name]) < median(costs[best]) ? name : best));
  const { ofMedians: cost } = compareSeries(costs[fastest], costs.suance);
  const sections = [
    '## Rule engines and a script',
    [
      `The refund. Rule engines get rows in memory and give amounts; reading, writing and warming up are not counted for them.`,
      `suance and csv-parse read the list and write it with the results: whole processes. Slow ones get fewer rows.`,
    ].join('\n'),
    table(
      ['program', 'rows', 'wall s', 'rows/s', 'its cost a row ÷ suance (paired)'],
      Object.entries(contestants).map(([name, each]) => [
        `${name} ${versionOf(name) ?? ''}`.trim(),
        whole(each.rows),
        seconds(median(series[name].walls)),
        whole(1 / median(costs[name])),
        name === 'suance' ? '' : ratioText(costs[name], costs.suance),
      ]),
    ),
    comparisons(input, contestants).join('\n'),
  ];
  context.remove(output, ...Object.values(contestants).flatMap((each) => each.results ?? []));
  const what = `rows a second of a whole batch ÷ the fastest rule engine alone (${fastest})`;
  return { sections, targets: [target(what, `≥ ${LIMIT} ×`, times(cost), cost >= LIMIT)] };
}

function comparisons(input, contestants) {
  const most = Math.max(
    ...Object.values(contestants)
      .filter((each) => each.alone)
      .map((each) => each.rows),
  );
  const expected = [];
  for (const line of lines(input)) {
    expected.push(line);
    if (expected.length > most) break;
  }
  const due = expected.slice(1).map((line) => refund(cells(line)));
  return Object.entries(contestants)
    .filter(([, each]) => each.results)
    .map(([name, each]) => {
      const found = each.alone
        ? compareResults(due.slice(0, each.rows), each.results)
        : compareOutputs(each.list, refund, { [name]: each.results })[name];
      return `- ${differencesText(name, 'the exact computation', found)}`;
    });
}
