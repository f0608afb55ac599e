'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const DIST = join(__dirname, '..', 'dist');
/** Modules that the build has put into packs are called by pack and name; all others are Node's. */
const PACKED = /^(\w+)\/[\w-]+\.js$/;

function compiled(pack) {
  try {
    return readFileSync(join(DIST, `${pack}.cache`));
  } catch {
    return undefined;
  }
}

/**
 * Loads the command of dist/. It stands there in packs of modules: a pack is a script whose value is an object of functions,
 * one a module, and is read when one of its modules is first asked for, with the code that V8 compiled of it when it was
 * built. Where there is no such code, or another version of Node made it, V8 leaves it aside and compiles anew.
 * @param {(pack: string, script: Script) => void} [opened] is given each pack, for the build to keep what V8 compiled
 * @returns its exports, or `null` where nothing has been built
 */
exports.load = (opened) => {
  const packs = new Map();
  const modules = new Map();

  function open(pack) {
    const filename = join(DIST, `${pack}.cjs`);
    // A pack is ASCII: one byte a character, for V8 too.
    const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: compiled(pack) });
    const functions = script.runInThisContext();
    packs.set(pack, functions);
    opened?.(pack, script);
    return functions;
  }

  function requirePacked(id) {
    const found = modules.get(id);
    if (found !== undefined) return found.exports;
    const pack = PACKED.exec(id)?.[1];
    if (pack === undefined) return require(id);
    const functions = packs.get(pack) ?? open(pack);
    const module = { exports: {} };
    modules.set(id, module);
    functions[id](module.exports, requirePacked, module, DIST);
    return module.exports;
  }

  return existsSync(join(DIST, 'suance.cjs')) ? requirePacked('suance/main.js') : null;
};
