/** Texts of `batch` and `template`. Counts come printed, with their digits in groups. */
export interface BatchTexts {
  readonly stdin: string;
  readonly fact: (label: string, id: string) => string;
  readonly rows: (count: number, printed: string) => string;
  readonly count: (status: string, printed: string) => string;
  readonly total: string;
  readonly open: (count: string, bounds: string) => string;
  readonly lacking: (fact: string, count: string) => string;
  readonly regionAssumed: (count: string) => string;
  readonly renamed: (taken: string, instead: string) => string;
  readonly guarded: (count: string) => string;
  readonly blankLines: (count: string) => string;
  /** The header was not found in the first row, or has two. */
  readonly headerAt: (line: string, titles: number) => string;
  /** Rows that are kept and not computed. */
  readonly carried: (totals: number, notes: number, headers: number) => string;
  /** Columns whose unit stands above the table. */
  readonly titleUnit: (unit: 'ten-thousand-yuan' | 'percent' | 'per-mille', headers: readonly string[]) => string;
  /** The sheet of a workbook of results. */
  readonly sheet: string;
  readonly further: (count: string) => string;
  readonly time: (seconds: string, rate: string) => string;
  readonly incomplete: string;
  readonly progress: {
    readonly rows: (count: string) => string;
    readonly rate: (rate: string) => string;
    readonly left: (seconds: string) => string;
  };
}

/** What the help says beyond the summary, a paragraph a line. */
export const batchDetailsZh = [
  '输入可以是 CSV、TSV（UTF-8，有无 BOM 均可；GB18030，含四字节汉字；带 BOM 的 UTF-16LE），也可以是 Excel 工作簿（.xlsx，有几张表时用 --sheet 指定），按内容识别，不看文件名；标准输入也行。读不出的字节不会替换，报出位置并退出。旧版 .xls、加密的工作簿、改名的网页会说明如何转换。',
  '输入的各列原样保留，结果列附在后面；行数和顺序不变，读不懂的行也保留并写明错误。CSV 的分隔符、换行、编码和 BOM 随输入，--encoding 可另选编码；输入全是 ASCII 字符而写文件（-o）时，用带 BOM 的 UTF-8。NDJSON 总是 UTF-8。-o 的文件名以 .xlsx 结尾则写成工作簿：证件号和金额为文本，日期为日期，没有公式。用不上的选项（名单不是工作簿而写 --sheet，是工作簿而写 --input-encoding 或 --delimiter，结果是工作簿或 NDJSON 而写 --encoding）不会忽略，报错退出。先写临时文件，完成后才替换目标文件。',
  '表头在前 20 行中找：认得的列名最多的那一行，或者上下两行（合并单元格的分组表头，以下一行的名称为准）；一样多时取靠上的。表头之上的标题原样保留。名称之下可另有一行单位。表头之上的“单位：万元”用于未另注单位的金额列（% 用于比率列），并在汇总中说明；千元或两种金额单位不猜。第一格写着合计、小计、总计、累计的行，和只有“注：”“填表人：”一类文字、不含计算内容的行，留在原处、结果为空、不参与计算，并在汇总中报数；算不出结果的行如果是“某县合计”“合计（2户）”、表下说明（以下空白、第1页）、每页重复的标题和表头、栏次（1 2 3…），也同样处理；其余合计行按普通行处理，会成为无效或待定。空行略过，也报数。',
  '列名用标识、中文名称或常用别名，可带单位：裁员率(%)、上年度失业保险费(万元)；不认识的列照抄。列名不是这些时用 --map 列名=数据项 指明（数据项写标识、中文名称或别名；写 - 表示不是数据项；#3 指第三列）；--map-file 沿用存好的对应，文件不存在则存入本次所用的，其中有名单没有的列即报错。两列是同一项，或列名可能是几项时，不猜，列出可用的 --map。没有它就不可能符合的列（如裁员率）缺少时不计算；只有部分行需要的列（如“是否以单位形式参保”）可以缺少，需要它的行为待定，但前 100 行中有一半以上需要它时也不计算。地方参数可以不给。',
  '--check 把整份名单读一遍，按行和列报告全部问题（屏幕列前 100 处，全部计数；--format csv 或 -o 写出全部），不计算；有问题时退出码为 1。',
  '读取时作了规范的写法（日期 2023/2/1、千分位、全角、￥、撇号等）按列计数，列在汇总中；不能确定的写法不猜，该行无效。各种写法见 docs/values.md。',
  '限额按行序跨行核对，--history 给出的历次结果也计入（有身份证号、信用代码等列时；说明见 docs/limits.md）；超出的行不符合，理由列出占用的行和文件。多项（ui-refund,hiring-subsidy）各有一组结果列，列名带政策项名称；同一行互斥的两项先看金额高的；NDJSON 每行每项一行。--screen 每行给出符合项数、符合的政策项及金额、可同时享受的合计、待定的政策项和所缺内容，只作查询，不计限额，不写报告和清单。',
  '普通的 CSV 名单走快速通道；其中待定、无效、写法少见或数字过长的行仍逐行精确计算，两种算法的结果逐字节相同。下列名单全部逐行计算，约慢几倍：跨行核对限额的，多项和 --screen，--total-by、--report、--mask，工作簿（读或写），NDJSON，UTF-16，一列给出几项或按月给出的，按月、按年列明细的政策项，证件号码要与出生日期、单位类型等列核对的，只用回车换行的旧文件，其余各项由选项给出、只凭数字列就能计算的。8 MiB 以上的文件写入文件（-o）时用两个线程。',
  '行号从表头之后第一行算起，不含空行；括号内是文件中的行号。会被表格软件当作公式的单元格（标题和表头也一样）前面加撇号；工作簿中都是文本，不需要撇号。',
].join('\n');

