import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/program.ts';
import { type Finished, ROOT } from './run.ts';

/** Runs a command as {@link suance} does, within this process: for tests that run hundreds. Needs the built tables. */
export async function inside(args: readonly string[], input = ''): Promise<Finished> {
  const written = { out: '', err: '' };
  const into = (which: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[which] += String(chunk);
        done();
      },
    });
  const code = await run(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: into('out'),
    stderr: into('err'),
    env: { LANG: 'C.UTF-8' },
    tables: `${ROOT}/dist/policies`,
    version: '0.0.0',
  });
  return { code, ...written };
}
