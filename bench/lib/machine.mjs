import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './suance.mjs';

const PEERS = [
  '@duckdb/node-api',
  'chdb',
  '@gorules/zen-engine',
  'json-rules-engine',
  'feelin',
  'publicodes',
  'csv-parse',
  'csv-stringify',
  'decimal.js',
];

/** The version of an installed package; `null` where it is not there. */
export function versionOf(name) {
  try {
    return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}

function commit() {
  const git = (...args) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed =
      git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'bin', 'policies', 'scripts') !== '';
    return `${git('rev-parse', '--short=12', 'HEAD').trim()}${changed ? ', with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

/** How many processes the machine had to run, a minute's mean. */
export const load = () => loadavg()[0];

/** A machine on which others work makes wall times rough. */
const BUSY = 0.5;

/**
 * The machine, the versions and the options.
 * @param {{ runs: number, starts: number, rows: number, large: number, cases: number, only: string[] }} options
 * @param {number} before load before anything was measured
 */
export function describeMachine({ runs, starts, rows, large, cases, only }, before) {
  const [cpu] = cpus();
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return [
    `- ${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} processors, ${(totalmem() / 2 ** 30).toFixed(1)} GiB; ${type()} ${release()}; Node ${process.version}`,
    `- ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC; load before the run ${before.toFixed(2)}${before > BUSY ? ': **others were at work on the machine, so that wall times and ratios are rough**; processor times less so' : ''}`,
    `- suance ${version} (commit ${commit()}); ${PEERS.map((name) => `${name} ${versionOf(name) ?? 'not installed'}`).join(', ')}`,
    `- runs ${runs}, starts ${starts}, rows ${rows}, long list ${large}, cases ${cases}; experiments ${only.join(', ')}`,
  ].join('\n');
}
