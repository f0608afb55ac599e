import { compareOutputs } from '../lib/compare.mjs';
import { ENTERPRISES } from '../lib/data.mjs';
import { refund } from '../lib/exact.mjs';
import { inTurns } from '../lib/measure.mjs';
import { byRules, RULES_MEASURE, writeManyMeasures, writeRules } from '../lib/policies.mjs';
import { decimals, differencesText, ratioTarget, seconds, table, target, times, whole } from '../lib/report.mjs';
import { median } from '../lib/statistics.mjs';
import { batchArguments, COMMAND, KIND, measuresIn, packageWith, REFUND } from '../lib/suance.mjs';

/** What counts as linear, or as no cost at all, on a machine that is not quite still. */
const LIMITS = { linear: 1.15, nothing: 1.05, rules: 3 };
const MORE = 200;

/** How the cost of a list grows: with rows, with columns that pass through, with policies loaded, with rules of a table. */
export async function growth(context) {
  const parts = [byRows(context), byColumns(context), await byPolicies(context), byTable(context)];
  return {
    sections: ['## How cost grows', ...parts.flatMap((each) => each.sections)],
    targets: parts.flatMap((each) => each.targets),
  };
}

/** The batch of a list of enterprises. */
function batch(context, name, input, { measure = REFUND, further = KIND, command = COMMAND } = {}) {
  const output = context.path(`growth-${name}.csv`);
  return { output, run: context.writer(output, batchArguments(measure, input, output, further, command)) };
}

const middle = (series) => median(series.walls);

function byRows(context) {
  const { rows, runs } = context.options;
  const counts = [1, Math.round(rows / 4), Math.round(rows / 2), rows];
  const inputs = counts.map((count) => context.list(ENTERPRISES, count));
  const competitors = Object.fromEntries(
    counts.map((count, index) => [`${count}`, batch(context, `rows-${count}`, inputs[index]).run]),
  );
  const series = inTurns(competitors, runs, context.rounds('growth, rows'));
  // What a single row costs is the start, and no matter of rows.
  const start = middle(series['1']);
  const perRow = counts.slice(1).map((count) => (middle(series[count]) - start) / (count - 1));
  const ratio = perRow.at(-1) / perRow[0];
  context.remove(...inputs.slice(1, -1), ...counts.map((count) => context.path(`growth-rows-${count}.csv`)));
  const sections = [
    '### Rows',
    table(
      ['rows', 'wall s', 'less the start, ns a row'],
      counts.map((count, index) => [
        whole(count),
        seconds(middle(series[count])),
        index === 0 ? '' : whole(perRow[index - 1] * 1e9),
      ]),
    ),
  ];
  const what = `cost of a row, ${whole(rows)} rows ÷ ${whole(counts[1])}`;
  return { sections, targets: [target(what, `≤ ${LIMITS.linear} ×`, times(ratio), ratio <= LIMITS.linear)] };
}

const COLUMNS = [0, 10, 40];

function byColumns(context) {
  const { rows, runs } = context.options;
  const count = Math.round(rows / 2);
  const inputs = COLUMNS.map((passed) => context.list(ENTERPRISES, count, { passed }));
  const competitors = Object.fromEntries(
    COLUMNS.map((passed, index) => [`${passed} more`, batch(context, `columns-${passed}`, inputs[index]).run]),
  );
  const series = inTurns(competitors, runs, context.rounds('growth, columns'));
  const walls = COLUMNS.map((passed) => middle(series[`${passed} more`]));
  const sizes = inputs.map((input) => context.size(input));
  const found = compareOutputs(inputs[2], refund, { suance: context.path('growth-columns-40.csv') }).suance;
  context.remove(...inputs, ...COLUMNS.map((passed) => context.path(`growth-columns-${passed}.csv`)));
  // Of columns 11 to 40 each may cost what each of the first ten costs.
  const first = (walls[1] - walls[0]) / (sizes[1] - sizes[0]);
  const later = (walls[2] - walls[1]) / (sizes[2] - sizes[1]);
  const sections = [
    '### Columns that pass through',
    table(
      ['columns more', 'MB', `wall s, ${whole(count)} rows`, 'ns a byte more'],
      COLUMNS.map((passed, index) => [
        String(passed),
        decimals(sizes[index] / 1e6, 1),
        seconds(walls[index]),
        index === 0 ? '' : decimals((index === 1 ? first : later) * 1e9, 1),
      ]),
    ),
    `- ${differencesText('suance, 40 columns more', 'the exact computation', found)}`,
  ];
  const what = 'cost of a byte passed through, columns 11–40 ÷ columns 1–10';
  const ratio = later / first;
  return { sections, targets: [target(what, `≤ ${LIMITS.linear} ×`, times(ratio), ratio <= LIMITS.linear)] };
}

