import type { NoticeRow } from '../batch/notice.ts';
import { Spool } from '../batch/spool.ts';
import { fileTarget, type Target } from '../batch/target.ts';
import { problem } from '../values/problem.ts';
import type { Texts } from './texts/texts.ts';
import type { ReportData } from './views/batch-report/page.ts';

/**
 * The report on a list that is being computed. Made before the first row, so that a path that cannot be written to is
 * known at once; the file is put in place when it is complete.
 */
export class BatchReportFile {
  private readonly target: Target;
  private readonly rows: Spool<NoticeRow>;

  /** @throws SuanceError `file-is-directory`, `directory-not-found`, `file-unwritable`, at `--report` */
  constructor(private readonly path: string) {
    this.target = fileTarget(path, '--report');
    this.rows = new Spool(path);
  }

  /** Takes an eligible row for the notice. @throws SuanceError `file-unwritable` */
  add(row: NoticeRow): void {
    this.guarded(() => this.rows.add(row));
  }

  /** Writes the page, and puts it in place. @throws SuanceError `file-unwritable` */
  async finish(data: ReportData, texts: Texts): Promise<void> {
    await this.write(data, texts);
    this.place();
  }

  /** Writes the page, which is not in place yet. @throws SuanceError `file-unwritable` */
  async write(data: ReportData, texts: Texts): Promise<void> {
    // The library of charts is loaded only where a page is made.
    const { reportPage } = await import('./views/batch-report/page.ts');
    for await (const piece of reportPage(data, this.rows.items(), texts)) await this.target.write(piece);
    this.target.settle();
  }

  /** Puts the page in place. @throws SuanceError `file-unwritable` */
  place(): void {
    this.target.finish();
  }

  /** Takes back what was written; may be called at any time, also from a signal or at exit, and after the end. */
  discard(): void {
    try {
      this.target.discard();
    } finally {
      this.rows.discard();
    }
  }

  private guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code;
      if (reason === undefined) throw error;
      throw problem('file-unwritable', { path: this.path, reason }, { option: '--report' });
    }
  }
}
