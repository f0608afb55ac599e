// Keeps the order of the house: a folder of src/ imports from those before it in the list, never from those after it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ORDER = ['values', 'language', 'policies', 'engine', 'cases', 'batch', 'cli'];
/** Libraries that only one folder may use. */
const HOME = { 'decimal.js': 'values', 'lezer-feel': 'language', zod: 'policies', commander: 'cli', inquirer: 'cli' };

const faults = [];
for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
  const file = join(entry.parentPath, entry.name);
  const folder = relative('src', file).split('/')[0];
  if (!ORDER.includes(folder)) faults.push(`${file}: folder ${folder} has no place in the order`);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (specifier.startsWith('.')) {
      const target = relative('src', join(dirname(file), specifier)).split('/')[0];
      if (ORDER.indexOf(target) > ORDER.indexOf(folder)) faults.push(`${file}: ${folder} imports from ${target}`);
    } else if (HOME[specifier] && HOME[specifier] !== folder)
      faults.push(`${file}: ${specifier} belongs to ${HOME[specifier]}`);
  }
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
