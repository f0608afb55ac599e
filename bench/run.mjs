// Measures suance against its peers and writes bench/RESULTS.md: npm run bench -- --help
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Context } from './lib/context.mjs';
import { describeMachine, load } from './lib/machine.mjs';
import { readOptions } from './lib/options.mjs';
import { report, target } from './lib/report.mjs';
import { ROOT } from './lib/suance.mjs';

const RESULTS = join(ROOT, 'bench', 'RESULTS.md');

/** Loaded when they are wanted: each has its own peers. */
const LOAD = {
  bulk: async () => (await import('./experiments/bulk.mjs')).bulk,
  growth: async () => (await import('./experiments/growth.mjs')).growth,
  start: async () => (await import('./experiments/start.mjs')).start,
  ndjson: async () => (await import('./experiments/ndjson.mjs')).ndjson,
  engines: async () => (await import('./experiments/engines.mjs')).engines,
};

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (!options) return;
  if (!existsSync(join(ROOT, 'dist', 'suance.cjs'))) throw new Error('not built yet: npm run build');
  const context = new Context(options);
  // The program under way ends with it, and with that the run; lists of some hundred megabytes are not left behind.
  process.on('SIGINT', () => process.exit(130));
  process.on('exit', () => context.remove(context.directory));
  const machine = describeMachine(options, load());
  const sections = [];
  const targets = [];
  for (const name of options.only) {
    const result = await measured(name, context);
    sections.push(...result.sections);
    targets.push(...result.targets);
  }
  const text = report({ machine, options, sections, targets });
  const output = options.output ?? (options.full ? RESULTS : null);
  if (output) writeFileSync(output, text);
  else process.stdout.write(text);
}

/** An experiment; one that fails says so in the report, and the others go on. */
async function measured(name, context) {
  try {
    const experiment = await LOAD[name]();
    return await experiment(context);
  } catch (error) {
    context.say(`${name}: ${error.stack}`);
    process.exitCode = 1;
    const reason = error.message.split('\n', 3).join('; ').replaceAll(context.directory, '…').replaceAll(ROOT, '');
    return {
      sections: [`## ${name}`, `Could not be measured: ${reason}`],
      targets: [target(name, '', 'could not be measured', false)],
    };
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
