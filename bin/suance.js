#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A clone that has not been built says so, instead of a missing module.
if (existsSync(new URL('../dist/suance.js', import.meta.url))) await import('../dist/suance.js');
else {
  process.stderr.write('suance: not built yet; run "npm ci" (or "npm run build") / 尚未构建，请先运行 npm ci\n');
  process.exitCode = 2;
}
