'use strict';
// Loaded before a measured command: says at its end how much memory and processor time the whole process took, threads included.
const { readFileSync, writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const target = process.env.SUANCE_BENCH_WATCH;

/** The most memory held at once, KiB. On Linux maxRSS counts what the parent held when it forked; VmHWM does not. */
function peak() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

if (isMainThread && target)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(target, JSON.stringify({ peak: peak(), processor: (user + system) / 1e6 }));
  });
