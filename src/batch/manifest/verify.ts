import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Provenance } from '../../cases/result.ts';
import type { Verdict } from '../../cases/verify/verify.ts';
import { type Problem, SuanceError } from '../../values/problem.ts';
import { type Seal, Sealer, sealOfFile } from '../seal.ts';
import { STATUSES } from '../totals/sums.ts';
import type { Manifest, ManifestFile } from './model.ts';
import type { ManifestTotals } from './totals.ts';

/** What has become of a file: `pipe` where there was none. */
export type FileState = 'same' | 'changed' | 'missing' | 'pipe';

export interface FileFinding {
  /** `input`, `output`, or the option that takes it. */
  readonly role: string;
  readonly path: string | null;
  readonly state: FileState;
}

/** A figure of the totals, as it was and as it is. */
export interface TotalsDifference {
  readonly field: 'rows' | 'amount' | 'open' | (typeof STATUSES)[number];
  /** `null`: all of them. */
  readonly measure: string | null;
  readonly then: string;
  readonly now: string;
}

/** What came of computing the list again. */
export interface Recomputed {
  readonly seal: Seal;
  /** Whether these are the bytes of the output that the manifest tells of, and of the one that is there. */
  readonly asRecorded: boolean;
  readonly asFound: boolean | null;
  /** The first line of the output that is not what comes out now, from 1; `null` where none differs. */
  readonly firstDifference: number | null;
  /** Totals that are not what they were; `null` where those of now are not known. */
  readonly totals: readonly TotalsDifference[] | null;
}

/** What was found of a manifest. */
export interface VerifiedManifest {
  readonly manifest: Manifest;
  /** The tables and the program of now. */
  readonly now: Provenance;
  /**
   * `agrees`: all is as it was, and the output follows; `holds`: by other tables or another program the same output;
   * `differs`; `unchecked`: the input came through a pipe; `failed`: it cannot be computed.
   */
  readonly verdict: Exclude<Verdict, 'computed'>;
  readonly files: readonly FileFinding[];
  readonly sameTables: boolean;
  readonly sameProgram: boolean;
  readonly recomputed: Recomputed | null;
  /** Why it cannot be computed. */
  readonly problems: readonly Problem[];
}

/**
 * Computes the list of a manifest again.
 * @param manifest with paths from where the process is
 * @param take takes the bytes of the output, in order
 * @returns the totals, where they are known
 */
export type Recompute = (
  manifest: Manifest,
  take: (bytes: Uint8Array | string) => void,
) => Promise<{ readonly totals: ManifestTotals | null }>;

/**
 * Says whether the output of a run still follows from its input: whether the files are what they were, whether tables and
 * program are, and whether the same output comes out again.
 * @param directory where the manifest is
 * @param provenance tables and program of now. The tables are those of the manifest's directory of policies, if it names one
 */
export async function verifyManifest(
  recorded: Manifest,
  directory: string,
  provenance: Provenance,
  recompute: Recompute,
): Promise<VerifiedManifest> {
  const manifest = located(recorded, directory);
  const files: FileFinding[] = [];
  const roles = [
    ['input', recorded.input, manifest.input],
    ['output', recorded.output, manifest.output],
    ...recorded.used.map((each, index) => [each.option, each, manifest.used[index]!] as const),
  ] as const;
  for (const [role, then, now] of roles) files.push({ role, path: then.path, state: await stateOf(now) });
  const sameTables = recorded.tables === provenance.tables;
  const sameProgram = recorded.program === provenance.version;
  const base = { manifest: recorded, now: provenance, files, sameTables, sameProgram };
  const stateOfRole = (role: string) => files.find((each) => each.role === role)!.state;
  const [input, output] = [stateOfRole('input'), stateOfRole('output')];
  const altered = files.some(({ role, state }) => role !== 'output' && (state === 'changed' || state === 'missing'));
  const lost = output === 'changed' || output === 'missing';
  if (input === 'pipe')
    return { ...base, verdict: altered || lost ? 'differs' : 'unchecked', recomputed: null, problems: [] };
  if (files.some(({ role, state }) => role !== 'output' && state === 'missing'))
    return { ...base, verdict: 'failed', recomputed: null, problems: [] };
  let recomputed: Recomputed;
  try {
    recomputed = await computeAgain(manifest, output === 'same' || output === 'changed', recompute);
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    return { ...base, verdict: 'failed', recomputed: null, problems: error.problems };
  }
  const follows = recomputed.asFound ?? recomputed.asRecorded;
  const verdict = !follows || altered || lost ? 'differs' : sameTables && sameProgram ? 'agrees' : 'holds';
  return { ...base, verdict, recomputed, problems: [] };
}

