import type { Language } from '../../values/print.ts';
import type { ManifestTotals } from './totals.ts';

/** A file of a run: its path from where the manifest is, `null` for a pipe; size in bytes; SHA-256 in hexadecimal digits. */
export interface ManifestFile {
  readonly path: string | null;
  readonly size: number;
  readonly sha256: string;
}

/** A file that the results rest on beside the list. */
export interface ManifestUsedFile extends ManifestFile {
  /** The option that takes it, without its dashes. */
  readonly option: string;
  /** Whether it was named for the run, or stands in the user's settings. */
  readonly from: 'option' | 'settings';
}

/** Options of a run by their names without dashes, as they were given. */
export type ManifestOptions = Readonly<Record<string, string | boolean | readonly string[]>>;

/**
 * What a list was computed by and what came of it, so that anybody can see later whether the output still follows from the
 * input. It holds no day or hour: the same run gives the same manifest. Nothing in it says who the rows are of.
 */
export interface Manifest {
  /** The form of the manifest; also what it is known by. */
  readonly suance_manifest: 1;
  readonly program: string;
  readonly tables: string;
  readonly language: Language;
  /** What the list was computed by, as named: measures or families. */
  readonly subjects: readonly string[];
  readonly options: ManifestOptions;
  /** The region that rows without one have had, by its code. */
  readonly standing_region: string | null;
  /** The directory of policy files that was given, from where the manifest is. `tables` tells whether it is the same. */
  readonly policies: string | null;
  readonly input: ManifestFile;
  readonly output: ManifestFile;
  readonly used: readonly ManifestUsedFile[];
  readonly totals: ManifestTotals;
}

/** Options that may change what comes out: a manifest records them and holds no other. */
export const RECORDED_OPTIONS = [
  'region',
  'on',
  'set',
  'param',
  'format',
  'explain',
  'encoding',
  'input-encoding',
  'sheet',
  'delimiter',
  'formulas',
  'mask',
  'map',
  'screen',
] as const;

/** Those that are given any number of times. */
export const REPEATED_OPTIONS: ReadonlySet<string> = new Set(['set', 'param', 'map']);
/** Those that stand alone. */
export const FLAG_OPTIONS: ReadonlySet<string> = new Set(['explain', 'formulas', 'mask', 'screen']);

/** Options that name files which the results rest on, as the command line has them. */
export const FILE_OPTIONS = ['locality', 'history', 'map-file'] as const;
/** Those that are given any number of times. */
export const REPEATED_FILES: ReadonlySet<string> = new Set(['history']);

/** The key under which the command line has an option: `input-encoding` is `inputEncoding`. */
export function optionKey(name: string): string {
  return name.replace(/-(.)/g, (_, sign: string) => sign.toUpperCase());
}
