import { inTurns, runNode } from '../lib/measure.mjs';
import { decimals, ratioTarget, ratioText, table } from '../lib/report.mjs';
import { median } from '../lib/statistics.mjs';
import { CASE, COMMAND, measuresIn, packageWith, REFUND } from '../lib/suance.mjs';

const LIMITS = { calc: 2.2, help: 2, measures: 1.05 };
const NODE = 'node -e 0';
const MORE = 200;

/** What a start costs, beside that of Node itself. */
export async function start(context) {
  context.say('compiling built-in tables with fewer and with more measures');
  const fewer = await packageWith(context.folder('fewer'), { only: REFUND.split('/')[0] });
  const larger = await packageWith(context.folder('more'), { more: MORE });
  const calc = (command) => [command, 'calc', REFUND, ...CASE];
  const [few, usual, many] = [fewer, COMMAND, larger].map(
    (command) => `calc, ${measuresIn(command)} measures built in`,
  );
  const commands = {
    [NODE]: ['-e', '0'],
    'calc --format json': [...calc(COMMAND), '--format', 'json'],
    'calc, as a page': calc(COMMAND),
    '--help': [COMMAND, '--help'],
    '--version': [COMMAND, '--version'],
    [few]: calc(fewer),
    [usual]: calc(COMMAND),
    [many]: calc(larger),
  };
  // Nothing is loaded into these processes to watch them: it would count as theirs.
  const competitors = Object.entries(commands).map(([name, args]) => [name, () => runNode({ args, watched: false })]);
  const { starts } = context.options;
  context.say(`start: ${starts} rounds of ${competitors.length} commands`);
  const series = inTurns(Object.fromEntries(competitors), starts);
  context.remove(context.path('fewer'), context.path('more'));

  const node = series[NODE].walls;
  const ms = (value) => decimals(value * 1000, 1);
  const sections = [
    '## Start',
    `${starts} starts each, in turns; \`${REFUND}\` with ${CASE.length} facts.`,
    table(
      ['command', 'ms', 'least–most', '÷ node -e 0 (paired)'],
      Object.entries(series).map(([name, { walls }]) => [
        name,
        ms(median(walls)),
        `${ms(Math.min(...walls))}–${ms(Math.max(...walls))}`,
        name === NODE ? '' : ratioText(walls, node),
      ]),
    ),
  ];
  const against = (name, limit) => ratioTarget(`${name} ÷ ${NODE}`, series[name].walls, node, limit);
  const targets = [
    against('calc --format json', LIMITS.calc),
    against('calc, as a page', LIMITS.calc),
    against('--help', LIMITS.help),
    ratioTarget(`${many} ÷ ${few}`, series[many].walls, series[few].walls, LIMITS.measures),
  ];
  return { sections, targets };
}
