import { CREDIT, type IdentifierFormat, RESIDENT } from '../../values/identifiers.ts';
import { isoDay } from './days.ts';

/** Characters of an identifier, one byte each in every encoding. */
const LENGTH = 18;
const [ZERO, NINE, X] = [0x30, 0x39, 0x58] as const;

/** By the first two digits of a resident identity number: 1 where one may begin so. */
const PROVINCES = new Uint8Array(100);
for (const code of RESIDENT.provinces) PROVINCES[Number(code)] = 1;
const RESIDENT_WEIGHTS = Uint8Array.from(RESIDENT.weights);
const RESIDENT_CHECKS = Buffer.from(RESIDENT.checks);

/** The value of each character of a credit code, 255 for what is none. */
const CREDIT_VALUES = new Uint8Array(256).fill(255);
for (const [value, sign] of [...CREDIT.signs].entries()) CREDIT_VALUES[sign.charCodeAt(0)] = value;
const CREDIT_WEIGHTS = Uint8Array.from(CREDIT.weights);

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
