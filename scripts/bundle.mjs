// Makes the command of src/: a few packs of modules, each a file, so that a start reads only what it runs.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { watForBundles } from './wat.mjs';

const ENTRY = 'src/cli/main.ts';

/**
 * What each pack is for, as modules that the source imports with `import()`; a pack holds what they import that stands in
 * none before it. Most starts need the first alone. What none of them needs is in the last, `rest`.
 */
const PACKS = {
  // One case by `calc`, as JSON.
  suance: [ENTRY, 'src/cli/commands/calc.ts'],
  // A result as a page.
  page: ['src/cli/views/result.ts', 'node_modules/chalk/source/index.js'],
  // Lists, the second thread's share of them too, and cases that come a line each.
  list: [
    'src/cli/commands/batch.ts',
    'src/batch/bulk/blocks.ts',
    'src/batch/bulk/quick.ts',
    'src/batch/bulk/run.ts',
    'src/batch/bulk/threads.ts',
    'src/cli/second-thread.ts',
    'src/cli/commands/calc-lines.ts',
  ],
  // Readers of policy files and case files: YAML, schemas, expressions.
  files: ['src/policies/load/directory.ts', 'src/policies/locality/read.ts', 'src/cases/file.ts'],
};

/**
 * What libraries ask Node for when they are loaded, and what would make every start longer. Child processes are for
 * commands that are programs of their own, of which commander has none here; to ask for `node:process` opens all three
 * standard streams.
 */
const LIGHT = {
  'node:child_process': "exports.spawn = (...given) => require('node:child_process').spawn(...given);",
  'node:process': 'module.exports = process;',
};
const lightNode = {
  name: 'light-node',
  setup({ onResolve, onLoad }) {
    const light = ({ path }) => ({ path, namespace: 'light' });
    onResolve({ filter: /^node:process$/ }, light);
    onResolve({ filter: /^node:child_process$/ }, (asked) =>
      /[\\/]commander[\\/]/.test(asked.importer) ? light(asked) : null,
    );
    onLoad({ filter: /./, namespace: 'light' }, ({ path }) => ({ contents: LIGHT[path] }));
  },
};

/** string-width sets up how characters combine, for which Node takes a third of its own start, before it is first asked. */
const lateSegmenter = {
  name: 'late-segmenter',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source
        .replace('const segmenter = new Intl.Segmenter();', 'let segmenter;')
        .replace(' segmenter.segment(', ' (segmenter ??= new Intl.Segmenter()).segment(');
      if (source.includes('Intl.Segmenter') && !contents.includes('let segmenter;'))
        throw new Error('scripts/bundle.mjs: string-width is not what it was');
      return { contents };
    });
  },
};

/**
 * Writes the packs to a directory.
 * @param {string} out the directory
 * @param {Record<string, unknown>} options of esbuild, for all that is built
 */
export async function bundle(out, options) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [ENTRY],
    outdir: out,
    splitting: true,
    write: false,
    metafile: true,
    minify: true,
    legalComments: 'linked',
    plugins: [lightNode, lateSegmenter, watForBundles],
  });
  const chunks = new Map();
  for (const file of outputFiles) {
    if (file.path.endsWith('.js')) chunks.set(basename(file.path), file.text);
    else writeFileSync(join(out, 'suance.LEGAL.txt'), file.text);
  }
  const packs = packsOf(metafile);
  const home = new Map(Object.entries(packs).flatMap(([pack, names]) => names.map((name) => [name, pack])));
  for (const [pack, names] of Object.entries(packs)) {
    const modules = await Promise.all(names.map((name) => moduleOf(name, chunks.get(name), home)));
    writeFileSync(join(out, `${pack}.cjs`), `({\n${modules.join(',\n')}\n})`);
  }
}

/** The names of the chunks of each pack. */
function packsOf({ outputs }) {
  const byEntry = new Map();
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (entryPoint) byEntry.set(entryPoint, path);
  const taken = new Set();
  const take = (path, names) => {
    if (taken.has(path)) return;
    taken.add(path);
    names.push(basename(path));
    for (const each of outputs[path].imports)
      if (each.kind === 'import-statement' && !each.external) take(each.path, names);
  };
  const packs = {};
  for (const [pack, entries] of Object.entries({ ...PACKS, rest: [...byEntry.keys()] })) {
    packs[pack] = [];
    for (const entry of entries) {
      const path = byEntry.get(entry) ?? byEntry.get([...byEntry.keys()].find((each) => each.endsWith(`/${entry}`)));
      if (path === undefined) throw new Error(`scripts/bundle.mjs: nothing imports ${entry} with import()`);
      take(path, packs[pack]);
    }
  }
  return packs;
}

/** A chunk as a member of its pack: a function that is called when something requires `pack/chunk`. */
async function moduleOf(name, text, home) {
  const commonjs = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
  });
  const code = commonjs.code
    .replace(/\brequire\("\.\/([\w-]+\.js)"\)/g, (_, chunk) => `require("${home.get(chunk)}/${chunk}")`)
    // The exports are what they are read from, not copied once more.
    .replace(/^var __toCommonJS = .*$/m, 'var __toCommonJS = (mod) => __defProp(mod, "__esModule", { value: true });');
  const small = await transform(code, { minify: true, target: 'node20', platform: 'node' });
  // What is left of Chinese stands in regular expressions, which esbuild leaves alone. As ASCII a pack is read byte by byte.
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${home.get(name)}/${name}":function(exports,require,module,__dirname){${small.code.replace(/[^\0-\x7f]/g, escaped)}}`;
}
