import type { ForeignKind, Label, SheetName } from '../../values/problem.ts';
import type { ProblemTexts } from './texts.ts';
import { tooLarge } from './workbook-limits-en.ts';

const list = (names: readonly string[]) => names.join(', ');
const hint = (nearest: readonly string[]) => (nearest.length > 0 ? ` Did you mean ${nearest.join(' or ')}?` : '');

/** What something is called, with its id; the id alone where it has no name. */
const called = (label: Label | undefined, id: string) => (label ? `${label.en} (${id})` : id);

/** A dash or a stroke alone: nothing, or a zero. */
const nothing = (text: string) =>
  /^[-–—―/／]+$/.test(text) ? `"${text}" may mean nothing, or zero; leave the cell empty, or write 0.` : null;

const sheets = (found: readonly SheetName[]) =>
  list(found.map((each) => (each.hidden ? `${each.name} (hidden)` : each.name)));

const RESAVE = 'open it in Excel or WPS, save it as .xlsx and try again.';

/** What a file is that is not the one wanted, and what to do. */
const FOREIGN: Readonly<Record<ForeignKind, string>> = {
  zip: 'This is Excel .xlsx or another ZIP archive, not text; save it as CSV (UTF-8) and try again.',
  compound:
    'This is Excel .xls, WPS .et or a file with a password; open it in Excel or WPS, take off the password if it has one, save it as .xlsx and try again.',
  xls: `This is Excel .xls or WPS .et, of the old kind; ${RESAVE}`,
  encrypted: 'This file has a password; open it in Excel or WPS, take the password off, save it and try again.',
  xlsb: `This is a binary Excel workbook (.xlsb); ${RESAVE}`,
  ods: `This is an OpenDocument spreadsheet (.ods); ${RESAVE}`,
  'xml-spreadsheet': `This is an XML spreadsheet of Excel 2003, whatever its name; ${RESAVE}`,
  office:
    'This is a text document or presentation, not a table; copy the table to a workbook, save it as .xlsx and try again.',
  html: `This is HTML, a web page, whatever its name; ${RESAVE}`,
  xml: 'This is XML, not a table; export it as .xlsx or CSV from where it comes and try again.',
  pdf: 'This is PDF, and its tables cannot be read reliably; ask for the Excel or CSV file that it was made from.',
  archive: 'This is an archive; unpack it and give the file in it.',
  binary:
    'This is neither text nor a workbook that can be read; if your office encrypts documents, decrypt it, else open it in Excel or WPS, save it as .xlsx and try again.',
};

