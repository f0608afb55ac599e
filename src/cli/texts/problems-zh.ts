import type { ForeignKind, Label, SheetName, WorkbookLimit } from '../../values/problem.ts';
import type { ProblemTexts } from './texts.ts';

const list = (names: readonly string[]) => names.join('、');
const hint = (nearest: readonly string[]) => (nearest.length > 0 ? `是否是 ${nearest.join(' 或 ')}？` : '');

/** What something is called, with its id; the id alone, with a blank after it, where it has no name. */
const called = (label: Label | undefined, id: string) => (label ? `${label.zh}（${id}）` : `${id} `);

/** 只有一道横线或斜线：没有填，还是零，看不出来。 */
const nothing = (text: string) =>
  /^[-–—―/／]+$/.test(text) ? `“${text}”分不清是没有还是零；没有请留空，是零请写 0。` : null;

const sheets = (found: readonly SheetName[]) =>
  list(found.map((each) => (each.hidden ? `${each.name}（隐藏）` : each.name)));

const RESAVE = '请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。';

/** 不是所要的文件：是什么，怎么办。 */
const FOREIGN: Readonly<Record<ForeignKind, string>> = {
  zip: '这是 Excel 工作簿（.xlsx）或压缩包，不是文本；请另存为 CSV（UTF-8）后再试。',
  compound:
    '这是旧版 Excel（.xls）、WPS 表格（.et）或加了密码的文件；请用 Excel 或 WPS 打开，有密码的取消密码，另存为 .xlsx 后再试。',
  xls: `这是旧版 Excel 工作簿（.xls）或 WPS 表格（.et）；${RESAVE}`,
  encrypted: '这个文件加了打开密码；请用 Excel 或 WPS 打开，取消密码后保存，再试。',
  xlsb: `这是 Excel 二进制工作簿（.xlsb）；${RESAVE}`,
  ods: `这是 OpenDocument 表格（.ods）；${RESAVE}`,
  'xml-spreadsheet': `这是 XML 表格（Excel 2003），文件名可能以 .xls 结尾；${RESAVE}`,
  office: '这是 Word、PowerPoint 一类的文件，不是表格；请把其中的表格复制到工作簿，另存为 .xlsx 后再试。',
  html: `这是网页（HTML），文件名可能以 .xls 结尾；${RESAVE}`,
  xml: '这是 XML 文件，不是表格；请从原系统导出为 .xlsx 或 CSV 后再试。',
  pdf: '这是 PDF，其中的表格无法准确读取；请索取原来的 Excel 或 CSV 文件。',
  archive: '这是压缩包；请先解压，再给出其中的文件。',
  binary:
    '这既不是文本，也不是能读取的工作簿；单位使用文档加密软件的，请先解密；否则请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。',
};

function tooLarge(what: WorkbookLimit, limit: number): string {
  const count = limit.toLocaleString('en-US');
  const mebibytes = `${limit / 1024 / 1024} MiB`;
  const split = '请拆分成几个文件，或另存为 CSV（UTF-8）后再试。';
  switch (what) {
    case 'file':
      return `工作簿超过 ${mebibytes}，无法从标准输入读取；请给出文件名，或另存为 CSV（UTF-8）后再试。`;
    case 'unpacked':
      return `工作簿解开后超过 ${mebibytes}，可能不是正常的工作簿；${split}`;
    case 'parts':
      return `工作簿内的文件超过 ${count} 个，可能不是正常的工作簿；请把名单复制到新工作簿后再试。`;
    case 'elements':
      return `工作簿的内容多得不寻常（一个部件超过 ${count} 个元素）；请把名单复制到新工作簿后再试。`;
    case 'texts':
      return `工作簿中不同的文字超过 ${count} 条；${split}`;
    case 'textBytes':
      return `工作簿中不同的文字合计超过 ${mebibytes}；${split}`;
    case 'styles':
      return `工作簿的单元格样式超过 ${count} 种，可能不是正常的工作簿；请把名单复制到新工作簿后再试。`;
    case 'sheets':
      return `工作簿所列的工作表或其他部件超过 ${count} 个，可能不是正常的工作簿；请把名单复制到新工作簿后再试。`;
    case 'rows':
      return `工作表超过 ${count} 行；${split}`;
    case 'columns':
      return `工作表超过 ${count} 列；请删去多余的列后再试。`;
    case 'cells':
      return `工作表的单元格超过 ${count} 个；请删去名单以外的行和列后再试。`;
    case 'cell':
    case 'cellWritten':
      return `一个单元格超过 ${count} 个字；请缩短其内容，或改用 CSV。`;
  }
}

