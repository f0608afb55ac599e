#!/usr/bin/env node
'use strict';
// Start-up and nothing else: the bundle is run with the code that V8 compiled of it when it was built.
const { load } = require('./load.js');

const suance = load();
if (suance) suance.main();
else {
  // A clone that has not been built says so, instead of a missing module.
  process.stderr.write('suance: not built yet; run "npm ci" (or "npm run build") / 尚未构建，请先运行 npm ci\n');
  process.exitCode = 2;
}
