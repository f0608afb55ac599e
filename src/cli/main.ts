import { fileURLToPath } from 'node:url';
import type { Io } from './io.ts';
import { run } from './program.ts';

declare const SUANCE_VERSION: string;

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  tables: fileURLToPath(new URL('./policies', import.meta.url)),
  version: SUANCE_VERSION,
};

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), io);
