import { compareSeries, median } from './statistics.mjs';

/*
 * An experiment gives sections, and a section is Markdown; beside them stand the targets with what was measured.
 */

/** A table in Markdown; cells are texts. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export const whole = (number) => Math.round(number).toLocaleString('en');
export const decimals = (number, digits = 2) => number.toFixed(digits);
export const seconds = (value) => decimals(value, value < 0.1 ? 4 : value < 10 ? 3 : 1);
export const mebibytes = (kibibytes) => decimals(kibibytes / 1024, 0);
export const times = (ratio) => `${decimals(ratio, ratio < 10 ? 2 : 1)} ×`;
const range = (values, form) => `${form(Math.min(...values))}–${form(Math.max(...values))}`;

/** Ratio of medians, and the median of paired ratios. */
export function ratioText(ours, theirs) {
  const { ofMedians, paired } = compareSeries(ours, theirs);
  return `${times(ofMedians)} (${times(paired)})`;
}

/**
 * How programs did on one list.
 * @param {Record<string, { walls: number[], peaks: number[], processors: number[] }>} series ours is called suance
 * @param {number} rows of the list
 */
export function programTable(series, rows) {
  const ours = series.suance;
  return table(
    ['program', 'wall s', 'least–most', 'processor s', 'peak MiB', 'rows/s', 'suance ÷ it (paired)'],
    Object.entries(series).map(([name, { walls, peaks, processors }]) => [
      name,
      seconds(median(walls)),
      range(walls, seconds),
      seconds(median(processors)),
      mebibytes(median(peaks)),
      whole(rows / median(walls)),
      ours === series[name] ? '' : ratioText(ours.walls, walls),
    ]),
  );
}

/** What a comparison of results found, in a sentence. */
export function differencesText(name, against, { rows, status, amount, kept, examples }) {
  const columns = kept > 0 ? `, columns changed in ${whole(kept)}` : '';
  const shown = examples.map(
    ({ row, found, expected }) =>
      `row ${row} ${found.status} ${found.amount} instead of ${expected.status} ${expected.amount}`,
  );
  const cases = shown.length > 0 ? ` (${shown.join('; ')})` : '';
  return `${name} against ${against}: ${whole(rows)} rows, status differs in ${whole(status)}, amount in ${whole(amount)}${columns}${cases}.`;
}

/**
 * A target with what was measured.
 * @param {boolean | null} met `null` where it could not be measured
 */
export function target(what, aim, measured, met) {
  return { what, aim, measured, met };
}

/** A target that a ratio of wall times stays within: by the ratio of medians. */
export function ratioTarget(what, ours, theirs, limit) {
  const { ofMedians } = compareSeries(ours, theirs);
  return target(what, `≤ ${limit} ×`, ratioText(ours, theirs), ofMedians <= limit);
}

/** The whole report. */
export function report({ machine, options, sections, targets }) {
  const verdict = (met) => (met === null ? 'not available' : met ? 'met' : '**not met**');
  return `${[
    '# How fast suance is',
    'Written by `npm run bench`, never by hand.',
    options.full ? '' : 'A partial run: see the options below.',
    '## Targets',
    'Ratios are of medians; in brackets the median of the ratios of runs that stood beside each other.',
    table(
      ['what', 'target', 'measured', ''],
      targets.map(({ what, aim, measured, met }) => [what, aim, measured, verdict(met)]),
    ),
    '## Machine and versions',
    machine,
    '## How it is measured',
    [
      '- Whole processes, from start to exit, one after the other in turns (A B A B …), after one round that is not counted;',
      '  the lists are in the page cache, results go to a file. `NODE_EXTRA_CA_CERTS` is not set.',
      '- Peak memory is VmHWM of the process, its threads included; processor time is that of all its threads.',
      '- The lists are made up, the same on every run: every fact is given, so that each row is eligible or ineligible; one name',
      '  in a thousand needs quotes.',
      '- Every result is compared: status and amount of each row with those of an exact computation written apart (whole fen),',
      '  and with those of the peers.',
    ].join('\n'),
    ...sections,
  ]
    .filter((each) => each !== '')
    .join('\n\n')}\n`;
}