export const batchDetailsEn = [
  'The input is CSV or TSV (UTF-8 with or without a byte order mark, GB18030 with its characters of four bytes, UTF-16LE with a mark) or an Excel workbook (.xlsx; --sheet where it has several), told by content and not by name; a pipe will do. Bytes that cannot be read are never replaced: the run ends and says where they are. Old .xls files, encrypted workbooks and renamed web pages are answered with how to convert them.',
  'All columns of the input are kept and the result columns appended: rows out = rows in, in order; rows that cannot be read are kept with their errors. Delimiter, line ends, encoding and mark of CSV follow the input, unless --encoding says otherwise; where the input is all ASCII and results go to a file (-o), that is UTF-8 with a mark. NDJSON is always UTF-8. Where the name of the file ends in .xlsx it is a workbook: ids and amounts are text, dates are dates, nothing is a formula. An option that the form leaves no use for (--sheet for a text, --input-encoding or --delimiter for a workbook, --encoding for results as workbook or NDJSON) is refused and not passed over. A file is written beside its target and put in place when complete.',
  'The header is looked for in the first 20 rows: the row that names the most columns, or two rows together (groups in merged cells; the lower name counts); of equals the upper one. Titles above it are kept as they are. Rows whose first text is 合计, 小计, 总计 or total, and notes such as 注：… or 填表人：… with nothing to compute with, stay where they are, with empty results, and are counted in the summary. So do rows of which nothing can be computed where they are totals of a place (伊宁县合计, 合计（2户）), remarks under the table (以下空白, 第1页), titles and headers at the top of further pages, or numbers of columns (1 2 3 …); any other total is a row like any other and comes out invalid or undetermined. Units may stand in a row below the names. 单位：万元 above the header holds for columns of money that say none of their own (% for rates), and the summary says so; 千元 and two units of money are asked back. Empty rows are left out, and counted.',
  'Columns are named by id, label or usual alias, and may carry their unit: 裁员率(%), 上年度失业保险费(万元). Unknown columns pass through. For other headers say --map column=fact (the fact by id, label or alias; - for none; #3 is the third column); --map-file uses a saved mapping, or saves the one used where there is no such file; one that names a column which the list has not is an error. Two columns of one fact, and a header that may be several, are asked back with the --map to add. A column without which no row can be eligible (the layoff rate) must be there. One that only some rows need (insured as a unit) may be absent: those rows stay undetermined; but if more than half of the first 100 rows need it, nothing is computed. Figures that the locality sets may be absent.',
  '--check reads the whole list and tells every problem by row and column (the first 100 on the screen, all of them counted; all with --format csv or -o), and computes nothing; with problems it ends with 1.',
  'Forms that were normalised in reading (2023/2/1, thousands separators, full width, ￥, apostrophes) are counted by column in the summary; what is not certain is not guessed, and its row is invalid. docs/values.md lists all forms.',
  'Limits across rows are held in the order of the file, with the earlier results of --history, where the list has the ids by which claims are counted (docs/limits.md); a row over one is not eligible and names the rows and files that used it up. Several measures (ui-refund,hiring-subsidy) have a block of result columns each, with their names in the headers; of two in a row that exclude each other the higher is looked at first; NDJSON has a line for each row and measure. --screen gives the number of measures that a row is eligible for, these with their amounts, what can be had together, and the undetermined ones with what they lack; it grants nothing, so limits are left aside.',
  'A plain CSV list goes the quick way; those of its rows that are undetermined, invalid, written in rare forms or with very long numbers are computed exactly, row by row, and both ways come to the same bytes. All rows are computed that way, some times slower, where limits are held across rows; for several measures and --screen; with --total-by, --report and --mask; for workbooks, read or written; for NDJSON and UTF-16; where a column gives several facts or one by month; for measures with a schedule by month or year; where identity numbers or credit codes must agree with a column such as the date of birth or the kind of unit; for lists that figures alone suffice for, options giving the rest; and for old files whose lines end in a carriage return alone. A file of more than 8 MiB whose results go to a file (-o) is computed by two threads.',
  'Rows are counted from the first after the header, empty lines left out; the line of the file stands beside. Cells that a spreadsheet would run as formulas, in titles and headers too, get an apostrophe before them; in a workbook everything is text and needs none.',
].join('\n');

