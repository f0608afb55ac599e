import { problem, type SuanceError, type WorkbookLimit } from '../../values/problem.ts';

const MEBIBYTE = 1024 * 1024;

/** What a workbook may take at most. Beyond it reading stops with an error; a real list comes nowhere near. */
export const LIMITS = {
  /** Bytes of a packed workbook that has to be held in memory, because it comes from a pipe. */
  file: 256 * MEBIBYTE,
  /** Bytes that all parts read of one workbook unpack to. */
  unpacked: 512 * MEBIBYTE,
  /** Files inside the archive. */
  parts: 10_000,
  /** Elements of one part: as many as 512 MiB of usual ones. */
  elements: 40_000_000,
  /** Different texts that cells share, and the bytes that they take: three of twenty characters in every row of a sheet. */
  texts: 4_194_304,
  textBytes: 96 * MEBIBYTE,
  /** Styles of cells, as Excel has them, and their formats. */
  styles: 65_536,
  /** Sheets, and other things that a workbook names: far more than anybody can leaf through. */
  sheets: 2_000,
  /** Rows and columns of a sheet, as Excel has them. */
  rows: 1_048_576,
  columns: 16_384,
  /** Cells of a sheet, counting the empty ones in front of one with a value. */
  cells: 50_000_000,
  /** Characters of a cell read: Excel stops at 32,767, other programs later. */
  cell: 131_072,
  /** Characters of a cell written, as Excel has it. */
  cellWritten: 32_767,
} as const;

/** Characters of XML between two tags: far above any cell. */
export const LONGEST_STRETCH = 4 * MEBIBYTE;
/** How deep elements may stand inside each other: the format itself needs about a dozen. */
export const DEEPEST = 100;

/** The error of a workbook beyond a limit. */
export function tooLarge(what: WorkbookLimit, limit: number): SuanceError {
  return problem('workbook-too-large', { what, limit });
}
