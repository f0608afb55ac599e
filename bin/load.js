'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');

const DIST = join(__dirname, '..', 'dist');

function read(name, encoding) {
  try {
    return readFileSync(join(DIST, name), encoding);
  } catch {
    return undefined;
  }
}

/**
 * Loads the bundle. Code compiled by another version of Node is left aside by V8, and compiled anew.
 * @param {(script: Script) => void} [compiled] is given the script, for the build to keep what V8 compiled
 * @returns its exports, or `null` where nothing has been built
 */
exports.load = (compiled) => {
  // The bundle is ASCII: one byte a character, for V8 too.
  const source = read('suance.cjs', 'latin1');
  if (source === undefined) return null;
  const filename = join(DIST, 'suance.cjs');
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename,
    cachedData: read('suance.cache'),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, require, bundle, filename, DIST);
  compiled?.(script);
  return bundle.exports;
};
