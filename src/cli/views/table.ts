import type { Style } from '../style.ts';
import { widthOf, wrap } from '../wrap.ts';

/**
 * A table of texts in lines no wider than the terminal. A table that would be too wide is turned: one block a row, a
 * line a column.
 */
export async function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  style: Style,
): Promise<string[]> {
  const { default: Table } = await import('cli-table3');
  const right = head.map((_, column) => rows.every((row) => /^[-\d.,%/]*$/.test(row[column] ?? '')));
  const lengths = (column: number) => rows.map((row) => widthOf(row[column] ?? ''));
  const natural = head.map((text, column) => Math.max(widthOf(text), ...lengths(column)));
  const longestWord = (text: string) =>
    Math.max(...text.split(' ').map((each) => (/^[\x20-\x7e]*$/.test(each) ? widthOf(each) : 0)));
  const least = head.map((text, column) => (right[column] ? Math.max(longestWord(text), 6, ...lengths(column)) : 12));
  // Two blanks between columns, or one where that is what makes them fit; only then do columns give way.
  const room = (gap: number) => style.width - head.length * gap + 1;
  const layout =
    [2, 1].map((gap) => ({ gap, widths: shrink(natural, natural, room(gap)) })).find((each) => each.widths) ??
    [2, 1].map((gap) => ({ gap, widths: shrink(natural, least, room(gap)) })).find((each) => each.widths);
  if (!layout?.widths) return turned(head, rows, style);
  const { gap: spaces, widths } = layout;
  const wrapped = (texts: readonly string[]) => texts.map((text, column) => wrap(text, widths![column]!).join('\n'));
  return draw(wrapped(head), rows.map(wrapped));

  function draw(titles: readonly string[], cells: readonly (readonly string[])[]): string[] {
    const line = style.ascii ? '-' : '─';
    const table = new Table({
      head: [...titles],
      colAligns: right.map((each) => (each ? 'right' : 'left')),
      style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': spaces - 1 },
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
        middle: ' ',
      },
    });
    for (const row of cells) table.push([...row]);
    const lines = table
      .toString()
      .split('\n')
      .map((each) => each.trimEnd());
    const rule = new RegExp(`^${line}+$`);
    const width = Math.max(...lines.filter((each) => !rule.test(each)).map((each) => widthOf(each)));
    return lines.map((each) => (rule.test(each) ? line.repeat(width) : each));
  }
}

/**
 * Column widths that fit: the widest columns give way first, none below its least.
 * @returns `null` where not even the least widths fit
 */
function shrink(natural: readonly number[], least: readonly number[], available: number): number[] | null {
  const widths = [...natural];
  for (let excess = widths.reduce((sum, each) => sum + each, 0) - available; excess > 0; excess -= 1) {
    const widest = widths.reduce((best, each, column) => {
      if (each <= least[column]!) return best;
      return best < 0 || each > widths[best]! ? column : best;
    }, -1);
    if (widest < 0) return null;
    widths[widest]! -= 1;
  }
  return widths;
}

function turned(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string[] {
  const width = Math.max(...head.map((each) => widthOf(each)));
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.flatMap((text, column) => {
      const label = head[column]! + ' '.repeat(width - widthOf(head[column]!));
      return wrap(text, style.width - width - 4).map(
        (line, at) => (at === 0 ? `  ${label}  ` : ' '.repeat(width + 4)) + line,
      );
    }),
  ]);
}
