import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Output } from './io.ts';

/** Bytes of a text that a pipe takes at once. */
const SHORT = 65_536;

/**
 * Standard output or error of this process. Node's streams take a quarter of its own start to open: where a file, a pipe or
 * nothing at all reads along, short texts are written without one. It is opened for a terminal, for a long text and for a
 * reader that is slow, and takes all that follows.
 * @param broken is called when the reader is there no longer; any other fault is told by the write that met it
 */
export function standard(name: 'stdout' | 'stderr', broken: () => void): Output {
  const fd = name === 'stdout' ? 1 : 2;
  const stream = () => {
    const opened = process[name];
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') broken();
    });
    return opened;
  };
  return takesBytes(fd) ? new Direct(fd, stream, broken) : stream();
}

/** Whether bytes are written there as they are, and at once: so on no terminal, and not by all systems. */
function takesBytes(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const what = fstatSync(fd);
    if (what.isCharacterDevice()) return what.rdev === statSync('/dev/null').rdev;
    return what.isFile() || what.isFIFO() || what.isSocket();
  } catch {
    return false;
  }
}

class Direct implements Output {
  private stream: Output | null = null;

  constructor(
    readonly fd: number,
    private readonly open: () => Output,
    private readonly broken: () => void,
  ) {}

  write(data: string | Uint8Array, done: (error?: Error | null) => void = () => {}): boolean {
    let rest = typeof data === 'string' ? Buffer.from(data) : data;
    if (this.stream === null && rest.length <= SHORT) {
      try {
        while (rest.length > 0) rest = rest.subarray(writeSync(this.fd, rest));
        done();
        return true;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE') this.broken();
        if (code !== 'EAGAIN') {
          done(error as Error);
          return true;
        }
      }
    }
    this.stream ??= this.open();
    return this.stream.write(rest, done);
  }
}
