import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** End-to-end tests run the built command, so it is built before any test, once. */
export function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (process.env.SUANCE_SKIP_BUILD && existsSync(`${root}/dist/suance.cjs`)) return;
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
}
