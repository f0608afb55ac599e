// Builds dist/: the command as a bundle in parts that load when first needed, and the compiled policy tables.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = { bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' };

// Built beside and put in place at the end, so that a command that runs meanwhile finds all of it.
const out = `dist.${process.pid}`;

await build({
  ...shared,
  entryPoints: { suance: 'src/cli/main.ts' },
  outdir: out,
  chunkNames: 'parts/[name]-[hash]',
  splitting: true,
  minify: true,
  keepNames: true,
  legalComments: 'linked',
  charset: 'utf8',
  define: { SUANCE_VERSION: JSON.stringify(version) },
  // Some dependencies are CommonJS and ask for Node's modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
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
} catch (error) {
  // The compiler has told what is wrong with the tables.
  rmSync(out, { recursive: true, force: true });
  process.exitCode = error.status ?? 1;
}
