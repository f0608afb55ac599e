'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const DIST = join(__dirname, '..', 'dist');
/** Modules that the build has put into packs are called by pack and name; all others are Node's. */
const PACKED = /^(\w+)\/[\w-]+\.js$/;

function read(name, encoding) {
  try {
    return readFileSync(join(DIST, name), encoding);
  } catch {
    return undefined;
  }
}

/**
 * Loads a module of dist/, and with it what it needs. A pack of modules is a script whose value is an object of functions,
 * one a module; it is read when one of them is first asked for, with the code that V8 compiled of it when it was built.
 * Where there is no such code, or another version of Node made it, V8 leaves it aside and compiles anew.
 * @param {string} name of the module: what the build has as an entry
 * @param {(pack: string, script: Script) => void} [opened] is given each pack, for the build to keep what V8 compiled
 * @returns its exports, or `null` where nothing has been built
 */
exports.load = (name = 'core/main.js', opened = undefined) => {
  const packs = Object.create(null);
  const modules = Object.create(null);

  function open(pack) {
    // A pack is ASCII: one byte a character, for V8 too.
    const source = read(`${pack}.cjs`, 'latin1');
    if (source === undefined) return null;
    const script = new Script(source, { filename: join(DIST, `${pack}.cjs`), cachedData: read(`${pack}.cache`) });
    opened?.(pack, script);
    return script.runInThisContext();
  }

  function packed(id) {
    const found = modules[id];
    if (found !== undefined) return found.exports;
    const pack = PACKED.exec(id)?.[1];
    if (pack === undefined) return require(id);
    packs[pack] ??= open(pack);
    if (packs[pack] === null) throw new Error(`${join(DIST, pack)}.cjs`);
    const module = { exports: {} };
    modules[id] = module;
    packs[pack][id](module.exports, packed, module, DIST);
    return module.exports;
  }

  const pack = PACKED.exec(name)[1];
  packs[pack] = open(pack);
  return packs[pack] === null ? null : packed(name);
};