async function byPolicies(context) {
  const { rows, runs } = context.options;
  const more = context.folder('many');
  writeManyMeasures(more, MORE, { families: true });
  context.say('compiling built-in tables with more measures');
  const larger = await packageWith(context.folder('larger'), { more: MORE });
  const [list, single] = [context.list(ENTERPRISES, rows), context.list(ENTERPRISES, 1)];
  const loaded = { further: [...KIND, '--policies', more] };
  const builtIn = { command: larger };
  const names = { plain: 'built-in', larger: `${MORE} more built in`, loaded: `${MORE} more with --policies` };
  const series = inTurns(
    {
      plain: batch(context, 'plain', list).run,
      larger: batch(context, 'larger', list, builtIn).run,
      loaded: batch(context, 'loaded', list, loaded).run,
      'plain, start': batch(context, 'plain-start', single).run,
      'larger, start': batch(context, 'larger-start', single, builtIn).run,
      'loaded, start': batch(context, 'loaded-start', single, loaded).run,
    },
    runs,
    context.rounds('growth, policies'),
  );
  const net = (name) => series[name].walls.map((wall, index) => wall - series[`${name}, start`].walls[index]);
  const sections = [
    '### Policies loaded',
    `${measuresIn(COMMAND)} measures are built in. The start is that of a list of one row: with \`--policies\` the files are read and checked there.`,
    table(
      ['measures', `wall s, ${whole(rows)} rows`, 'start s', 'rows alone s'],
      Object.entries(names).map(([key, name]) => [
        name,
        seconds(middle(series[key])),
        seconds(middle(series[`${key}, start`])),
        seconds(median(net(key))),
      ]),
    ),
  ];
  context.remove(
    more,
    context.path('larger'),
    ...['plain', 'larger', 'loaded'].flatMap((name) => [
      context.path(`growth-${name}.csv`),
      context.path(`growth-${name}-start.csv`),
    ]),
  );
  const targets = [
    ratioTarget(
      `rows with ${MORE} measures more built in ÷ without`,
      series.larger.walls,
      series.plain.walls,
      LIMITS.nothing,
    ),
    ratioTarget(
      `rows with ${MORE} measures more by --policies ÷ without, starts left out`,
      net('loaded'),
      net('plain'),
      LIMITS.nothing,
    ),
  ];
  return { sections, targets };
}

const RULES = [10, 100, 1000];

function byTable(context) {
  const { rows, runs } = context.options;
  const part = Math.round(rows / 4);
  const [list, single] = [context.list(ENTERPRISES, part), context.list(ENTERPRISES, 1)];
  const competitors = {};
  for (const count of RULES) {
    const folder = context.folder(`rules-${count}`);
    writeRules(folder, count);
    const measured = { measure: RULES_MEASURE, further: ['--policies', folder] };
    competitors[count] = batch(context, `rules-${count}`, list, measured).run;
    competitors[`${count}, start`] = batch(context, `rules-${count}-start`, single, measured).run;
  }
  const series = inTurns(competitors, runs, context.rounds('growth, rules'));
  const net = (count) => series[count].walls.map((wall, index) => wall - series[`${count}, start`].walls[index]);
  const notes = RULES.map((count) => {
    const output = context.path(`growth-rules-${count}.csv`);
    const name = `${count} rules`;
    return `- ${differencesText(name, 'the exact computation', compareOutputs(list, byRules(count, refund), { [name]: output })[name])}`;
  });
  const sections = [
    '### Rules of a decision table',
    'A generated measure whose table has two inputs (size, staff); its files are read and checked at the start.',
    table(
      ['rules', `wall s, ${whole(part)} rows`, 'start s', 'rows alone s'],
      RULES.map((count) => [
        whole(count),
        seconds(middle(series[count])),
        seconds(middle(series[`${count}, start`])),
        seconds(median(net(count))),
      ]),
    ),
    notes.join('\n'),
  ];
  context.remove(
    ...RULES.flatMap((count) => ['', '-start'].map((end) => context.path(`growth-rules-${count}${end}.csv`))),
  );
  return {
    sections,
    targets: [
      ratioTarget('whole process, table of 1,000 rules ÷ 10', series[1000].walls, series[10].walls, LIMITS.rules),
      ratioTarget('rows alone, table of 1,000 rules ÷ 10', net(1000), net(10), LIMITS.rules),
    ],
  };
}
