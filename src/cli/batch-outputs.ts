import { type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { FILE_OPTIONS, type ManifestUsedFile, optionKey } from '../batch/manifest/model.ts';
import { NoticeWatcher } from '../batch/notice.ts';
import type { Rejects } from '../batch/rejects.ts';
import type { BatchReport } from '../batch/run.ts';
import { type Seal, Sealer, sealedTarget, sealOfFile } from '../batch/seal.ts';
import type { Source } from '../batch/source.ts';
import { fileTarget, refuseSameFile, refuseSameOutputs, type Target } from '../batch/target.ts';
import type { TotalsData } from '../batch/totals/totals.ts';
import { TotalsWatcher } from '../batch/totals/watch.ts';
import type { RowWatcher } from '../batch/watch.ts';
import type { CaseSettings } from '../cases/assemble.ts';
import { findSubject } from '../policies/set.ts';
import { parseDate } from '../values/parse.ts';
import { printDate } from '../values/print.ts';
import { type Label, problem } from '../values/problem.ts';
import { visiblePath } from '../values/visible.ts';
import { BatchReportFile } from './batch-report.ts';
import { localityPath } from './config.ts';
import type { Options } from './options.ts';
import type { Session } from './session.ts';
import { regionText } from './standing.ts';

/** What a list is computed by, as further outputs tell of it. */
export interface ListRun {
  readonly session: Session;
  readonly options: Options;
  readonly settings: CaseSettings;
  /** What it is computed by, as named; the hash of the tables. */
  readonly subjects: readonly string[];
  readonly tables: string;
  /** The path of the list and of the results; `null` for a pipe. */
  readonly input: string | null;
  readonly output: string | null;
  /** The number of the file that is piped in. */
  readonly inputFile: number;
  /** Where the mapping of columns is until it is in place, where the run makes one. */
  readonly kept: Pick<Target, 'temporary'> | null;
}

/** Columns to total by: named one by one, or with commas between them. */
export function totalledColumns({ totalBy = [] }: Options): string[] {
  return totalBy.flatMap((each) => each.split(/[,，]/)).filter((each) => each.trim() !== '');
}

/**
 * What is made of a list beside its results: invalid rows, report, manifest. All of it is written beside its targets first,
 * and put in place with the results.
 */
export class FurtherOutputs {
  readonly watchers: RowWatcher[] = [];
  /** The list and its results, sealed where something tells of them. */
  readonly source: Source;
  readonly target: Target;
  private readonly totals: TotalsWatcher | null = null;
  private notice: NoticeWatcher | null = null;
  private report: BatchReportFile | null = null;
  private manifest: Target | null = null;
  private rejected: { readonly rows: Rejects; readonly target: Target } | null = null;
  private readonly sealers: { input: Sealer | null; output: Sealer | null } = { input: null, output: null };
  private readonly before: Stats | undefined;

  constructor(
    private readonly run: ListRun,
    source: Source,
    target: Target,
  ) {
    const { totalBy, report, manifest } = run.options;
    if (totalBy !== undefined || report !== undefined) {
      this.totals = new TotalsWatcher(run.settings, totalledColumns(run.options));
      this.watchers.push(this.totals);
    }
    const sealed = report !== undefined || manifest !== undefined;
    this.before = sealed && run.input !== null ? statSync(run.input, { throwIfNoEntry: false }) : undefined;
    this.source = sealed && source.file === null ? this.sealedSource(source) : source;
    this.target = sealed && target.temporary === null ? this.sealedResults(target) : target;
  }

  /**
   * Makes the files beside their targets.
   * @throws SuanceError where one is the list or another of them, or cannot be written to
   */
  async open(): Promise<void> {
    refuseShared(this.run);
    const { report, manifest, rejects } = this.run.options;
    if (report !== undefined) {
      const file = new BatchReportFile(report);
      this.report = file;
      const columns = () => this.totals!.columns;
      this.notice = new NoticeWatcher(this.run.settings, columns, (row) => file.add(row));
      this.watchers.push(this.notice);
    }
    if (rejects !== undefined) {
      const { Rejects } = await import('../batch/rejects.ts');
      const target = fileTarget(rejects, '--rejects');
      this.rejected = { rows: new Rejects(target, rejects, this.run.session.texts.outputs.rejectsSheet), target };
      this.watchers.push(this.rejected.rows);
    }
    if (manifest !== undefined) this.manifest = fileTarget(manifest, '--manifest');
  }

  private sealedSource(source: Source): Source {
    const sealer = new Sealer();
    this.sealers.input = sealer;
    async function* sealed() {
      for await (const chunk of source.bytes) {
        sealer.add(chunk);
        yield chunk;
      }
    }
    return { ...source, bytes: sealed() };
  }

  private sealedResults(target: Target): Target {
    this.sealers.output = new Sealer();
    return sealedTarget(target, this.sealers.output);
  }

  /** The totals of all rows, where they were asked for. */
  get data(): TotalsData | null {
    return this.totals?.totals.data() ?? null;
  }

  /** The totals in the order in which people read them. */
  private async forPeople(): Promise<TotalsData> {
    const { inReadingOrder } = await import('../batch/totals/order.ts');
    const regions = this.run.settings.set.regions();
    return inReadingOrder(this.data!, (text) => regions.lookup(text)?.code ?? null);
  }

  /**
   * Writes everything beside its target; the results are all there.
   * @throws SuanceError `file-unwritable`; `input-changed` where the list is not what it was when it was opened
   */
  async write(batch: BatchReport): Promise<void> {
    this.rejected?.target.settle();
    if (this.report === null && this.manifest === null) return;
    const input = await this.inputSeal();
    const output = this.sealers.output?.seal() ?? (await sealOfFile(this.target.temporary!));
    if (this.report) await this.writeReport(this.report, input, output);
    if (this.manifest) await this.writeManifest(this.manifest, input, output, batch);
  }

  private async inputSeal(): Promise<Seal> {
    if (this.sealers.input) return this.sealers.input.seal();
    const path = this.run.input!;
    const seal = await sealOfFile(path);
    const { before } = this;
    const after = statSync(path, { throwIfNoEntry: false });
    const same = before && after && before.ino === after.ino && before.mtimeMs === after.mtimeMs;
    if (!same || seal.size !== before.size) throw problem('input-changed', {}, { file: path });
    return seal;
  }

  private async writeReport(file: BatchReportFile, input: Seal, output: Seal): Promise<void> {
    const { session, settings, options, subjects, tables } = this.run;
    const { texts, io } = session;
    const totals = await this.forPeople();
    const ids = totals.measures.flatMap(({ measure }) => measure ?? []);
    const { region } = options;
    const code = region === undefined ? null : settings.set.regions().find(region).code;
    await file.write(
      {
        title: null,
        asked: subjects.map((each) => titleOfSubject(each, settings.set)),
        measures: ids.map((id) => settings.set.measure(id)),
        region: code && regionText(code, settings.set, texts),
        day: options.on === undefined ? null : printDate(parseDate(options.on), texts.language),
        totals,
        columns: this.notice!.headers,
        masked: this.notice!.masked,
        input: { name: nameOf(this.run.input), ...input },
        output: { name: nameOf(this.run.output), ...output },
        provenance: { tables, version: io.version },
      },
      texts,
    );
  }

  /** Where a file is while the run is not done. */
  private placeOf({ option, path }: { readonly option: string; readonly path: string }): string {
    return option === 'map-file' ? (this.run.kept?.temporary ?? path) : path;
  }

  private async writeManifest(target: Target, input: Seal, output: Seal, batch: BatchReport): Promise<void> {
    const { makeManifest, manifestText } = await import('../batch/manifest/write.ts');
    const { totalsOfTally } = await import('../batch/manifest/totals.ts');
    const { session, settings, options, subjects, tables } = this.run;
    const used = await Promise.all(
      usedFiles(this.run).map(async (each) => ({ ...each, ...(await sealOfFile(this.placeOf(each))) })),
    );
    const manifest = makeManifest(
      {
        program: session.io.version,
        tables,
        language: session.texts.language,
        subjects,
        options: { ...options },
        standingRegion: settings.standingRegion?.code ?? null,
        policies: options.policies ?? null,
        // What is not a file of its own cannot be read again.
        input: { path: this.sealers.input ? null : this.run.input, ...input },
        output: { path: this.run.output, ...output },
        used,
        totals: this.data ?? totalsOfTally(batch.tally),
      },
      options.manifest!,
      settings.names,
    );
    await target.write(manifestText(manifest));
    target.settle();
  }

  /** Puts everything in place, the manifest last: it tells of the others. @throws SuanceError `file-unwritable` */
  place(): void {
    this.rejected?.target.finish();
    this.report?.place();
    this.manifest?.finish();
  }

  /** Takes back what is not in place; may be called at any time, also from a signal or at exit. */
  discard(): void {
    for (const each of [this.rejected?.target, this.report, this.manifest]) {
      try {
        each?.discard();
      } catch {
        // The others are still to go.
      }
    }
  }

  /** What is said of it when all is done. */
  async lines(): Promise<string[]> {
    const { session, options } = this.run;
    const { texts } = session;
    const lines: string[] = [];
    if (options.totalBy !== undefined) {
      const { totalsLines } = await import('./views/batch-totals.ts');
      const { styleFor } = await import('./style.ts');
      const style = await styleFor({ ...session.io, stdout: session.io.stderr }, options);
      lines.push(...(await totalsLines(await this.forPeople(), { texts, style, titleOf: (id) => id })), '');
    }
    const { rejects, report, manifest } = options;
    if (rejects !== undefined) lines.push(texts.outputs.rejects(visiblePath(rejects), this.rejected!.rows.count));
    if (report !== undefined) lines.push(texts.list.report.written(visiblePath(report)));
    if (manifest !== undefined) lines.push(texts.list.manifest.written(visiblePath(manifest)));
    return lines;
  }
}

/** Refuses files that are the list, something it rests on, or one another. @throws SuanceError `output-is-input`, `outputs-same` */
function refuseShared(run: ListRun): void {
  const { manifest, rejects, report, mapFile } = run.options;
  const files = { output: run.output, rejects, report, manifest, ...(run.kept ? { 'map-file': mapFile } : {}) };
  const named = Object.entries(files).flatMap(([name, path]) => (path ? [{ option: `--${name}`, path }] : []));
  refuseSameOutputs(named);
  const read = [run.input ?? run.inputFile, ...usedFiles(run).map((each) => each.path)];
  for (const { option, path } of named) for (const each of read) refuseSameFile(each, path, option);
}

/** What a list is computed by, by its title. */
function titleOfSubject(name: string, set: CaseSettings['set']): Label {
  const subject = findSubject(set, name);
  return subject.kind === 'family' ? subject.family.label : set.measure(subject.id).title;
}

function nameOf(path: string | null): string | null {
  return path === null ? null : basename(path);
}

/** Files that the results rest on beside the list. */
function usedFiles({ options, session }: ListRun): (Omit<ManifestUsedFile, 'path' | keyof Seal> & { path: string })[] {
  const named = FILE_OPTIONS.flatMap((option) => {
    const given = options[optionKey(option) as 'locality' | 'history' | 'mapFile'];
    const paths = given === undefined ? [] : typeof given === 'string' ? [given] : given;
    return paths.map((path) => ({ option, from: 'option' as const, path }));
  });
  const standing = options.locality === undefined ? localityPath(session.config) : null;
  return standing === null ? named : [{ option: 'locality', from: 'settings' as const, path: standing }, ...named];
}
