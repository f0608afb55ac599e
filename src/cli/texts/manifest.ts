import type { FileState, TotalsDifference, VerifiedManifest } from '../../batch/manifest/verify.ts';

/** Texts of the manifest of a run, and of its verification. */
export interface ManifestTexts {
  readonly title: string;
  readonly verdict: Readonly<Record<VerifiedManifest['verdict'], string>>;
  /** What the verdict means, in a sentence. */
  readonly meaning: Readonly<Record<VerifiedManifest['verdict'], string>>;
  /** A file by its role; other roles are options. */
  readonly input: string;
  readonly output: string;
  readonly used: (option: string) => string;
  readonly state: Readonly<Record<FileState, string>>;
  readonly stream: string;
  readonly again: string;
  /** What comes out when the list is computed again, beside what is recorded and what is there. */
  readonly againSame: string;
  readonly againAltered: string;
  readonly againMissing: string;
  readonly againOther: string;
  readonly againBoth: string;
  readonly line: (number: number) => string;
  readonly totalsSame: string;
  readonly field: Readonly<Record<TotalsDifference['field'], string>>;
  readonly written: (path: string) => string;
}

export const manifestZh: ManifestTexts = {
  title: '运行记录',
  verdict: { agrees: '一致', holds: '仍然成立', differs: '不一致', unchecked: '未核对', failed: '不能计算' },
  meaning: {
    agrees: '名单、结果、政策表和程序都与记录相同，重新计算得到的结果逐字节相同',
    holds: '政策表或程序与记录不同，但重新计算得到的结果逐字节相同',
    differs: '结果已不能由名单按记录得出，或文件已不是原来的文件',
    unchecked: '名单当时来自管道，没有文件可以重新计算',
    failed: '缺少文件或不能计算',
  },
  input: '名单',
  output: '结果',
  used: (option) => `--${option}`,
  state: { same: '未变', changed: '已改动', missing: '找不到', pipe: '当时为管道，没有文件' },
  stream: '（管道）',
  again: '重新计算',
  againSame: '得到的与结果相同',
  againAltered: '得到的与记录相同，结果文件是后来改动的',
  againMissing: '得到的与记录相同，但结果文件不在了',
  againOther: '得到的与现在的结果文件相同，但与记录不同：名单改动后可能又算过一次',
  againBoth: '得到的与结果不同',
  line: (number) => `第一处不同在结果文件第 ${number} 行`,
  totalsSame: '各项行数和金额合计没有变，只是文字不同',
  field: {
    rows: '行数',
    eligible: '符合',
    ineligible: '不符合',
    undetermined: '待定',
    invalid: '无效',
    amount: '金额合计',
    open: '金额未定',
  },
  written: (path) => `运行记录已写入 ${path}`,
};

export const manifestEn: ManifestTexts = {
  title: 'manifest',
  verdict: {
    agrees: 'agrees',
    holds: 'still holds',
    differs: 'differs',
    unchecked: 'not checked',
    failed: 'cannot be computed',
  },
  meaning: {
    agrees: 'list, results, tables and program are those recorded, and the same results come out again, byte for byte',
    holds: 'the tables or the program are not those recorded, but the same results come out again, byte for byte',
    differs: 'the results no longer follow from the list as recorded, or files are not what they were',
    unchecked: 'the list came through a pipe; there is no file to compute again',
    failed: 'a file is missing, or it cannot be computed',
  },
  input: 'list',
  output: 'results',
  used: (option) => `--${option}`,
  state: { same: 'unchanged', changed: 'changed', missing: 'not found', pipe: 'went through a pipe, no file' },
  stream: '(pipe)',
  again: 'computed again',
  againSame: 'the results come out the same',
  againAltered: 'what comes out is what is recorded; the result file was altered since',
  againMissing: 'what comes out is what is recorded, but the result file is gone',
  againOther:
    'what comes out is the result file, but not what is recorded: the list may have been changed and computed anew',
  againBoth: 'what comes out is not the results',
  line: (number) => `the first difference is in line ${number} of the result file`,
  totalsSame: 'all counts and sums are the same; only words differ',
  field: {
    rows: 'rows',
    eligible: 'eligible',
    ineligible: 'not eligible',
    undetermined: 'undetermined',
    invalid: 'invalid',
    amount: 'total amount',
    open: 'amount open',
  },
  written: (path) => `manifest written to ${path}`,
};
