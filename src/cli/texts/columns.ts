/** Texts of what columns are, and of what was read in another form than it is written. */
export interface ColumnTexts {
  /** The first line of a file of columns. */
  readonly fileComment: string;
  readonly saved: (path: string) => string;
  /** Columns that were mapped to a fact that the measure does not read. */
  readonly unused: (columns: string) => string;
}

export const columnsZh: ColumnTexts = {
  fileComment: '列名: 数据项。"-" 表示该列不是数据项；没有写的列按列名识别。',
  saved: (path) => `列的对应关系已存入 ${path}，下次用 --map-file 沿用`,
  unused: (columns) => `已指定而本政策不用的列，照抄：${columns}`,
};

export const columnsEn: ColumnTexts = {
  fileComment: 'header: fact. "-" stands for no fact; columns that are not here are known by their headers.',
  saved: (path) => `what the columns are has been saved in ${path}; use it again with --map-file`,
  unused: (columns) => `columns given with --map that the measure does not read, kept as they are: ${columns}`,
};
