import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeList } from './data.mjs';
import { runNode, warmCache } from './measure.mjs';

/** Where lists and results of a run are kept, and what all experiments share. */
export class Context {
  directory = mkdtempSync(join(tmpdir(), 'suance-bench-'));

  constructor(options) {
    this.options = options;
  }

  /** Tells whoever waits what goes on. */
  say(text) {
    process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
  }

  /** @returns what tells of rounds under way */
  rounds(what) {
    return (round, name) => this.say(`${what}: ${round < 0 ? 'not counted' : `run ${round + 1}`}, ${name}`);
  }

  path(...names) {
    return join(this.directory, ...names);
  }

  /** A new directory. */
  folder(name) {
    mkdirSync(this.path(name), { recursive: true });
    return this.path(name);
  }

  /** A list, written when it is first asked for, and in the page cache. */
  list(list, rows, form = {}) {
    const name = [list.name, rows, ...Object.values(form)].join('-');
    const path = this.path(`${name}.csv`);
    if (!existsSync(path)) {
      this.say(`writing ${name}`);
      writeList(path, list, rows, form);
    }
    warmCache(path);
    return path;
  }

  size(path) {
    return statSync(path).size;
  }

  remove(...paths) {
    for (const path of paths) rmSync(path, { recursive: true, force: true });
  }

  /**
   * A program that writes a file: gone before each run, and after it unless it is the last, so that no run pays for writing back
   * what another has left.
   */
  writer(output, args) {
    return (last) => {
      this.remove(output);
      const measured = runNode({ args });
      if (!last) this.remove(output);
      return measured;
    };
  }
}
