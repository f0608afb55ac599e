// The refund by a rule engine on rows in memory: node engine.mjs <engine> <in.csv> <rows> <results>
// Reading the list and building the rows is not timed, nor is the first part, in which the engine gets warm.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { hundredths } from '../lib/exact.mjs';

const [engine, input, count, target] = process.argv.slice(2);
const { prepare } = await import(`./engines/${engine}.mjs`);

const SIZES = { 大型: 'large', 中型: 'medium', 小型: 'small', 微型: 'micro' };
const rows = parse(readFileSync(input), { from_line: 2, to_line: Number(count) + 1 }).map(
  ([, , size, staff, rate, premiums, date]) => ({
    size: SIZES[size],
    staff: Number(staff),
    // A percentage as a number: 4.75. As a fraction, floats would decide some rows at the edge wrongly.
    rate: hundredths(rate) / 100,
    premiums: Number(premiums),
    // A day as a number, for engines that compare numbers faster than dates: 20231008.
    day: Number(date.replaceAll('-', '')),
  }),
);

const compute = await prepare();
await compute(rows.slice(0, Math.min(2000, rows.length)));
const from = performance.now();
const results = await compute(rows);
const seconds = (performance.now() - from) / 1000;
const lines = results.map((amount) => (amount === null ? 'ineligible,0.00' : `eligible,${amount.toFixed(2)}`));
writeFileSync(target, `${lines.join('\n')}\n`);
process.stdout.write(JSON.stringify({ rows: rows.length, seconds }));
