// Builds dist/: the command as packs of modules that are read when first needed, the code that V8 compiles of them, and
// the compiled policy tables.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';
import { watForBundles } from './wat.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = { bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' };

// Built beside and put in place at the end, so that a command that runs meanwhile finds all of it.
const out = `dist.${process.pid}`;

mkdirSync(out);
await bundle(out, {
  ...shared,
  define: { SUANCE_VERSION: JSON.stringify(version), 'import.meta.dirname': '__dirname' },
});
await build({
  ...shared,
  entryPoints: ['scripts/compile-policies.ts'],
  outfile: `${out}/compile-policies.mjs`,
  packages: 'external',
  plugins: [watForBundles],
});
try {
  execFileSync(process.execPath, [`${out}/compile-policies.mjs`, 'policies', `${out}/policies`], { stdio: 'inherit' });
  rmSync(`${out}/compile-policies.mjs`);
  rmSync('dist', { recursive: true, force: true });
  renameSync(out, 'dist');
  execFileSync(process.execPath, ['scripts/warm.cjs'], { stdio: 'inherit' });
} catch (error) {
  // The compiler has told what is wrong with the tables.
  rmSync(out, { recursive: true, force: true });
  process.exitCode = error.status ?? 1;
}
