import { isAscii } from 'node:buffer';
import { readSync } from 'node:fs';
import { SuanceError } from '../values/problem.ts';
import { type Encoding, encodingOf } from './encoding.ts';

const BLOCK = 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The encoding that a file turns out to be in further on, where all before a position is ASCII: results are in that of their
 * list, and their header is written before the first Chinese character has come. `null` where all is ASCII, and where it is
 * not certain: that is told when it is read.
 */
export function encodingAhead(file: number, position: number): Encoding | null {
  const buffer = Buffer.allocUnsafe(BLOCK);
  for (let at = position; ; ) {
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, BLOCK, at));
    if (bytes.length === 0) return null;
    // Up to the end of a line, so that no character is cut.
    const whole = bytes.lastIndexOf(NEWLINE) + 1 || bytes.length;
    at += whole;
    if (isAscii(bytes.subarray(0, whole))) continue;
    try {
      return encodingOf(bytes.subarray(0, whole), position);
    } catch (error) {
      if (error instanceof SuanceError) return null;
      throw error;
    }
  }
}

/** The line of a file, from 1, on which a byte stands, counted from 1. */
export function lineOfByte(file: number, offset: number): number {
  const buffer = Buffer.allocUnsafe(BLOCK);
  let line = 1;
  for (let at = 0; at < offset - 1; ) {
    const read = readSync(file, buffer, 0, Math.min(BLOCK, offset - 1 - at), at);
    if (read === 0) break;
    for (let index = buffer.indexOf(NEWLINE); index >= 0 && index < read; index = buffer.indexOf(NEWLINE, index + 1))
      line += 1;
    at += read;
  }
  return line;
}