/** What went wrong, what was expected, what to do: one text for each kind of problem. */
export const problemsEn: ProblemTexts = {
  'number-malformed': (p) => `"${p.text}" is no number; write digits with a decimal point, such as 1234.50.`,
  'number-too-large': () => 'The number has too many digits to be a figure of a policy.',
  'power-not-whole': (p) => `The exponent ${p.exponent} must be a whole number no larger than 400.`,
  'division-by-zero': () => 'Division by zero.',
  'date-malformed': (p) => `"${p.text}" is no date; write it as 2023-02-01, 2023/2/1, 20230201 or 2023年2月1日.`,
  'date-impossible': (p) => `"${p.text}" is not in the calendar; check year, month and day.`,
  'date-out-of-range': () => 'The date lies outside the years 1000 to 9999.',
  'date-without-day': (p) => `"${p.text}" has no day; write the full date, such as 2023-02-01.`,
  'date-serial': (p) =>
    `"${p.text}" looks like a spreadsheet's day number; format the column as a date or text and export it again.`,
  'month-malformed': (p) => `"${p.text}" is no month; write it as 2020-02, 2020/2, 202002 or 2020年2月.`,
  'month-ambiguous': (p) => `"${p.text}" may be January, or October without its last zero; write 2020-01 or 2020-10.`,
  'duration-malformed': (p) =>
    `"${p.text}" is no duration; write years and months (P1Y, P18M) or days (P30D), not both.`,
  'money-malformed': (p) =>
    nothing(p.text) ?? `"${p.text}" is no amount of money; write it as 1234.50, 1,234.50 or 1.5万元.`,
  'money-below-fen': (p) => `"${p.text}" has parts of a fen; give the amount in yuan with at most two decimals.`,
  'number-scientific': (p) =>
    `"${p.text}" is in scientific notation, which has lost digits; in the original table format the column as text (numbers of identity) or number (amounts) and save or export it again; do not save a CSV that a spreadsheet has opened.`,
  'number-grouping': (p) =>
    `"${p.text}" has commas or blanks that do not stand every three digits; write 1234.50 or 1,234.50.`,
  'rate-malformed': (p) => nothing(p.text) ?? `"${p.text}" is no rate; write it with a percent sign, such as 5.5%.`,
  'rate-without-unit': (p) =>
    `"${p.text}" could be a percentage or a fraction; write 5.5% (or put (%) or (小数) in the column's header).`,
  'count-malformed': (p) => nothing(p.text) ?? `"${p.text}" is no number; write digits, such as 30.`,
  'count-not-whole': (p) => `"${p.text}" must be a whole number.`,
  'boolean-malformed': (p) => `"${p.text}" is neither yes nor no; write 是 or 否, yes or no, true or false.`,
  'text-empty': () => 'The value is empty.',
  'identifier-masked': () => 'A part of the number is hidden (*), so it cannot be checked; write it in full.',
  'identifier-rounded': () =>
    'A spreadsheet has taken this number for a quantity and lost the digits after the fifteenth; they cannot be restored. Go back to the original table, format the column as text, and enter or export the numbers again. Do not save a CSV that was opened by a double click: import it (Data, From Text) with that column as text.',
  'resident-id-old': () =>
    'This is a number of 15 digits, of the first generation; give the 18 characters on the present identity card.',
  'resident-id-length': (p) =>
    `A resident identity number has 18 characters, and here are ${p.found}${p.found === 17 ? ' (an X at the end may be lost)' : ''}; compare it with the card.`,
  'resident-id-characters': (p) =>
    `Character ${p.position} of the resident identity number is no digit (the last may be an X); compare it with the card.`,
  'resident-id-region': () =>
    'The first two digits of the resident identity number are the code of no province; compare it with the card.',
  'resident-id-date': () =>
    'Digits 7 to 14 of the resident identity number are no day of the calendar; compare it with the card.',
  'resident-id-check': () =>
    'The check character of the resident identity number is wrong, so at least one character is; compare it with the card.',
  'credit-code-length': (p) =>
    `A unified social credit code has 18 characters, and here are ${p.found}; compare it with the licence or certificate.`,
  'credit-code-characters': (p) =>
    `Character ${p.position} of the unified social credit code is wrong: the code has no I, O, S, V or Z, and digits from 3 to 8; compare it with the licence or certificate.`,
  'credit-code-check': () =>
    'The check character of the unified social credit code is wrong, so at least one character is; compare it with the licence or certificate.',
  'series-malformed': (p) => `"${p.text}" is no list of months; write 2020-02:1000;2020-03:900.`,
  'series-month-twice': (p) => `The month ${p.month} is given twice.`,
  'series-month-missing': (p) => `Still without ${list(p.months)}.`,
  'series-month-outside': (p) =>
    `The month ${p.month} lies outside ${p.from} to ${p.to}; widen the months or leave it out.`,
  'expression-full-width': (p) => `The full-width "${p.character}" is not part of the language; write "${p.instead}".`,
  'expression-syntax': (p) => (p.found ? `"${p.found}" is not expected here.` : 'The expression ends too early.'),
  'expression-unsupported': (p) => `${p.construct} is not part of this subset of FEEL; see docs/expressions.md.`,
  'expression-too-deep': (p) => `More than ${p.limit} deep: take the expression apart.`,
  'expression-empty': () => 'The expression is empty.',
  'unknown-name': (p) => `There is no "${p.name}" here.${hint(p.nearest)}`,
  'unknown-function': (p) => `There is no function "${p.name}".${hint(p.nearest)}`,
  'unknown-property': (p) => `${p.type} has no "${p.name}"; it has ${list(p.nearest) || 'none'}.`,
  'argument-count': (p) => `${p.name} takes ${p.expected} arguments, not ${p.found}.`,
  'type-mismatch': (p) => `${p.expected} is expected here, not ${p.found}.`,
  'operand-types': (p) => `${p.left} ${p.operator} ${p.right} has no meaning.`,
  'comparison-types': (p) => `${p.left} cannot be compared with ${p.right}.`,
  'branch-types': (p) => `${p.left} and ${p.right} cannot stand for the same value.`,
  'unknown-member': (p) => `"${p.name}" is no ${p.type}.${hint(p.nearest)}`,
  'literal-expected': (p) => `${p.name} needs a literal text, such as ${p.name}("P1Y").`,
  'index-out-of-range': (p) => `The list has ${p.length} elements, none at ${p.index}.`,
  'empty-list': (p) => `${p.name} of an empty list.`,
  'range-too-long': (p) => `The range has more than ${p.limit} steps.`,
  'number-not-whole': (p) => `A whole number is needed here, not ${p.text}.`,
  'yaml-syntax': (p) => `Not YAML: ${p.message}`,
  schema: (p) => `${p.path || 'the file'}: ${p.message}`,
  'schema-unknown-key': (p) => `"${p.name}" is no key ${p.path ? `of ${p.path}` : 'of this file'}.${hint(p.nearest)}`,
  'schema-missing-key': (p) => `${p.path || 'the file'} needs the key "${p.key}".`,
  'schema-type': (p) => `${p.path || 'the file'} must be ${p.expected}.`,
  'schema-value': (p) => `${p.path}: "${p.found}" is not possible; expected: ${p.expected}.`,
  'policies-not-found': (p) => `There are no policy files in ${p.path}.`,
  'built-in-id': (p) =>
    `"${p.id}" is one of the built-in tables, to which a directory may add but which it cannot redefine; give it another id.`,
  'duplicate-id': (p) => `"${p.id}" is defined already${p.first ? `, in ${p.first}` : ''}; give it another id.`,
  'unknown-region': (p) => `There is no region "${p.name}".${hint(p.nearest)}`,
  'ambiguous-region': (p) => `"${p.name}" may be ${p.found.join(' or ')}; give the code.`,
  'region-outside': (p) =>
    `${p.region} does not lie in ${p.within}; this file is for ${p.within} and the places in it.`,
  'unknown-enum': (p) => `There is no enum "${p.name}".${hint(p.nearest)}`,
  'unknown-figure': (p) => `There is no figure "${p.name}"; there are ${list(p.nearest)}.`,
  'unknown-measure-of-clause': (p) =>
    `The clause names the measure "${p.name}", which has no file here; there are ${list(p.nearest) || 'none'}.`,
  'clause-without-entry': (p) =>
    `Clause ${p.clause} has no entry: name its measures or targets, or say under "none" why there are none.`,
  'clause-not-listed': (p) => `${p.measure} says clause ${p.clause}, but the document does not list it there.`,
  'window-backwards': (p) => `The time ends (${p.to}) before it begins (${p.from}); check the two dates.`,
  'name-taken': (p) => `The name "${p.name}" is taken; choose another.`,
  'derived-from-derived': (p) =>
    `${p.fact} cannot follow from ${list(p.names)}, which is worked out itself; use facts that are given.`,
  'figure-order': (p) =>
    `There is no "${p.name}" here yet: figures are found before definitions and tables are worked out, from facts and from the figures above them; use those instead.`,
  cycle: (p) =>
    p.names.length === 1
      ? `${p.names[0]} needs itself and can never be worked out; rewrite its expression.`
      : `A circle: ${[...p.names, p.names[0]].join(' → ')}, each needing the next. None can be worked out; rewrite one of them.`,
  'parent-region': (p) => `Region ${p.id} lies in ${p.parent}, which is not listed.`,
  'label-shared': (p) => `"${p.label}" would mean both ${p.first} and ${p.second}; a name must lead to one.`,
  'figure-overlap': (p) => `${p.figure} has two values for ${p.region} on ${p.date}.`,
  'table-cell-count': (p) => `The rule has ${p.found} cells, the table ${p.expected} columns.`,
  'table-overlap': (p) =>
    `Rules ${p.first} and ${p.second} of the table ${p.table} both apply${p.example ? `, for instance to ${p.example.en}; narrow one of them` : ''}.`,
  'table-gap': (p) =>
    `No rule of the table ${p.table} applies${p.example ? ` to ${p.example.en}, though the conditions may hold; add a rule, or a condition that excludes it` : ''}.`,
  'table-shadowed': (p) =>
    p.by.length === 0
      ? `Rule ${p.rule} of the table ${p.table} never applies: no value meets all its cells; correct or remove it.`
      : `Rule ${p.rule} of the table ${p.table} never applies: rule${p.by.length > 1 ? 's' : ''} ${p.by.join(', ')} before it decide${p.by.length > 1 ? '' : 's'} every case of it; change the order, or remove it.`,
  'table-not-provable': (p) =>
    `The table ${p.table} cannot be proven: column ${p.column} has cells that are not constants.`,
  'output-required': (p) => `"${p.name}" is missing here.`,
  'unknown-schema': (p) => `There is no schema "${p.name}"; there are ${list(p.known)}.`,
  'figure-row': (p) =>
    `"each: row" takes ${p.figure} anew for each row: it needs a schedule by month or day, or "at" with a day worked out from the row.`,
  'unknown-reading': (p) => `There is no reading "${p.name}" in this file; there are ${list(p.nearest)}.`,
  'derived-value': (p) => `Example ${p.example}: ${p.expected} was expected, it comes to ${p.found}.`,
  'governing-fact': (p) => `"${p.name}" cannot govern the time; name a fact that is a date or a month.`,
  'example-status': (p) =>
    `Example ${p.example}: says ${p.expected}, comes out as ${p.found}. Hold both against the text and correct the one that is wrong.`,
  'example-value': (p) =>
    `Example ${p.example}: ${p.output} is given as ${p.expected}, comes out as ${p.found}. Hold both against the text and correct the one that is wrong.`,
  'example-missing': (p) =>
    `Example ${p.example}: says (${p.expected}), comes out with (${p.found}). Hold both against the text and correct the one that is wrong.`,
  'examples-none': (p) => `${p.measure} has no worked example.`,
  'version-ambiguous': (p) =>
    `${p.family} has several versions for ${p.region} on ${p.date}: ${list(p.found)}. One alone can be in force in a place at a time; change in_force, or let the earlier one end until-superseded.`,
  'tables-unreadable': (p) => `The built-in tables are not there (${p.path}); run "npm run build".`,
  'unknown-measure': (p) =>
    `There is no measure or family "${p.name}".${hint(p.nearest)} "suance policies list" shows all.`,
  'unknown-document': (p) => `There is no document "${p.name}".${hint(p.nearest)}`,
  'version-none': (p) =>
    `No version of ${called(p.familyLabel, p.family)} is in force${p.region ? ` in ${called(p.regionLabel, p.region)}` : ''}${p.date ? ` on ${p.date}` : ''}. There are: ${p.versions.join('; ')}. Check date and region; add a newer document with --policies; to try one of these, give its full id.`,
  'version-several': (p) =>
    `Several versions of ${called(p.familyLabel, p.family)} are in force in ${called(p.regionLabel, p.region)} on ${p.date}: ${p.versions.join('; ')}. Give the full id.`,
  'diff-sides': (p) =>
    `${p.directory} is a directory and ${p.measure} a measure; give two measures, or two directories.`,
  'diff-needs-versions': (p) =>
    `${p.family} has several versions: ${p.versions.join('; ')}. Give the full id of the one to compare.`,
  'version-needs-region': (p) =>
    `Several versions of ${p.family} may apply: ${p.versions.join('; ')}. Give the region (--region or region=…), or the full id.`,
  'version-needs-date': (p) =>
    `The version of ${p.family} depends on the date; give ${p.facts.join(' or ')} or --on. There are: ${p.versions.join('; ')}.`,
  'screen-needs-region': () => 'No region is given. Name one with --region (name or six-digit code), or region=….',
  'screen-needs-date': () =>
    'No date is given; what is in force depends on it, and today is not assumed. Give --on (such as --on 2020-06-15), or application_date=….',
  'unknown-fact': (p) => `There is no fact or figure "${p.name}".${hint(p.nearest)}`,
  'fact-twice': (p) => `${p.name} is given twice.`,
  'fact-pair-malformed': (p) => `"${p.text}" is not of the form name=value.`,
  'fact-value-kind': () => 'The value must be a text, a number, yes or no, or a mapping of months to amounts.',
  'fact-without-months': (p) => `${p.fact} has one value, not one for each month.`,
  'enum-value': (p) => `"${p.text}" is not one of the values.${hint(p.nearest)} Possible: ${p.allowed.join(', ')}.`,
  'below-minimum': (p) => `${p.value} is below the least possible value, ${p.bound}.`,
  'above-maximum': (p) => `${p.value} is above the greatest possible value, ${p.bound}.`,
  'facts-contradict': (p) => `The facts contradict each other: ${p.message.en}.`,
  'identifier-contradicts': (p) =>
    `The ${p.identifier.en} and the ${p.fact.en} do not agree; find out which of the two is wrong and correct it.`,
  'figure-out-of-bounds': (p) => {
    const unit = p.money ? ' yuan' : '';
    const rule = p.side === 'min' ? 'below the least' : 'above the most';
    return `${p.value}${unit} is ${rule} that ${p.document}, clause ${p.clause}, allows, ${p.bound}${unit}.`;
  },
  'file-not-found': (p) => `There is no file ${p.path}.`,
  'file-unreadable': (p) => `${p.path} cannot be read (${p.reason}).`,
  'file-encoding': (p) => `${p.path} is not UTF-8; save it as UTF-8 and try again.`,
  'directory-not-found': (p) => `There is no directory ${p.path}.`,
  'file-too-large': (p) =>
    `${p.path} is larger than ${p.limit}, which no file of this kind is; check whether the right file is named.`,
  'file-exists': (p) => `${p.path} exists; so that nothing filled in is lost, give another name or move it away.`,
  'file-is-directory': (p) => `${p.path} is a directory; give a file.`,
  'file-unwritable': (p) => `${p.path} cannot be written (${p.reason}).`,
  'case-not-mapping': () => 'A case must be a mapping of facts to values, such as layoff_rate: 3.2%.',
  'json-malformed': (p) => `Not JSON: ${p.message}`,
  'saved-empty': () => 'There is no saved case or result in it.',
  'saved-key': (p) =>
    `"${p.key}" is not what a saved result has there; expected: ${{ text: 'a text or number', list: 'a list', mapping: 'names with values' }[p.expected]}.`,
  'saved-no-measure': () =>
    'It names no measure, so it is no saved case and no result; add "measure:" with the id of one ("suance policies list").',
  'saved-too-large': (p) => `More than ${p.limit} for one case or result; write one result a line (NDJSON).`,
  'unknown-shell': (p) => `There is no script for "${p.name}"; there are ${list(p.known)}.`,
  'stdin-twice': () => 'Standard input (-) can be read once only; name it once.',
  'input-empty': () => 'The input is empty; the first line must be the header.',
  'input-encoding': (p) => `Byte ${p.offset} is not ${p.encoding}; give the right encoding with --input-encoding.`,
  'input-encoding-unknown': () =>
    'The encoding is neither UTF-8, UTF-16LE with BOM nor GB18030; convert the file or give --input-encoding.',
  'input-encoding-ambiguous': () => 'The text can be read as UTF-8 and as GB18030; say which with --input-encoding.',
  'input-binary': (p) => FOREIGN[p.kind],
  'csv-quote': () =>
    'A quotation mark stands where none can; put the cell in quotation marks and double those inside it.',
  'csv-quote-open': () => 'A quotation mark is not closed; the cell never ends.',
  'csv-row-empty': () => 'The row is empty.',
  'csv-row-short': (p) =>
    `The row has ${p.found} fields, the header ${p.expected}; see whether a cell is wanting. Spreadsheets may leave out empty cells at the end of a row in CSV; saved as .xlsx it is read.`,
  'csv-row-long': (p) =>
    `The row has ${p.found} fields, the header ${p.expected}; a cell with a delimiter or a line break in it must stand in quotes as a whole.`,
  'csv-other-header': () =>
    'This is the header of another table, with other columns than the first, by which the rows below cannot be read; put that table into a file of its own, or give it the same columns.',
  'csv-other-unit': (p) =>
    `This row gives "${p.unit}" as the unit of money, and ${list(p.headers)} is read in another; write (元) or (万元) in the header, or put tables of different units into files of their own.`,
  'csv-column-missing': (p) =>
    `No column for ${p.facts.join(', ')}. Add one, or give the value for all rows with --set.`,
  'csv-column-twice': (p) =>
    `The columns ${p.headers.join(' and ')} are both ${p.fact}, and one alone can be used; for the other add ${p.options.join(' or ')}.`,
  'csv-header-unclear': (p) =>
    `The column ${p.header} may be ${p.facts.join(' or ')}; say which (- for no fact): ${p.options.join(' or ')}.`,
  'map-malformed': (p) =>
    `"${p.text}" must be column=fact, such as --map '返还基数(万元)=prior_year_ui_premiums'; - stands for no fact.`,
  'map-file-malformed': () =>
    'A file of columns is YAML with "columns", and under it a line for each: header: fact; - stands for no fact and must be in quotes ("-").',
  'map-column-unknown': (p) =>
    `The input has no column "${p.name}".${hint(p.nearest)} Its columns are: ${list(p.headers)}.`,
  'map-column-several': (p) =>
    `Several columns are named "${p.header}"; give the column by its number: ${p.options.join(' or ')}.`,
  'map-column-twice': (p) => `The column "${p.header}" is given twice; leave one.`,
  'csv-title-unit': (p) =>
    `The unit of money above the header, "${p.unit}", cannot be used as it stands, and these columns of money say none of their own: ${p.headers.join(', ')}. Write (元) or (万元) in their headers, with figures in that unit; or say --map 'column=fact(元)'.`,
  'csv-header-extended': (p) =>
    `The column ${p.header} seems to be ${p.fact}, but "${p.extension}" is no unit or month that it can have; write (%), (小数), (元), (万元) or @2020-02; without a unit say --map 'column=fact'; give it another name if it is something else.`,
  'value-too-long': (p) =>
    `The cell has ${p.found} characters, more than the ${p.limit} of any value; look at what is in it.`,
  'csv-columns-many': (p) =>
    `The row has ${p.found} columns, more than the ${p.limit} that a sheet can have; leave out those that are not needed.`,
  'csv-header-unknown': (p) =>
    `No header found: none of the first ${p.rows} rows names a column that is known. It must name at least ${p.facts.join(', ')}; "suance template" writes a header, --map takes a column under another name.`,
  'csv-header-empty': () =>
    'No header found: the first row is empty, and no row near it names a column that is known; delete the empty rows above the header.',
  'csv-record-too-large': (p) => `A row is larger than ${p.limit}; a quote may be missing.`,
  'line-too-long': (p) => `The line is longer than ${p.limit}; write one case a line.`,
  'case-without-measure': () =>
    'The case does not say what it is of; write {"measure": "…", "facts": {…}}, or name the measure behind `calc`.',
  'manifest-malformed': (p) =>
    `In the manifest, ${p.key ? `"${p.key}"` : 'the whole'} should be ${p.expected}; the file may be incomplete or altered, use the original one.`,
  'manifest-newer': (p) => `The manifest is of form ${p.found}, written by a later suance; verify it with that.`,
  'manifest-option': (p) =>
    `The manifest has an option "${p.option}" that this program does not write; it may have been altered, or written by a later suance.`,
  'total-by-unknown': (p) =>
    `The input has no column "${p.name}".${hint(p.nearest)} Its columns are: ${list(p.headers)}.`,
  'total-by-person': (p) =>
    `The column "${p.header}" says who each row is of, so that there is nothing to total; choose another, such as county or trade.`,
  'limit-sum': () => 'A sum has parts of a fen or too many digits, and cannot be counted towards a limit.',
  'measure-twice': (p) => `The measure ${p.name} is named twice; leave one out.`,
  'screen-with-measure': (p) =>
    `--screen takes every measure, so ${p.name} cannot be named beside it; leave out the one or the other.`,
  'history-without-limits': (p) =>
    p.facts.length === 0
      ? 'These measures have no limits across lists, so earlier results cannot count; leave --history out.'
      : `The list has no ${list(p.facts.map((each) => each.en))}, so earlier results cannot count towards limits; add the columns, or leave --history out.`,
  'history-not-results': (p) =>
    `These are no results of a list: there is no column ${list(p.columns)}. Give --history the CSV or NDJSON that suance batch wrote.`,
  'history-without-keys': (p) =>
    p.facts.length === 0
      ? 'This result does not say what it used of limits, so it cannot be counted. Give the CSV result, or compute the list again first.'
      : `This result does not say what it used of limits by ${list(p.facts.map((each) => each.en))}, most likely because its list had no such columns, so it cannot be counted; add them to that list and compute it again.`,
  'history-status': (p) =>
    `"${p.found}" is no status, so whether this row was granted is not known; put back what suance wrote (${p.expected.join(' or ')} for what was granted), or give the file as it was written.`,
  'history-measure': (p) =>
    `"${p.name}" is no measure, so this row, which was granted, cannot be counted towards limits; put back the id that was written there, or name further tables with --policies.`,
  'history-column-twice': (p) =>
    `Columns ${p.headers.join(' and ')} are both the ${p.fact.en}, and claims may be counted by either; delete the one that is not meant, or give the NDJSON of that run.`,
  'history-fact-missing': (p) =>
    `This row was granted and has no ${list(p.facts.map((each) => each.en))}, so it cannot be counted towards limits; add the column or the value.`,
  'history-masked': () =>
    'Numbers are masked (*) here, so nobody can be known by them; give the results that were written without --mask.',
  'history-twice': (p) => `${p.path} is given twice and would count twice; name it once.`,
  'history-differs': (p) =>
    `Computed again by ${p.measure}, this row comes out otherwise than its result, so what it used is not known (values given with --set and --param are not in the file). Add these as columns, or give the NDJSON of that run.`,
  'workbook-damaged': (p) =>
    `The workbook is damaged or incomplete (${p.part}); open it in Excel or WPS and save it as .xlsx, or ask for it again.`,
  'workbook-too-large': (p) => tooLarge(p.what, p.limit),
  'workbook-sheet-several': (p) =>
    `The workbook has several sheets: ${sheets(p.sheets)}; choose one with --sheet NAME.`,
  'workbook-sheet-unknown': (p) =>
    `There is no sheet "${p.name}".${hint(p.nearest)} The workbook has: ${sheets(p.sheets)}.`,
  'workbook-no-sheet': () => 'The workbook has no sheet with cells, only charts or macros; give the one with the list.',
  'cell-rounded': () =>
    'The cell is a number of 16 digits or more; spreadsheets keep 15, so the last ones are lost and cannot be restored. Set the column to text and fill it in again from the source.',
  'cell-error': (p) =>
    `The formula in the cell fails (${p.text}); mend it in the spreadsheet, or put the value in, and save.`,
  'cell-hashes': () =>
    'The cell has nothing but "####": the column was too narrow when it was exported, and the number or date is not there. Make it wider and export it again.',
  'cell-undecodable': () =>
    'Characters of the cell are damaged (�), and what they were cannot be known; give the encoding with --input-encoding, or export the list again.',
  'cell-not-calculated': () =>
    'The formula in the cell has no result; open the file in Excel or WPS, save it and try again.',
  'cell-scaled': () =>
    'The number format of the cell shows thousands or the like, not the number that it holds; which is meant is not clear. Set the column to general or number, check it and try again.',
  'cell-residue': (p) =>
    `The cell holds a number that differs from ${p.near} by no more than a spreadsheet's arithmetic leaves behind (after 13 digits), and which is meant is not clear; round it with ROUND, or put the value in.`,
  'outputs-same': (p) => `${p.options[0]} and ${p.options[1]} write to the same file, ${p.path}; name two files.`,
  'input-changed': () =>
    'The list was changed while it was computed, and the results would not be those of the file that is there now; nothing was written. Run it again when the file stays as it is.',
  'rejects-form': (p) =>
    p.workbook
      ? 'The list is a workbook, and its invalid rows are written as one; give the file a name that ends in .xlsx.'
      : 'The list is a text, and its invalid rows are written in the same form; give the file a name that ends in .csv, not .xlsx.',
  'output-is-input': (p) => `${p.path} is the input; write to another file.`,
  'unknown-command': (p) => `There is no command "${p.name}".${hint(p.nearest)} "suance --help" shows all.`,
  'unknown-option': (p) => `There is no option "${p.name}" here.${hint(p.nearest)}`,
  'option-argument-missing': (p) => `${p.option} needs a value.`,
  'option-value': (p) => `"${p.value}" is not possible; possible: ${list(p.allowed)}.`,
  'argument-missing': (p) => `<${p.name}> is missing.`,
  'argument-excess': (p) => `"${p.found}" is one argument too many.`,
  'option-not-here': (p) => `${p.command} does not take ${p.option}.`,
  'option-needs': (p) => `${p.option} is used together with ${p.needs} only; add ${p.needs}.`,
  'option-without-use': (p) =>
    ({
      text: 'the list is no workbook and has no sheets; leave the option out.',
      workbook: 'the list is a workbook, which has neither encoding nor delimiter; leave the option out.',
      'workbook-results': 'the results are a workbook, which has no encoding; leave the option out, or write a .csv.',
      ndjson: 'NDJSON is always UTF-8; leave the option out.',
    })[p.of],
  'not-a-terminal': (p) =>
    `There is no terminal to ask at. Missing: ${list(p.missing) || 'nothing'}. Give them as name=value.`,
  'parameter-unknown': (p) => `There is no figure "${p.name}".${hint(p.nearest)}`,
  'config-malformed': (p) =>
    `"${p.text}" is not of the form "key: value"; mend or delete the line. With --no-config the settings are left aside.`,
  'config-unknown-key': (p) =>
    `There is no setting "${p.name}".${hint(p.nearest)} "suance config unset ${p.name}" removes it; with --no-config the settings are left aside.`,
  'unknown-setting': (p) => `There is no setting "${p.name}".${hint(p.nearest)} There are: ${list(p.allowed)}.`,
  'config-ignored': () =>
    'No settings file is in use (--no-config, or SUANCE_CONFIG is empty), so there is none to write to.',
  internal: (p) => `A fault in the program: ${p.message}. Please report it with the command that you ran.`,
};
