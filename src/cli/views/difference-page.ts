import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { hanging, pad, wrap } from '../wrap.ts';
import type { DifferenceRow } from './difference-rows.ts';

/** Rows under a title of their own, of a measure for instance. */
export interface DifferenceBlock {
  readonly title: string | null;
  readonly rows: readonly DifferenceRow[];
}

/** Differences side by side: headings, what differs, and under it what the two sides say. */
export function differencePage(
  sides: readonly [a: readonly string[], b: readonly string[]],
  blocks: readonly DifferenceBlock[],
  texts: Texts,
  style: Style,
): string {
  const { compare } = texts;
  const columns = new Columns(style);
  const head = columns.lines(sides[0].join('\n'), sides[1].join('\n'));
  const lines = [...head.map((each) => style.bold(each)), columns.rule()];
  let count = 0;
  for (const block of blocks) {
    if (block.rows.length === 0) continue;
    count += block.rows.length;
    if (block.title !== null) lines.push('', ...wrap(block.title, style.width).map((each) => style.bold(each)));
    let section = '';
    for (const row of joined(block.rows)) {
      if (row.section !== section) {
        section = row.section;
        lines.push(
          ...(block.title === null ? [''] : []),
          ...wrap(section, style.width).map((each) => style.bold(each)),
        );
      }
      if (row.label && row.label !== row.section) lines.push(...hanging('  ', style.dim(row.label), style.width));
      lines.push(...columns.lines(row.a, row.b));
    }
  }
  lines.push('', count === 0 ? compare.none : compare.count(count));
  return style.shown(`${lines.join('\n')}\n`);
}

/** Rows without a label that stand under one heading, such as facts, are lists: one beside the other. */
function joined(rows: readonly DifferenceRow[]): DifferenceRow[] {
  const result: DifferenceRow[] = [];
  for (const row of rows) {
    const last = result.at(-1);
    if (row.label !== '' || last?.label !== '' || last.section !== row.section) {
      result.push(row.label === '' ? { ...row, a: bullet(row.a), b: bullet(row.b) } : row);
      continue;
    }
    const both = (one: string | null, two: string | null) => [one, bullet(two)].filter(Boolean).join('\n') || null;
    result[result.length - 1] = { ...last, a: both(last.a, row.a), b: both(last.b, row.b) };
  }
  return result;
}

function bullet(text: string | null): string | null {
  return text === null ? null : `· ${text}`;
}

class Columns {
  private readonly width: number;
  private readonly bar: string;

  constructor(private readonly style: Style) {
    this.width = Math.floor((style.width - 5) / 2);
    this.bar = style.ascii ? '|' : '│';
  }

  lines(a: string | null, b: string | null): string[] {
    const [left, right] = [this.wrapped(a), this.wrapped(b)];
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
      `  ${pad(left[index] ?? '', this.width)} ${this.style.dim(this.bar)} ${right[index] ?? ''}`.trimEnd(),
    );
  }

  rule(): string {
    const line = this.style.ascii ? '-' : '─';
    return this.style.dim(line.repeat(this.style.width));
  }

  /** A side of a row; a dash where it has nothing like it. Further lines of an item stand under its first. */
  private wrapped(text: string | null): string[] {
    if (text === null) return ['—'];
    return text
      .split('\n')
      .flatMap((line) =>
        line.startsWith('· ')
          ? hanging(`${this.style.signs.bullet} `, line.slice(2), this.width)
          : wrap(line, this.width),
      );
  }
}
