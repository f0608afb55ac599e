import type { CaseSettings } from '../../cases/assemble.ts';
import type { NamedQuantity } from '../../cases/names.ts';
import type { Codes } from '../../engine/numeric/form.ts';
import { SuanceError } from '../../values/problem.ts';
import { CellReader, LEFT_CELL } from '../bulk/cells.ts';
import type { ValueColumn } from '../columns.ts';
import { ColumnReader } from '../compute.ts';
import { type ObjectScanner, same } from './scanner.ts';

/** Names by which facts were given so far, at most. */
const REMEMBERED = 4096;
/** A bare rate in JSON is a decimal fraction. */
const HINTS = { bareRate: 'fraction' } as const;

/** A name as it stands in a line, and the cell that it gives. */
interface Name {
  readonly bytes: Uint8Array;
  readonly cell: number;
}

/** Reads the facts of a plainly written case into cells, one for each fact and figure of the vocabulary. */
export class FactCells {
  /** The values in numeric form; NaN where the case does not give one. */
  readonly cells: Float64Array;
  /** The cells that are given, so many of them. */
  readonly given: Int32Array;
  count = 0;
  readonly columns: readonly ValueColumn[];
  private readonly cellOf: ReadonlyMap<string, number>;
  /** By cell: what reads it, made when it is first given. */
  private readonly readers: ((bytes: Buffer, from: number, to: number) => number)[] = [];
  private readonly byText = new Map<string, Name>();
  /** By position in a line: the name that stood there last. Lines that a program writes are all alike. */
  private readonly last: Name[] = [];
  /** By cell: the line in which it was named last. */
  private readonly named: Float64Array;
  private line = 0;

  constructor(
    private readonly settings: CaseSettings,
    private readonly codes: Codes,
  ) {
    const { facts, figures } = settings.set.vocabulary();
    const quantities: NamedQuantity[] = [
      ...Object.values(facts).flatMap((definition): NamedQuantity[] =>
        definition.by === null ? [{ kind: 'fact', definition, month: null }] : [],
      ),
      ...Object.values(figures).map((definition): NamedQuantity => ({ kind: 'figure', definition })),
    ];
    this.columns = quantities.map((named, index) => ({ index, header: named.definition.name, named, hints: HINTS }));
    this.cellOf = new Map(this.columns.map(({ header, index }) => [header, index]));
    this.cells = new Float64Array(quantities.length).fill(Number.NaN);
    this.given = new Int32Array(quantities.length);
    this.named = new Float64Array(quantities.length);
  }

  /** The cell of a fact or figure, or -1. */
  cell(name: string): number {
    return this.cellOf.get(name) ?? -1;
  }

  /** Reads what a line gives; false where the ordinary reader is to judge. */
  read(bytes: Buffer, { count, nameFrom, nameTo, from, to, none }: ObjectScanner): boolean {
    const { cells, given, named, readers } = this;
    for (let index = 0; index < this.count; index += 1) cells[given[index]!] = Number.NaN;
    this.count = 0;
    this.line += 1;
    for (let index = 0; index < count; index += 1) {
      const cell = this.find(bytes, nameFrom[index]!, nameTo[index]!, index);
      // What is given twice, be it under two names, is for the ordinary reader.
      if (cell < 0 || named[cell] === this.line) return false;
      named[cell] = this.line;
      if (none[index] === 1) continue;
      const value = (readers[cell] ?? this.reader(cell))(bytes, from[index]!, to[index]!);
      if (value === LEFT_CELL || Number.isNaN(value)) return false;
      cells[cell] = value;
      given[this.count++] = cell;
    }
    return true;
  }

  private find(bytes: Buffer, from: number, to: number, position: number): number {
    const last = this.last[position];
    if (last !== undefined && same(bytes, from, to, last.bytes)) return last.cell;
    const text = bytes.toString('latin1', from, to);
    const name = this.byText.get(text) ?? this.learn(bytes, from, to, text);
    if (name === null) return -1;
    this.last[position] = name;
    return name.cell;
  }

  private learn(bytes: Buffer, from: number, to: number, text: string): Name | null {
    const quantity = this.settings.names.find(bytes.toString('utf8', from, to));
    // Shorthands and values month by month are no single cells.
    if (!quantity || quantity.kind === 'shorthand') return null;
    const cell = this.cell(quantity.definition.name);
    if (cell < 0) return null;
    const name = { bytes: Uint8Array.from(bytes.subarray(from, to)), cell };
    if (this.byText.size < REMEMBERED) this.byText.set(text, name);
    return name;
  }

  private reader(cell: number): (bytes: Buffer, from: number, to: number) => number {
    const column = this.columns[cell]!;
    const ordinary = new ColumnReader(column, this.settings);
    const made = (column.named.definition as { readonly type?: string }).type === 'text' ? checked : inCell;
    const reader = made(column, ordinary, this.codes);
    this.readers[cell] = reader;
    return reader;
  }
}

function inCell(column: ValueColumn, ordinary: ColumnReader, codes: Codes) {
  const reader = new CellReader(column, ordinary, codes);
  return (bytes: Buffer, from: number, to: number) => reader.read(bytes, from, to);
}

/** A free text is only looked at: no numeric form could stand for all that there are. */
function checked(_column: ValueColumn, ordinary: ColumnReader) {
  return (bytes: Buffer, from: number, to: number) => {
    const value = ordinary.read(bytes.toString('utf8', from, to));
    return value === null || value instanceof SuanceError ? LEFT_CELL : 0;
  };
}
