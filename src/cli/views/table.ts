import type { Style } from '../style.ts';
import { widthOf, wrap } from '../wrap.ts';

/**
 * A table of texts in lines no wider than the terminal. A table that would be too wide is turned: one block a row, a
 * line a column.
 */
export async function renderTable(head: readonly string[], rows: readonly (readonly string[])[], style: Style): Promise<string[]> {
  const { default: Table } = await import('cli-table3');
  const right = head.map((_, column) => rows.every((row) => /^[-\d.,%/]+$/.test(row[column] ?? '')));
  const natural = head.map((text, column) => Math.max(...[text, ...rows.map((row) => row[column] ?? '')].map((each) => widthOf(each))));
  const available = style.width - head.length * 2;
  if (natural.reduce((sum, each) => sum + each, 0) > available) {
    const wrapped = head.map((text, column) => wrapHead(text, Math.max(...rows.map((row) => widthOf(row[column] ?? '')))));
    const widths = wrapped.map((text, column) => Math.max(...text.split('\n').map((each) => widthOf(each)), ...rows.map((row) => widthOf(row[column] ?? ''))));
    if (widths.reduce((sum, each) => sum + each, 0) > available) return turned(head, rows, style);
    return draw(wrapped);
  }
  return draw(head);

  function draw(titles: readonly string[]): string[] {
    const line = style.ascii ? '-' : '─';
    const table = new Table({
      head: [...titles],
      colAligns: right.map((each) => (each ? 'right' : 'left')),
      style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
      chars: {
        top: '',
        'top-mid': '',
        'top-left': '',
        'top-right': '',
        bottom: '',
        'bottom-mid': '',
        'bottom-left': '',
        'bottom-right': '',
        left: '',
        'left-mid': '',
        right: '',
        'right-mid': '',
        mid: line,
        'mid-mid': line,
        middle: '',
      },
    });
    for (const row of rows) table.push([...row]);
    return table
      .toString()
      .split('\n')
      .map((each) => each.trimEnd());
  }
}

function wrapHead(text: string, width: number): string {
  return wrap(text, Math.max(width, 10)).join('\n');
}

function turned(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string[] {
  const width = Math.max(...head.map((each) => widthOf(each)));
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.flatMap((text, column) => {
      const label = head[column]! + ' '.repeat(width - widthOf(head[column]!));
      return wrap(text, style.width - width - 4).map((line, at) => (at === 0 ? `  ${label}  ` : ' '.repeat(width + 4)) + line);
    }),
  ]);
}