/** 每种错误一句话：错在哪里、应当怎样、怎么改。 */
export const problemsZh: ProblemTexts = {
  'number-malformed': (p) => `“${p.text}”不是数字；请写成 1234.50 这样的形式。`,
  'number-too-large': () => '数字位数过多，不可能是政策中的数值。',
  'power-not-whole': (p) => `指数 ${p.exponent} 应为不超过 400 的整数。`,
  'division-by-zero': () => '除数为零。',
  'date-malformed': (p) => `“${p.text}”不是日期；请写成 2023-02-01、2023/2/1、20230201 或 2023年2月1日。`,
  'date-impossible': (p) => `日历中没有“${p.text}”这一天；请核对年月日。`,
  'date-out-of-range': () => '日期超出 1000 年至 9999 年。',
  'date-without-day': (p) => `“${p.text}”缺少日；请写完整日期，如 2023-02-01。`,
  'date-serial': (p) => `“${p.text}”像是表格软件的日期序号；请把该列设为日期或文本格式后重新导出。`,
  'month-malformed': (p) => `“${p.text}”不是月份；请写成 2020-02、2020/2、202002 或 2020年2月。`,
  'month-ambiguous': (p) => `“${p.text}”可能是1月，也可能是丢了末尾零的10月；请写成 2020-01 或 2020-10。`,
  'duration-malformed': (p) => `“${p.text}”不是期限；请写年月（P1Y、P18M）或天数（P30D），不能混写。`,
  'money-malformed': (p) => nothing(p.text) ?? `“${p.text}”不是金额；请写成 1234.50、1,234.50 或 1.5万元。`,
  'money-below-fen': (p) => `“${p.text}”有不足一分的零头；金额以元为单位，最多两位小数。`,
  'number-scientific': (p) =>
    `“${p.text}”是科学计数法，后面的位数已丢失；请在原表中把该列设为文本（号码）或数值（金额）格式，再另存或导出，不要用表格软件打开 CSV 后直接保存。`,
  'number-grouping': (p) => `“${p.text}”的逗号或空格不在千分位上；请写成 1234.50 或 1,234.50。`,
  'rate-malformed': (p) => nothing(p.text) ?? `“${p.text}”不是比率；请带百分号，如 5.5%。`,
  'rate-without-unit': (p) => `“${p.text}”分不清是百分数还是小数；请写成 5.5%（或在列名中注明 (%) 或 (小数)）。`,
  'count-malformed': (p) => nothing(p.text) ?? `“${p.text}”不是数字；请写阿拉伯数字，如 30。`,
  'count-not-whole': (p) => `“${p.text}”应为整数。`,
  'boolean-malformed': (p) => `“${p.text}”既不是“是”也不是“否”；请写 是 或 否。`,
  'text-empty': () => '内容为空。',
  'identifier-masked': () => '号码已作遮掩（*），不能核对；请填写完整号码。',
  'identifier-rounded': () =>
    '号码已被表格软件当作数字，第15位以后的数字已经丢失，无法复原；请回到原始表格，先把该列设为文本格式，再重新填写或导出号码。CSV 文件不要双击打开后保存，应在表格软件中用“数据→自文本”导入，并把该列选为文本。',
  'resident-id-old': () => '是15位的老号码；请填18位公民身份号码（以现行身份证为准）。',
  'resident-id-length': (p) =>
    `公民身份号码应为18位，这里有 ${p.found} 位${p.found === 17 ? '；末位可能是丢失的X' : ''}；请按身份证核对。`,
  'resident-id-characters': (p) => `公民身份号码的第 ${p.position} 位不是数字（末位可以是X）；请按身份证核对。`,
  'resident-id-region': () => '公民身份号码的前两位不是省级行政区划代码；请按身份证核对。',
  'resident-id-date': () => '公民身份号码的第7至14位不是日历中的日期；请按身份证核对。',
  'resident-id-check': () => '公民身份号码的校验位不对，至少有一位写错；请按身份证核对。',
  'credit-code-length': (p) => `统一社会信用代码应为18位，这里有 ${p.found} 位；请按营业执照或登记证书核对。`,
  'credit-code-characters': (p) =>
    `统一社会信用代码的第 ${p.position} 位写错：代码不用字母 I、O、S、V、Z，第3至8位为数字；请按营业执照或登记证书核对。`,
  'credit-code-check': () => '统一社会信用代码的校验位不对，至少有一位写错；请按营业执照或登记证书核对。',
  'series-malformed': (p) => `“${p.text}”不是按月填写的形式；请写成 2020-02:1000;2020-03:900。`,
  'series-month-twice': (p) => `${p.month} 填了两次。`,
  'series-month-missing': (p) => `还缺 ${list(p.months)}。`,
  'series-month-outside': (p) => `${p.month} 不在 ${p.from} 至 ${p.to} 之内；请调整所属期或删去该月。`,
  'expression-full-width': (p) => `表达式中不能用全角“${p.character}”；请改用“${p.instead}”。`,
  'expression-syntax': (p) => (p.found ? `此处不应出现“${p.found}”。` : '表达式没有写完。'),
  'expression-unsupported': (p) => `不支持 ${p.construct}；可用的写法见 docs/expressions.md。`,
  'expression-too-deep': (p) => `嵌套超过 ${p.limit} 层；请拆成几个表达式。`,
  'expression-empty': () => '表达式为空。',
  'unknown-name': (p) => `没有名为“${p.name}”的量。${hint(p.nearest)}`,
  'unknown-function': (p) => `没有函数“${p.name}”。${hint(p.nearest)}`,
  'unknown-property': (p) => `${p.type} 没有“${p.name}”；可用：${list(p.nearest) || '无'}。`,
  'argument-count': (p) => `${p.name} 需要 ${p.expected} 个参数，给了 ${p.found} 个。`,
  'type-mismatch': (p) => `此处应为 ${p.expected}，而不是 ${p.found}。`,
  'operand-types': (p) => `${p.left} ${p.operator} ${p.right} 没有意义。`,
  'comparison-types': (p) => `${p.left} 不能与 ${p.right} 比较。`,
  'branch-types': (p) => `${p.left} 与 ${p.right} 不能是同一个量的值。`,
  'unknown-member': (p) => `“${p.name}”不是 ${p.type} 的取值。${hint(p.nearest)}`,
  'literal-expected': (p) => `${p.name} 需要直接写出的文本，如 ${p.name}("P1Y")。`,
  'index-out-of-range': (p) => `列表有 ${p.length} 项，没有第 ${p.index} 项。`,
  'empty-list': (p) => `${p.name} 的列表为空。`,
  'range-too-long': (p) => `区间超过 ${p.limit} 步。`,
  'number-not-whole': (p) => `此处应为整数，而不是 ${p.text}。`,
  'yaml-syntax': (p) => `不是有效的 YAML：${p.message}`,
  schema: (p) => `${p.path || '文件'}：${p.message}`,
  'schema-unknown-key': (p) => `${p.path || '文件'}没有“${p.name}”这一项。${hint(p.nearest)}`,
  'schema-missing-key': (p) => `${p.path || '文件'}缺少“${p.key}”。`,
  'schema-type': (p) => `${p.path || '文件'}应为 ${p.expected}。`,
  'schema-value': (p) => `${p.path}：不能是“${p.found}”；应为 ${p.expected}。`,
  'policies-not-found': (p) => `${p.path} 中没有政策文件。`,
  'built-in-id': (p) => `内置政策已有“${p.id}”；自己的目录只能增加，不能改写内置内容，请换一个标识。`,
  'duplicate-id': (p) => `“${p.id}”已有定义${p.first ? `（${p.first}）` : ''}；请换一个标识。`,
  'unknown-region': (p) => `没有“${p.name}”这个地区。${hint(p.nearest)}`,
  'ambiguous-region': (p) => `“${p.name}”可能是 ${p.found.join(' 或 ')}；请写区划代码。`,
  'region-outside': (p) => `${p.region} 不在 ${p.within} 之内；本文件只能写 ${p.within} 及其下级地区的数值。`,
  'unknown-enum': (p) => `没有枚举“${p.name}”。${hint(p.nearest)}`,
  'unknown-figure': (p) => `没有参数“${p.name}”；已有：${list(p.nearest)}。`,
  'unknown-measure-of-clause': (p) => `条款写了政策项“${p.name}”，但没有对应文件；已有：${list(p.nearest) || '无'}。`,
  'clause-without-entry': (p) => `条款 ${p.clause} 没有交代：请列出政策项或目标，或在 none 中说明为什么没有。`,
  'clause-not-listed': (p) => `${p.measure} 写的是条款 ${p.clause}，但文件的该条款没有列出它。`,
  'window-backwards': (p) => `期限的终点（${p.to}）早于起点（${p.from}）；请核对两个日期。`,
  'name-taken': (p) => `名称“${p.name}”已被占用；请换一个。`,
  'derived-from-derived': (p) => `${p.fact} 不能由 ${list(p.names)} 推算，后者本身也是推算出来的；请用直接填报的内容。`,
  'figure-order': (p) =>
    `此处还没有“${p.name}”：参数在定义和表之前取值，只能用填报的内容和写在它上面的参数；请改用这些。`,
  cycle: (p) =>
    p.names.length === 1
      ? `${p.names[0]} 的值要用到它自己，无法计算；请改写它的式子。`
      : `循环依赖：${[...p.names, p.names[0]].join(' → ')}（各项都要先有后一项），无法计算；请改写其中一项。`,
  'parent-region': (p) => `地区 ${p.id} 的上级 ${p.parent} 没有列出。`,
  'label-shared': (p) => `“${p.label}”同时指 ${p.first} 和 ${p.second}；一个名称只能指一样。`,
  'figure-overlap': (p) => `${p.figure} 在 ${p.region} 于 ${p.date} 有两个值。`,
  'table-cell-count': (p) => `该行有 ${p.found} 格，表有 ${p.expected} 列。`,
  'table-overlap': (p) =>
    `表 ${p.table} 的第 ${p.first} 行和第 ${p.second} 行同时适用${p.example ? `，例如 ${p.example.zh}；请改其中一行，使两行不重叠` : ''}。`,
  'table-gap': (p) =>
    `表 ${p.table} 没有适用的行${p.example ? `：${p.example.zh}，而条件可能成立；请补上一行，或用条件排除这种情形` : ''}。`,
  'table-shadowed': (p) =>
    p.by.length === 0
      ? `表 ${p.table} 的第 ${p.rule} 行永远不会适用：没有值能满足它的各格；请改正或删去该行。`
      : `表 ${p.table} 的第 ${p.rule} 行永远不会适用：它的情形都已由前面的第 ${p.by.join('、')} 行决定；请调整次序，或删去该行。`,
  'table-not-provable': (p) => `表 ${p.table} 无法验证：第 ${p.column} 列有不是常量的格。`,
  'output-required': (p) => `此处缺少“${p.name}”。`,
  'unknown-schema': (p) => `没有“${p.name}”的格式定义；已有：${list(p.known)}。`,
  'figure-row': (p) => `“each: row”表示 ${p.figure} 逐行取值，须有按月或按日的明细表，或者用 at 写明由该行推出的日期。`,
  'unknown-reading': (p) => `本文件没有理解口径“${p.name}”；已有：${list(p.nearest)}。`,
  'derived-value': (p) => `第 ${p.example} 例：应为 ${p.expected}，算得 ${p.found}。`,
  'governing-fact': (p) => `“${p.name}”不能用来判断期限；请写日期或月份类型的事实。`,
  'example-status': (p) =>
    `示例 ${p.example}：写的是 ${p.expected}，算出 ${p.found}；请对照条文核对示例和政策表，改正有误的一处。`,
  'example-value': (p) =>
    `示例 ${p.example}：${p.output} 写的是 ${p.expected}，算出 ${p.found}；请对照条文核对示例和政策表，改正有误的一处。`,
  'example-missing': (p) =>
    `示例 ${p.example}：写的是（${p.expected}），算出（${p.found}）；请对照条文核对示例和政策表，改正有误的一处。`,
  'examples-none': (p) => `${p.measure} 没有示例。`,
  'version-ambiguous': (p) =>
    `${p.family} 在 ${p.region} 于 ${p.date} 有多个版本：${list(p.found)}。同一地区同一时间只能有一个有效；请调整期限（in_force），或让前一个写 until-superseded。`,
  'tables-unreadable': (p) => `找不到内置政策表（${p.path}）；请运行 npm run build。`,
  'unknown-measure': (p) => `没有名为“${p.name}”的政策项。${hint(p.nearest)}全部政策项见 suance policies list。`,
  'unknown-document': (p) => `没有文件“${p.name}”。${hint(p.nearest)}`,
  'version-none': (p) =>
    `${called(p.familyLabel, p.family)}${p.region ? `在 ${called(p.regionLabel, p.region)}` : ''}${p.date ? `于 ${p.date} ` : ''}没有有效的版本。已有：${p.versions.join('；')}。请核对日期和地区；有新文件时用 --policies 加入；要按某个版本试算，写它的完整标识。`,
  'version-several': (p) =>
    `${called(p.familyLabel, p.family)}在 ${called(p.regionLabel, p.region)}于 ${p.date} 有多个有效版本：${p.versions.join('；')}。请写完整标识。`,
  'diff-sides': (p) => `${p.directory} 是目录，${p.measure} 是政策项；请给出两个政策项，或两个目录。`,
  'diff-needs-versions': (p) => `${p.family} 有几个版本：${p.versions.join('；')}。请写要比较的版本的完整标识。`,
  'version-needs-region': (p) =>
    `${p.family} 有多个版本可能适用：${p.versions.join('；')}。请给出地区（--region 或 地区=…），或写完整标识。`,
  'version-needs-date': (p) =>
    `${p.family} 的版本取决于日期；请给出 ${p.facts.join(' 或 ')}，或 --on。已有：${p.versions.join('；')}。`,
  'screen-needs-region': () => '没有给出地区。请写 --region（名称或六位区划代码），或 地区=…。',
  'screen-needs-date': () =>
    '没有给出日期；政策是否有效取决于日期，不按今天推定。请写 --on（如 --on 2020-06-15），或 申请日期=…。',
  'unknown-fact': (p) => `没有名为“${p.name}”的事实或参数。${hint(p.nearest)}`,
  'fact-twice': (p) => `${p.name} 给了两次。`,
  'fact-pair-malformed': (p) => `“${p.text}”不是 名称=值 的形式。`,
  'fact-value-kind': () => '值应为文本、数字、是或否，或按月的金额。',
  'fact-without-months': (p) => `${p.fact} 只有一个值，不能按月填写。`,
  'enum-value': (p) => `“${p.text}”不在可选值内。${hint(p.nearest)}可选：${p.allowed.join('、')}。`,
  'below-minimum': (p) => `${p.value} 低于可能的最小值 ${p.bound}。`,
  'above-maximum': (p) => `${p.value} 高于可能的最大值 ${p.bound}。`,
  'facts-contradict': (p) => `填写的内容互相矛盾：${p.message.zh}。`,
  'identifier-contradicts': (p) => `${p.identifier.zh}与${p.fact.zh}不一致；请核对，改正写错的一项。`,
  'figure-out-of-bounds': (p) => {
    const unit = p.money ? ' 元' : '';
    const rule = p.side === 'min' ? '低于' : '高于';
    return `${p.value}${unit} ${rule} ${p.document} ${/^\d+$/.test(p.clause) ? `第${p.clause}条` : p.clause} 规定的${p.side === 'min' ? '下限' : '上限'} ${p.bound}${unit}。`;
  },
  'file-not-found': (p) => `没有文件 ${p.path}。`,
  'file-unreadable': (p) => `无法读取 ${p.path}（${p.reason}）。`,
  'file-encoding': (p) => `${p.path} 不是 UTF-8 编码；请另存为 UTF-8 后再试。`,
  'directory-not-found': (p) => `没有目录 ${p.path}。`,
  'file-too-large': (p) => `${p.path} 超过 ${p.limit}，这类文件不会有这么大；请核对是否给错了文件。`,
  'file-exists': (p) => `${p.path} 已存在；为免覆盖已填的内容，请换一个文件名，或先移走它。`,
  'file-is-directory': (p) => `${p.path} 是目录；请给出文件。`,
  'file-unwritable': (p) => `无法写入 ${p.path}（${p.reason}）。`,
  'case-not-mapping': () => '案例应为“名称: 值”的形式，如 layoff_rate: 3.2%。',
  'json-malformed': (p) => `不是有效的 JSON：${p.message}`,
  'saved-empty': () => '其中没有保存的案例或结果。',
  'saved-key': (p) =>
    `“${p.key}”不是保存的结果应有的内容；应为${{ text: '文字或数字', list: '列表', mapping: '“名称: 值”的形式' }[p.expected]}。`,
  'saved-no-measure': () =>
    '没有写明政策项，不是保存的案例或结果；请加上 measure: 和政策项标识（见 suance policies list）。',
  'saved-too-large': (p) => `一个案例或结果超过 ${p.limit}；多个结果请每行一个（NDJSON）。`,
  'unknown-shell': (p) => `没有 ${p.name} 的补全脚本；可选：${list(p.known)}。`,
  'stdin-twice': () => '标准输入（-）只能读一次，请只写一个。',
  'input-empty': () => '输入为空；第一行应为表头。',
  'input-encoding': (p) => `第 ${p.offset} 字节不是 ${p.encoding} 编码；请用 --input-encoding 指定正确的编码。`,
  'input-encoding-unknown': () =>
    '编码不是 UTF-8、带 BOM 的 UTF-16LE 或 GB18030；请转换文件或用 --input-encoding 指定。',
  'input-encoding-ambiguous': () => '内容既可读作 UTF-8，也可读作 GB18030；请用 --input-encoding 指定。',
  'input-binary': (p) => FOREIGN[p.kind],
  'csv-quote': () => '引号的位置不对；请把整个单元格放在引号内，其中的引号写两次。',
  'csv-quote-open': () => '引号没有闭合，单元格没有结束。',
  'csv-row-empty': () => '该行没有内容。',
  'csv-row-short': (p) =>
    `该行有 ${p.found} 列，表头有 ${p.expected} 列；请核对是否少了单元格。表格软件存 CSV 时可能省去行末的空列，另存为 .xlsx 即可。`,
  'csv-row-long': (p) =>
    `该行有 ${p.found} 列，表头有 ${p.expected} 列；单元格内有分隔符或换行的，整个单元格要用引号括起。`,
  'csv-other-header': () =>
    '该行是另一张表的表头，列与上面的表头不同，其下各行不能按上面的列读取；请把它分到另一个文件计算，或把各列调成一致。',
  'csv-other-unit': (p) =>
    `该行注明的金额单位“${p.unit}”与${list(p.headers)}列读取的单位不同；请在列名中写明 (元) 或 (万元)，两张表单位不同的，分成两个文件计算。`,
  'csv-column-missing': (p) => `缺少列：${list(p.facts)}。请补上该列，或用 --set 给出所有行共用的值。`,
  'csv-column-twice': (p) =>
    `列 ${p.headers.join(' 和 ')} 都是 ${p.fact}，只能用一列；不用的那一列请加 ${p.options.join(' 或 ')}。`,
  'csv-header-unclear': (p) =>
    `列 ${p.header} 可能是 ${p.facts.join(' 或 ')}，不能确定；请加上其中一项（- 表示不是数据项）：${p.options.join(' 或 ')}。`,
  'map-malformed': (p) =>
    `“${p.text}”应写成 列名=数据项，如 --map '返还基数(万元)=上年度失业保险费'；- 表示该列不是数据项。`,
  'map-file-malformed': () =>
    '列对应文件应是 YAML，columns 下每行一列，写成 列名: 数据项；- 表示该列不是数据项，要加引号（"-"）。',
  'map-column-unknown': (p) => `文件没有“${p.name}”列。${hint(p.nearest)}已有的列：${list(p.headers)}。`,
  'map-column-several': (p) => `有几列都叫“${p.header}”；请按列号指定：${p.options.join(' 或 ')}。`,
  'map-column-twice': (p) => `“${p.header}”列指定了两次；请只留一次。`,
  'csv-title-unit': (p) =>
    `表头之上注明的金额单位“${p.unit}”不能直接采用，以下金额列没有另注单位：${list(p.headers)}。请在列名中写明 (元) 或 (万元)，数值按该单位填写；或用 --map '列名=数据项(元)' 指明。`,
  'csv-header-extended': (p) =>
    `列 ${p.header} 像是 ${p.fact}，但“${p.extension}”不是它可用的单位或月份；请写成 (%)、(小数)、(元)、(万元) 或 @2020-02；不带单位的用 --map '列名=数据项' 指明，若是别的内容请改列名。`,
  'value-too-long': (p) => `单元格有 ${p.found} 个字符，超过 ${p.limit} 个，不会是要填的内容；请检查该单元格。`,
  'csv-columns-many': (p) => `该行有 ${p.found} 列，超过一张工作表最多的 ${p.limit} 列；请删去不需要的列。`,
  'csv-header-unknown': (p) =>
    `没有找到表头：前 ${p.rows} 行中没有认得的列名，至少应有${list(p.facts)}。可用 suance template 生成表头，列名不同的用 --map 对应。`,
  'csv-header-empty': () => '没有找到表头：首行是空行，附近也没有认得的列名；请删去表头之上的空行。',
  'csv-record-too-large': (p) => `一行超过 ${p.limit}；可能缺少引号。`,
  'line-too-long': (p) => `一行超过 ${p.limit}；请每行只写一个案例。`,
  'case-without-measure': () => '案例没有写明政策项；请写成 {"measure": "…", "facts": {…}}，或在 calc 之后写明政策项。',
  'manifest-malformed': (p) =>
    `运行记录中“${p.key || '全部内容'}”应为 ${p.expected}；文件可能不完整或被改动过，请用原文件。`,
  'manifest-newer': (p) => `运行记录的格式是第 ${p.found} 版，由更新的 suance 写成；请用新版本核对。`,
  'manifest-option': (p) => `运行记录中有本程序不会写入的选项“${p.option}”；文件可能被改动过，或由更新的 suance 写成。`,
  'total-by-unknown': (p) => `输入没有“${p.name}”列。${hint(p.nearest)}已有的列：${list(p.headers)}。`,
  'total-by-person': (p) => `“${p.header}”列写的是办理对象，逐人逐户不成汇总；请换一列，如县市、行业。`,
  'limit-sum': () => '合计数有不足一分的零头或位数过多，不能计入限额。',
  'measure-twice': (p) => `政策项 ${p.name} 写了两次；请去掉一个。`,
  'screen-with-measure': (p) => `--screen 计算全部政策项，不能再指定 ${p.name}；请去掉其中之一。`,
  'history-without-limits': (p) =>
    p.facts.length === 0
      ? '这些政策项没有跨行、跨名单的限额，历次结果无从计入；请去掉 --history。'
      : `名单中没有${list(p.facts.map((each) => each.zh))}，历次结果无从计入限额；请补上这些列，或去掉 --history。`,
  'history-not-results': (p) =>
    `不是批量计算的结果：没有${list(p.columns)}列；--history 请给出 suance batch 写出的 CSV 或 NDJSON。`,
  'history-without-keys': (p) =>
    p.facts.length === 0
      ? '该行结果没有记下限额用量，不能计入；请改用 CSV 结果，或重新计算后再作为历次结果。'
      : `该行结果没有按${list(p.facts.map((each) => each.zh))}记下限额用量，多半是当时的名单没有这些列，不能计入；请在当时的名单中补上，重新计算后再作为历次结果。`,
  'history-status': (p) =>
    p.found === ''
      ? '该行有政策项而没有结果，是否已经享受不能确定；请改回当时写出的结果，或删去整行。'
      : `“${p.found}”不是结果，该行是否已经享受不能确定；请改回 suance 写出的字样（享受的写 ${p.expected.join(' 或 ')}），或使用未经改动的结果文件。`,
  'history-measure': (p) =>
    p.name === ''
      ? '该行已经享受，但没有写明政策项，不能计入限额；请改回当时写出的政策项，或使用未经改动的结果文件。'
      : `没有政策项“${p.name}”，该行不能计入限额；请改回当时写出的编号，政策表另放的请加 --policies。`,
  'history-column-twice': (p) =>
    `列 ${p.headers.join(' 和 ')} 都是${p.fact.zh}，不知按哪一列计入限额；请删去不用的一列，或改用当时的 NDJSON 结果。`,
  'history-fact-missing': (p) =>
    `该行已经享受，但没有${list(p.facts.map((each) => each.zh))}，不能计入限额；请补上该列或该值。`,
  'history-masked': () => '号码已作遮掩（*），不能按人核对限额；请用没有 --mask 的结果作历次结果。',
  'history-twice': (p) => `${p.path} 给出了两次，会重复计入限额；请只写一次。`,
  'history-differs': (p) =>
    `按现有政策表重算 ${p.measure}，该行与当时的结果不同，用量无法确定（当时用 --set、--param 给出的值不在结果文件中）；请把这些值补为列，或改用当时的 NDJSON 结果。`,
  'workbook-damaged': (p) =>
    `工作簿已损坏或不完整（${p.part}）；请用 Excel 或 WPS 打开并另存为 .xlsx 后再试，打不开的请重新索取该文件。`,
  'workbook-too-large': (p) => tooLarge(p.what, p.limit),
  'workbook-sheet-several': (p) => `工作簿有多张工作表：${sheets(p.sheets)}；请用 --sheet 名称 指定一张。`,
  'workbook-sheet-unknown': (p) => `没有名为“${p.name}”的工作表。${hint(p.nearest)}工作簿中有：${sheets(p.sheets)}。`,
  'workbook-no-sheet': () => '工作簿中没有工作表，只有图表或宏；请给出含有名单的工作簿。',
  'cell-rounded': () =>
    '该单元格是 16 位以上的数字，表格软件只保留前 15 位，末几位已丢失，无法恢复；请把该列设为文本格式，按原始材料重新填写。',
  'cell-error': (p) => `单元格中的公式出错（${p.text}）；请在表格软件中改正公式，或填入数值后保存。`,
  'cell-hashes': () => '单元格只有“####”：导出时列太窄，原来的数字或日期没有写出；请加宽该列后重新导出。',
  'cell-undecodable': () =>
    '有的字符已损坏（�），原来是什么字无法得知；请用 --input-encoding 指明输入的编码，或从原系统重新导出。',
  'cell-not-calculated': () => '单元格中的公式没有计算结果；请用 Excel 或 WPS 打开该文件，保存后再试。',
  'cell-scaled': () =>
    '单元格的数字格式以千、万等为单位显示，与所存的数值不同，分不清以哪个为准；请把该列改为常规或数值格式，核对后再试。',
  'cell-residue': (p) =>
    `单元格存的数与 ${p.near} 只差表格软件运算留下的尾数（第14位以后），分不清以哪个为准；请用 ROUND 函数取到所需位数，或直接填入数值。`,
  'outputs-same': (p) => `${p.options[0]} 和 ${p.options[1]} 写的是同一个文件 ${p.path}；请各用一个文件名。`,
  'input-changed': () => '名单在计算过程中被改动，结果与现在的文件对不上；没有写出结果，请待文件不再变动后重新计算。',
  'rejects-form': (p) =>
    p.workbook
      ? '名单是工作簿，无效行也写成工作簿；文件名请以 .xlsx 结尾。'
      : '名单是文本，无效行按同样的格式写出；文件名请用 .csv，不要用 .xlsx。',
  'output-is-input': (p) => `${p.path} 就是输入文件；请写到另一个文件。`,
  'unknown-command': (p) => `没有命令“${p.name}”。${hint(p.nearest)}全部命令见 suance --help。`,
  'unknown-option': (p) => `此处没有选项“${p.name}”。${hint(p.nearest)}`,
  'option-argument-missing': (p) => `${p.option} 需要一个值。`,
  'option-value': (p) => `不能是“${p.value}”；可选：${list(p.allowed)}。`,
  'argument-missing': (p) => `缺少 <${p.name}>。`,
  'argument-excess': (p) => `多了一个参数“${p.found}”。`,
  'option-not-here': (p) => `${p.command} 没有选项 ${p.option}。`,
  'option-needs': (p) => `${p.option} 只与 ${p.needs} 一起用；请加上 ${p.needs}。`,
  'option-without-use': (p) =>
    ({
      text: '名单不是工作簿，没有工作表可选；请去掉这个选项。',
      workbook: '名单是工作簿，没有编码和分隔符可言；请去掉这个选项。',
      'workbook-results': '结果写成工作簿，没有编码可选；请去掉这个选项，或把结果写成 .csv。',
      ndjson: 'NDJSON 总是 UTF-8；请去掉这个选项。',
    })[p.of],
  'not-a-terminal': (p) => `这里没有终端可以提问。还缺：${list(p.missing) || '无'}。请以 名称=值 的形式给出。`,
  'parameter-unknown': (p) => `没有参数“${p.name}”。${hint(p.nearest)}`,
  'config-malformed': (p) => `“${p.text}”不是“名称: 值”的形式；请改正或删去该行。加 --no-config 可以暂不使用设置。`,
  'config-unknown-key': (p) =>
    `没有“${p.name}”这项设置。${hint(p.nearest)}用 suance config unset ${p.name} 删去它，或加 --no-config 暂不使用设置。`,
  'unknown-setting': (p) => `没有“${p.name}”这项设置。${hint(p.nearest)}可用：${list(p.allowed)}。`,
  'config-ignored': () => '当前不使用设置文件（--no-config，或环境变量 SUANCE_CONFIG 为空），无处写入。',
  internal: (p) => `程序内部错误：${p.message}。请把所用命令一并反馈。`,
};
