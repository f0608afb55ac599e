/*
 * Keeps the code that V8 compiles while usual commands run, so that a start need not compile it again. A function that
 * no command here has run is compiled when it is first called, as ever.
 */
const { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { PassThrough, Writable } = require('node:stream');
const { load } = require('../bin/load.js');

const DIST = join(__dirname, '..', 'dist');

let script;
const suance = load((compiled) => {
  script = compiled;
});
const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const directory = mkdtempSync(join(tmpdir(), 'suance-warm-'));

async function warm() {
  // Cases in a shell loop: all that is kept here is read at every start, so that more of it would cost them time.
  const help = JSON.parse(readFileSync(join(DIST, 'policies', 'help.json'), 'utf8'));
  const plain = help.calc.en
    .map((each) => each.replaceAll('\\\n', ' '))
    .filter((each) => !/ --(sheet|case|locality)/.test(each));
  const words = plain[0].split(/\s+/).slice(1);
  const runs = [words, [...words, '--format', 'json']];
  for (const argv of runs) {
    const stdin = new PassThrough();
    stdin.end();
    const env = { LANG: 'C.UTF-8', XDG_CONFIG_HOME: directory, XDG_STATE_HOME: directory };
    await suance.run(argv, { ...suance.processIo(), stdin, stdout: sink(), stderr: sink(), env }).catch(() => {});
  }
  writeFileSync(join(DIST, 'suance.cache.new'), script.createCachedData());
  renameSync(join(DIST, 'suance.cache.new'), join(DIST, 'suance.cache'));
}

warm().finally(() => rmSync(directory, { recursive: true, force: true }));
