// Assembles modules that are written in WebAssembly's text format, for the bundler and for the tests.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The bytes of a module. @throws Error that says where its text is wrong */
async function assembled(path) {
  const { default: load } = await import('wabt');
  const wabt = await load();
  const parsed = wabt.parseWat(basename(path), readFileSync(path, 'utf8'), { simd: true });
  try {
    return parsed.toBinary({}).buffer;
  } finally {
    parsed.destroy();
  }
}

/** A module of JavaScript that gives a function: it makes an instance with so many pages of memory, and gives what it exports. */
async function moduleOf(path) {
  const base64 = Buffer.from(await assembled(path)).toString('base64');
  return `const module = new WebAssembly.Module(Buffer.from('${base64}', 'base64'));
export default (pages) => {
  const memory = new WebAssembly.Memory({ initial: pages });
  return { memory, ...new WebAssembly.Instance(module, { host: { memory } }).exports };
};`;
}

/** For esbuild. */
export const watForBundles = {
  name: 'wat',
  setup({ onLoad }) {
    onLoad({ filter: /\.wat$/ }, async ({ path }) => ({ contents: await moduleOf(path), loader: 'js' }));
  },
};

/** For vitest. */
export const watForTests = {
  name: 'wat',
  load: (path) => (path.endsWith('.wat') ? moduleOf(path) : null),
};
