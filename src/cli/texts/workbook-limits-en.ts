import type { WorkbookLimit } from '../../values/problem.ts';

/** What of a workbook is beyond a limit, and what to do. */
export function tooLarge(what: WorkbookLimit, limit: number): string {
  const count = limit.toLocaleString('en-US');
  const mebibytes = `${limit / 1024 / 1024} MiB`;
  const split = 'split it into several files, or save it as CSV (UTF-8), and try again.';
  switch (what) {
    case 'file':
      return `The workbook is larger than ${mebibytes} and cannot be read from standard input; name the file, or save it as CSV (UTF-8).`;
    case 'unpacked':
      return `The workbook unpacks to more than ${mebibytes}, which no usual one does; ${split}`;
    case 'parts':
      return `The workbook has more than ${count} files inside, which no usual one has; copy the list to a new one and try again.`;
    case 'elements':
      return `The workbook has more inside than any usual one (${count} elements in one part); copy the list to a new one and try again.`;
    case 'texts':
      return `The workbook has more than ${count} different texts; ${split}`;
    case 'textBytes':
      return `The different texts of the workbook come to more than ${mebibytes}; ${split}`;
    case 'styles':
      return `The workbook has more than ${count} styles of cells, which no usual one has; copy the list to a new one and try again.`;
    case 'sheets':
      return `The workbook names more than ${count} sheets or other parts, which no usual one does; copy the list to a new one and try again.`;
    case 'rows':
      return `The sheet has more than ${count} rows; ${split}`;
    case 'columns':
      return `The sheet has more than ${count} columns; delete those that are not needed and try again.`;
    case 'cells':
      return `The sheet has more than ${count} cells; delete the rows and columns beside the list and try again.`;
    case 'cell':
    case 'cellWritten':
      return `A cell has more than ${count} characters; shorten it, or use CSV.`;
  }
}
