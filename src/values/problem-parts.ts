/**
 * What a file is that is not read: a ZIP archive or compound file that was not looked into, an old workbook (.xls, .et),
 * a workbook with a password, a binary one (.xlsb), an OpenDocument one, one saved as XML in the form of 2003, other
 * documents of office programs, and the rest as named.
 */
export type ForeignKind =
  | 'zip'
  | 'compound'
  | 'xls'
  | 'encrypted'
  | 'xlsb'
  | 'ods'
  | 'xml-spreadsheet'
  | 'office'
  | 'html'
  | 'xml'
  | 'pdf'
  | 'archive'
  | 'binary';

/** What of a workbook is beyond a limit; `file`, `unpacked`, `textBytes` in bytes, `cell`, `cellWritten` in characters. */
export type WorkbookLimit =
  | 'file'
  | 'unpacked'
  | 'parts'
  | 'elements'
  | 'texts'
  | 'textBytes'
  | 'styles'
  | 'sheets'
  | 'rows'
  | 'columns'
  | 'cells'
  | 'cell'
  | 'cellWritten';

/** A sheet of a workbook, as errors list it. */
export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}
