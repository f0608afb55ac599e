import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cells, compareResults, lines } from '../lib/compare.mjs';
import { ENTERPRISES } from '../lib/data.mjs';
import { refund } from '../lib/exact.mjs';
import { ENVIRONMENT, inTurns, runNode } from '../lib/measure.mjs';
import { decimals, differencesText, mebibytes, seconds, table, target, whole } from '../lib/report.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { COMMAND, REFUND } from '../lib/suance.mjs';

const LIMIT = 100_000;
/** A line is answered before the next is there: seconds. */
const AT_ONCE = 0.002;
const ARGUMENTS = [COMMAND, 'calc', REFUND, '--format', 'ndjson', '-'];
const SIZES = { 大型: 'large', 中型: 'medium', 小型: 'small', 微型: 'micro' };

/** A row as a case in JSON, facts by id. */
function caseOf([, , size, staff, rate, premiums, date]) {
  return JSON.stringify({
    application_date: date,
    employer_kind: 'enterprise',
    enterprise_size: SIZES[size],
    insured_staff: Number(staff),
    layoff_rate: rate,
    prior_year_ui_premiums: premiums,
  });
}

/** Many cases through one process, a line each; and what one line waits when lines come one at a time. */
export async function ndjson(context) {
  const { cases, runs } = context.options;
  const what = '`calc --format ndjson -`, cases a second';
  const rows = [...lines(context.list(ENTERPRISES, cases))].slice(1).map(cells);
  const texts = rows.map(caseOf);
  const fault = unavailable(texts[0]);
  if (fault !== null) {
    const sections = ['## Many small calls', `\`calc --format ndjson -\` is not available: ${fault}.`];
    return { sections, targets: [target(what, `≥ ${whole(LIMIT)}`, 'not available', null)] };
  }
  const [input, output, results] = ['cases.ndjson', 'answers.ndjson', 'answers.txt'].map((name) => context.path(name));
  writeFileSync(input, `${texts.join('\n')}\n`);
  const series = inTurns(
    { suance: () => runNode({ args: ARGUMENTS, input, output }) },
    runs,
    context.rounds('calc --format ndjson -'),
  ).suance;
  const answers = Array.from(lines(output), (line) => JSON.parse(line));
  writeFileSync(results, answers.map(({ status, amount }) => `${status},${amount}\n`).join(''));
  const found = compareResults(
    rows.map((row) => refund(row)),
    results,
  );
  const waits = await oneAtATime(texts.slice(0, 2200));
  const rate = cases / median(series.walls);
  const microseconds = (value) => `${whole(value * 1e6)} µs`;
  const sections = [
    '## Many small calls',
    `\`calc ${REFUND} --format ndjson -\`, ${whole(cases)} cases of six facts from a file, answers into a file, the start included.`,
    table(
      ['cases', 'wall s', 'processor s', 'peak MiB', 'cases/s', 'bytes an answer'],
      [
        [
          whole(cases),
          seconds(median(series.walls)),
          seconds(median(series.processors)),
          mebibytes(median(series.peaks)),
          whole(rate),
          whole(context.size(output) / cases),
        ],
      ],
    ),
    [
      `- ${differencesText('suance', 'the exact computation', found)}`,
      `- One line at a time through a pipe, the next sent when the answer is there: median ${microseconds(median(waits))}, 99 of 100 within ${microseconds(percentile(waits, 0.99))}.`,
    ].join('\n'),
  ];
  context.remove(input, output, results);
  const targets = [
    target(what, `≥ ${whole(LIMIT)}`, whole(rate), rate >= LIMIT),
    target(
      '`calc --format ndjson -`: exact',
      'every case',
      `${whole(found.rows)} cases, ${whole(found.status + found.amount)} differences`,
      found.none,
    ),
    target(
      '`calc --format ndjson -`: one line at a time',
      `≤ ${AT_ONCE * 1000} ms`,
      `${decimals(median(waits) * 1000, 2)} ms`,
      median(waits) <= AT_ONCE,
    ),
  ];
  return { sections, targets };
}

/** Why the command cannot be measured; `null` where it answers a case. */
function unavailable(text) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ARGUMENTS, {
    input: `${text}\n`,
    env: ENVIRONMENT,
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (error) return error.message;
  if (status !== 0) return `exit ${status}, ${stderr.split('\n')[0]}`;
  try {
    return typeof JSON.parse(stdout).status === 'string' ? null : 'the answer has no status';
  } catch {
    return 'the answer is no line of JSON';
  }
}

/** How long the answer to a line takes, seconds each; the first two hundred are not counted. @throws Error where an answer does not come */
async function oneAtATime(texts) {
  const child = spawn(process.execPath, ARGUMENTS, { stdio: ['pipe', 'pipe', 'ignore'], env: ENVIRONMENT });
  // An answer that waits for the end of input never comes.
  const guard = setTimeout(() => child.kill(), 60_000);
  const ended = once(child, 'exit');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const waits = [];
  for (const text of texts) {
    const from = process.hrtime.bigint();
    child.stdin.write(`${text}\n`);
    const { done } = await answers.next();
    if (done) throw new Error('calc --format ndjson - does not answer line by line');
    waits.push(Number(process.hrtime.bigint() - from) / 1e9);
  }
  child.stdin.end();
  await ended;
  clearTimeout(guard);
  return waits.slice(200);
}