/** The same manifest, with its paths from where the process is. */
function located(manifest: Manifest, directory: string): Manifest {
  const at = <T extends ManifestFile>(file: T): T => ({
    ...file,
    path: file.path === null ? null : resolve(directory, file.path),
  });
  return {
    ...manifest,
    policies: manifest.policies === null ? null : resolve(directory, manifest.policies),
    input: at(manifest.input),
    output: at(manifest.output),
    used: manifest.used.map(at),
  };
}

/** What has become of a file. A device or a pipe of that name, which might never end, is none. */
async function stateOf({ path, size, sha256 }: ManifestFile): Promise<FileState> {
  if (path === null) return 'pipe';
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return 'missing';
    if (found.size !== size) return 'changed';
    return (await sealOfFile(path)).sha256 === sha256 ? 'same' : 'changed';
  } catch {
    // Not to be read is as good as not there.
    return 'missing';
  }
}

/** Computes the list again, and compares with the output that is there as its bytes come: nothing is kept. */
async function computeAgain(manifest: Manifest, there: boolean, recompute: Recompute): Promise<Recomputed> {
  const sealer = new Sealer();
  const comparer = there ? new FileComparer(manifest.output.path!) : null;
  try {
    const { totals } = await recompute(manifest, (data) => {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      sealer.add(bytes);
      comparer?.add(bytes);
    });
    const seal = sealer.seal();
    comparer?.end();
    return {
      seal,
      asRecorded: seal.sha256 === manifest.output.sha256,
      asFound: comparer && comparer.difference === null,
      firstDifference: comparer?.difference ?? null,
      totals: totals && totalsDifferences(manifest.totals, totals),
    };
  } finally {
    comparer?.close();
  }
}

const NEWLINE = 10;

/** Compares a file with bytes as they come, and finds the first line that is not the same. */
class FileComparer {
  /** The line, from 1. */
  difference: number | null = null;
  private readonly open: number;
  private position = 0;
  private line = 1;

  constructor(path: string) {
    this.open = openSync(path, 'r');
  }

  add(bytes: Uint8Array): void {
    if (this.difference !== null) return;
    const own = this.read(bytes.length);
    if (own.equals(bytes)) {
      for (let at = own.indexOf(NEWLINE); at >= 0; at = own.indexOf(NEWLINE, at + 1)) this.line += 1;
      return;
    }
    let at = 0;
    for (; at < own.length && own[at] === bytes[at]; at += 1) if (own[at] === NEWLINE) this.line += 1;
    this.difference = this.line;
  }

  /** Nothing more comes: what the file has beyond it differs. */
  end(): void {
    if (this.difference === null && this.read(1).length > 0) this.difference = this.line;
  }

  close(): void {
    closeSync(this.open);
  }

  private read(length: number): Buffer {
    const block = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const size = readSync(this.open, block, filled, length - filled, this.position);
      if (size === 0) break;
      filled += size;
      this.position += size;
    }
    return block.subarray(0, filled);
  }
}

/** The totals that are not what they were: those of all, and of each measure. */
function totalsDifferences(then: ManifestTotals, now: ManifestTotals): TotalsDifference[] {
  const found: TotalsDifference[] = [];
  const compare = (field: TotalsDifference['field'], measure: string | null, before: string, after: string) => {
    if (before !== after) found.push({ field, measure, then: before, now: after });
  };
  const none = { statuses: { eligible: 0, ineligible: 0, undetermined: 0, invalid: 0 }, open: 0, amount: '0.00' };
  type Sums = Pick<ManifestTotals['all'], 'statuses' | 'open' | 'amount'>;
  const sums = (measure: string | null, before: Sums, after: Sums) => {
    for (const each of STATUSES) compare(each, measure, String(before.statuses[each]), String(after.statuses[each]));
    compare('amount', measure, before.amount, after.amount);
    compare('open', measure, String(before.open), String(after.open));
  };
  compare('rows', null, String(then.rows), String(now.rows));
  sums(null, then.all, now.all);
  if (!then.measures || !now.measures) return found;
  const ids = new Set([...then.measures, ...now.measures].flatMap(({ measure }) => measure ?? []));
  // Of one measure alone all has been said.
  if (ids.size > 1)
    for (const id of [...ids].sort()) {
      const of = (data: ManifestTotals) => data.measures!.find((each) => each.measure === id) ?? none;
      sums(id, of(then), of(now));
    }
  return found;
}
