import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { watForBundles } from '../../scripts/wat.mjs';
import { runNode } from './measure.mjs';
import { manyFamilies, writeManyMeasures } from './policies.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const COMMAND = join(ROOT, 'bin', 'suance.js');

export const REFUND = 'xinjiang-2023-49/ui-refund';
export const SKILL = 'xinjiang-2023-49/skill-upgrade';
/** The list of enterprises does not say that they are enterprises. */
export const KIND = ['--set', '单位类型=企业'];

/** Arguments of node for a list: all columns kept, results into a file, in Chinese. */
export function batchArguments(measure, input, output, further = [], command = COMMAND) {
  return [command, 'batch', measure, input, '-o', output, '--lang', 'zh', '-q', ...further];
}

/** One case as a shell loop gives it. */
export const CASE = [
  'application_date=2023-10-01',
  'employer_kind=enterprise',
  'enterprise_size=medium',
  'insured_staff=30',
  'layoff_rate=20%',
  'prior_year_ui_premiums=12345.68',
];

/**
 * A copy of the built command with other built-in tables.
 * @param {string} directory where it goes
 * @param {{ only?: string, more?: number }} tables only the measures of one document; so many generated ones more
 * @returns the command of the copy
 */
export async function packageWith(directory, { only, more = 0 }) {
  const policies = join(directory, 'policies');
  for (const part of ['bin', 'package.json', 'policies'])
    cpSync(join(ROOT, part), join(directory, part), { recursive: true });
  mkdirSync(join(directory, 'dist'));
  for (const name of readdirSync(join(ROOT, 'dist')))
    if (name !== 'policies') cpSync(join(ROOT, 'dist', name), join(directory, 'dist', name), { recursive: true });
  if (only !== undefined)
    for (const entry of readdirSync(policies, { withFileTypes: true }))
      if (entry.isDirectory() && entry.name !== only) rmSync(join(policies, entry.name), { recursive: true });
  if (more > 0) {
    writeManyMeasures(policies, more, { families: false });
    writeFileSync(join(policies, 'families.yaml'), manyFamilies(more), { flag: 'a' });
  }
  const compiler = join(directory, 'compile-policies.cjs');
  await build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
    entryPoints: [join(ROOT, 'scripts', 'compile-policies.ts')],
    outfile: compiler,
    define: { 'import.meta.url': 'undefined' },
    absWorkingDir: ROOT,
    plugins: [watForBundles],
  });
  runNode({ args: [compiler, policies, join(directory, 'dist', 'policies')], watched: false });
  return join(directory, 'bin', 'suance.js');
}

/** How many measures a copy of the command has. */
export function measuresIn(command) {
  return JSON.parse(readFileSync(join(command, '..', '..', 'dist', 'policies', 'index.json'), 'utf8')).summaries.length;
}