export const batchZh: BatchTexts = {
  stdin: '标准输入',
  fact: (label, id) => `${label}（${id}）`,
  rows: (_count, printed) => `共 ${printed} 行`,
  count: (status, printed) => `${status} ${printed}`,
  total: '金额合计',
  open: (count, bounds) => `另有 ${count} 行符合而金额未定${bounds ? `，合计在 ${bounds}` : ''}`,
  lacking: (fact, count) => `没有“${fact}”列，${count} 行因此不能确定`,
  regionAssumed: (count) => `${count} 行没有给出地区，采用了当时唯一有效的版本`,
  renamed: (taken, instead) => `输入已有列“${taken}”，结果写在“${instead}”列`,
  guarded: (count) => `${count} 个单元格会被表格软件当作公式，前面加了撇号（--formulas 则不加）`,
  blankLines: (count) => `略过空行 ${count} 行`,
  headerAt: (line, titles) => `表头在第 ${line} 行${titles > 0 ? `，其上 ${titles} 行标题原样保留` : ''}`,
  carried: (totals, notes, headers) =>
    `原样保留、不参与计算：${[totals > 0 ? `合计行 ${totals} 行` : '', notes > 0 ? `备注行 ${notes} 行` : '', headers > 0 ? `重复的标题、表头和栏次行 ${headers} 行` : ''].filter((each) => each !== '').join('，')}`,
  titleUnit: (unit, headers) =>
    unit === 'ten-thousand-yuan'
      ? `表头之上注明单位为万元，未另注单位的金额列按万元读取：${headers.join('、')}；结果列的金额以元为单位`
      : `表头之上注明单位为 ${unit === 'percent' ? '%' : '‰'}，未另注单位的比率列按此读取：${headers.join('、')}`,
  sheet: '计算结果',
  further: (count) => `另有 ${count} 行无效，见“错误”列`,
  time: (seconds, rate) => `用时 ${seconds} 秒，每秒 ${rate} 行`,
  incomplete: '已输出的部分不完整，请勿使用',
  progress: {
    rows: (count) => `${count} 行`,
    rate: (rate) => `每秒 ${rate} 行`,
    left: (seconds) => `还需 ${seconds} 秒`,
  },
};

export const batchEn: BatchTexts = {
  stdin: 'standard input',
  fact: (label, id) => `${label} (${id})`,
  rows: (count, printed) => `${printed} row${count === 1 ? '' : 's'}`,
  count: (status, printed) => `${printed} ${status}`,
  total: 'Total amount',
  open: (count, bounds) => `Eligible with an amount still open: ${count}${bounds ? `, together ${bounds}` : ''}`,
  lacking: (fact, count) => `there is no column for ${fact}; rows that stay open for want of it: ${count}`,
  regionAssumed: (count) => `rows without a region, computed by the only version then in force: ${count}`,
  renamed: (taken, instead) => `the input has a column "${taken}" already; the result is in "${instead}"`,
  guarded: (count) =>
    `cells that a spreadsheet would run as formulas, now with an apostrophe before them: ${count} (--formulas leaves them alone)`,
  blankLines: (count) => `empty lines left out: ${count}`,
  headerAt: (line, titles) =>
    `the header ends in line ${line}${titles > 0 ? `; titles above it, kept as they are: ${titles}` : ''}`,
  carried: (totals, notes, headers) =>
    `kept and not computed: ${[totals > 0 ? `rows with totals ${totals}` : '', notes > 0 ? `notes ${notes}` : '', headers > 0 ? `titles and headers again, or numbers of columns ${headers}` : ''].filter((each) => each !== '').join(', ')}`,
  titleUnit: (unit, headers) =>
    unit === 'ten-thousand-yuan'
      ? `the unit above the header is 万元 (10,000 yuan); columns of money that say none of their own are read in it: ${headers.join(', ')}. Result columns are in yuan`
      : `the unit above the header is ${unit === 'percent' ? '%' : '‰'}; columns of rates that say none of their own are read in it: ${headers.join(', ')}`,
  sheet: 'Results',
  further: (count) => `further invalid rows: ${count}; see the column "errors"`,
  time: (seconds, rate) => `${seconds} s, ${rate} rows a second`,
  incomplete: 'what has been written so far is not complete; do not use it',
  progress: {
    rows: (count) => `${count} rows`,
    rate: (rate) => `${rate} rows/s`,
    left: (seconds) => `${seconds} s left`,
  },
};
