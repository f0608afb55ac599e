import type { IdentifierFormat } from '../../values/identifiers.ts';
import { isoDay } from './days.ts';

/** Characters of an identifier, one byte each in every encoding. */
const LENGTH = 18;
const [ZERO, NINE, X] = [0x30, 0x39, 0x58] as const;

/** GB/T 2260: the first two digits that a resident identity number may begin with. */
const PROVINCES = new Uint8Array(100);
for (const code of [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46])
  PROVINCES[code] = 1;
for (const code of [50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83]) PROVINCES[code] = 1;

/** ISO 7064 MOD 11-2: the check character for each remainder. */
const RESIDENT_WEIGHTS = Uint8Array.from([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
const RESIDENT_CHECKS = Buffer.from('10X98765432');

/** GB 32100: the value of each character, 255 for what is none, and the weights. */
const CREDIT_VALUES = new Uint8Array(256).fill(255);
for (const [value, sign] of [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].entries()) CREDIT_VALUES[sign.charCodeAt(0)] = value;
const CREDIT_WEIGHTS = Uint8Array.from([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]);

/**
 * Whether the bytes of a cell are an identifier in its one form, check character included. What is not may still be one,
 * written otherwise: the exact path says what is wrong with it, if anything.
 */
export function isIdentifier(format: IdentifierFormat, bytes: Buffer, from: number, to: number): boolean {
  if (to - from !== LENGTH) return false;
  return format === 'resident_id' ? isResidentId(bytes, from) : isCreditCode(bytes, from);
}

function isResidentId(bytes: Buffer, from: number): boolean {
  let sum = 0;
  for (let index = 0; index < LENGTH - 1; index += 1) {
    const byte = bytes[from + index]!;
    if (byte < ZERO || byte > NINE) return false;
    sum += (byte - ZERO) * RESIDENT_WEIGHTS[index]!;
  }
  const last = bytes[from + LENGTH - 1]!;
  if (last !== RESIDENT_CHECKS[sum % 11] || (last !== X && (last < ZERO || last > NINE))) return false;
  const province = (bytes[from]! - ZERO) * 10 + bytes[from + 1]! - ZERO;
  return PROVINCES[province] === 1 && isoDay(bytes, from + 6, from + 10, from + 12) > 0;
}

function isCreditCode(bytes: Buffer, from: number): boolean {
  let sum = 0;
  for (let index = 0; index < LENGTH - 1; index += 1) {
    const value = CREDIT_VALUES[bytes[from + index]!]!;
    if (value === 255 || (index >= 2 && index < 8 && value > 9)) return false;
    sum += value * CREDIT_WEIGHTS[index]!;
  }
  return CREDIT_VALUES[bytes[from + LENGTH - 1]!] === (31 - (sum % 31)) % 31;
}
