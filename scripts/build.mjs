// Builds dist/: the command as one bundle whose modules run when first needed, the code that V8 compiles of it, and the
// compiled policy tables.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = { bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' };

// Built beside and put in place at the end, so that a command that runs meanwhile finds all of it.
const out = `dist.${process.pid}`;

await build({
  ...shared,
  format: 'cjs',
  entryPoints: ['src/cli/main.ts'],
  outfile: `${out}/suance.cjs`,
  minify: true,
  keepNames: true,
  // The bundle runs as a script, which cannot import: built-in modules are required.
  supported: { 'dynamic-import': false },
  legalComments: 'linked',
  define: { SUANCE_VERSION: JSON.stringify(version), 'import.meta.url': '__bundleUrl' },
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
// What is left of Chinese stands in regular expressions, which esbuild leaves alone. As ASCII the bundle is read byte by byte.
const bundle = readFileSync(`${out}/suance.cjs`, 'utf8');
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
writeFileSync(`${out}/suance.cjs`, bundle.replace(/[^\0-\x7f]/g, escaped));
await build({
  ...shared,
  entryPoints: ['scripts/compile-policies.ts'],
  outfile: `${out}/compile-policies.mjs`,
  packages: 'external',
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
