/** Texts of what `batch` writes beside the results. */
export interface OutputsTexts {
  /** The sheet of a workbook of invalid rows. */
  readonly rejectsSheet: string;
  readonly rejects: (path: string, rows: number) => string;
}

export const outputsZh: OutputsTexts = {
  rejectsSheet: '无效行',
  rejects: (path, rows) =>
    rows === 0 ? `没有无效行，${path} 只有表头` : `无效的 ${rows} 行已写入 ${path}，改正后可再计算`,
};

export const outputsEn: OutputsTexts = {
  rejectsSheet: 'Invalid rows',
  rejects: (path, rows) =>
    rows === 0
      ? `no invalid rows; ${path} has the header alone`
      : `invalid rows written to ${path}, to be corrected and computed again: ${rows}`,
};

/** What the help of `batch` says of them, a paragraph a line. */
export const outputsDetailsZh = [
  '--rejects 把无效行照原样写成另一个文件，格式、编码、标题和表头与名单相同，改正后可直接再计算；没有无效行时只有表头；工作簿中数值已不可靠的单元格末尾加“?”，改正后才能计算。--total-by 汇总任意一列；--report 写出会议用的汇总页和公示名单，姓名、证件号码隐去中间部分；--manifest 记录名单、结果、政策表的 SHA-256 和合计，日后用 suance verify 核对。--mask 隐去结果中的姓名和证件号码，其他不参与计算的列中十五位以上的号码写作 ***；其余各列（如电话、住址）不变，对外提供前请核对。隐去后的结果不能再用来查重。--rejects 不受 --mask 影响。--screen 不能与 --total-by、--report、--rejects 同用。',
  '--total-by、--report 和 --mask 逐行处理，大名单要多用六到十倍的时间（二十万行几秒）；--rejects 和 --manifest 不减速。各文件先写在目标旁的临时文件（.suance-*.tmp，只有本人可读），全部完成后才一起替换；中断时删去，原有文件不变。被强行终止（kill -9、断电）时临时文件会留下，没有 suance 在运行时可以删除。',
].join('\n');

export const outputsDetailsEn = [
  '--rejects writes the invalid rows alone, as they are, in the form and encoding of the list, under its titles and header: corrected, the file is a list again. Without invalid rows it has the header alone. In a workbook, cells whose value cannot be trusted end with "?", and are refused until corrected. --total-by totals by any column. --report writes a page for the meeting with the list for public notice, names and numbers of persons with their middle hidden. --manifest records the SHA-256 of list, results and tables, and the totals, for suance verify. --mask hides names and numbers of persons in the results, and writes numbers of fifteen digits and more in columns that are not computed with as ***; all other columns (telephones, addresses) stay: look at them before the list is handed on. Masked results cannot be compared with later lists. --mask leaves --rejects as it is. --screen goes with neither --total-by nor --report nor --rejects.',
  '--total-by, --report and --mask look at every row, which takes six to ten times as long (200,000 rows in some seconds); --rejects and --manifest do not. Every file is written beside its target first (.suance-*.tmp, for its owner alone) and all are put in place together at the end; on an interruption they are removed, and older files stay as they were. After kill -9 or a power cut the temporary files remain and may be deleted when no suance is running.',
].join('\n');
