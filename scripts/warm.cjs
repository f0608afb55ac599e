/*
 * Keeps the code that V8 compiles while usual commands run, so that a start need not compile it again. A function that
 * no command here has run is compiled when it is first called, as ever. All that is kept of a pack is read whenever the
 * pack is, so each is kept as soon as the commands that it is for have run.
 */
const { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { PassThrough, Writable } = require('node:stream');
const { parse } = require('yaml');
const { load } = require('../bin/load.js');

const DIST = join(__dirname, '..', 'dist');

const scripts = new Map();
const suance = load((pack, script) => scripts.set(pack, script));
const directory = mkdtempSync(join(tmpdir(), 'suance-warm-'));

/** Runs a command. @returns what it prints */
async function run(argv, input = '') {
  const stdin = new PassThrough();
  stdin.end(input);
  let printed = '';
  const write = (keep) => (chunk, _encoding, done) => {
    if (keep) printed += chunk;
    done();
  };
  const io = {
    ...suance.processIo(),
    stdin,
    stdout: new Writable({ write: write(true) }),
    stderr: new Writable({ write: write(false) }),
    env: { LANG: 'C.UTF-8', XDG_CONFIG_HOME: directory, XDG_STATE_HOME: directory },
  };
  await suance.run(argv, io).catch(() => {});
  return printed;
}

function keep(...packs) {
  for (const pack of packs) {
    const script = scripts.get(pack);
    if (script === undefined) continue;
    const path = join(DIST, `${pack}.cache`);
    writeFileSync(`${path}.new`, script.createCachedData());
    renameSync(`${path}.new`, path);
  }
}

async function warm() {
  const help = parse(readFileSync(join(__dirname, '..', 'policies', 'help.yaml'), 'utf8')).examples;
  /** An example of the help as arguments, without what a shell does with the output. */
  const example = (command) =>
    help[command].en[0]
      .replaceAll('\\\n', ' ')
      .replace(/ [>|].*/, '')
      .split(/\s+/)
      .slice(1);
  const calc = example('calc');
  await run([...calc, '--format', 'json']);
  keep('suance');
  await run(calc);
  keep('page');
  for (const command of ['screen', 'policies list', 'policies show']) await run(example(command));
  const [header, ...rows] = (await run(example('template'))).trimEnd().split('\n');
  // Long enough for the quick way through a list.
  const many = Array.from({ length: 400 }, () => rows.join('\n'));
  await run(['batch', example('template')[1], '-'], `${[header, ...many].join('\n')}\n`);
  keep('list');
  await run(['eval', '1 + 1']);
  await run(['locality', 'check', join(__dirname, '..', 'examples', 'locality-yining.yaml')]);
  keep('files', 'rest');
}

warm().finally(() => rmSync(directory, { recursive: true, force: true }));
