// Builds dist/: the command as a bundle in parts that load when first needed, and the compiled policy tables.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = { bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' };

rmSync('dist', { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: { suance: 'src/cli/main.ts' },
  outdir: 'dist',
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
  outfile: 'dist/compile-policies.mjs',
  packages: 'external',
});
execFileSync(process.execPath, ['dist/compile-policies.mjs'], { stdio: 'inherit' });
rmSync('dist/compile-policies.mjs');
