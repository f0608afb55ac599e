import type { CaseSettings } from '../../cases/assemble.ts';
import type { NamedQuantity } from '../../cases/names.ts';
import { type Codes, decimalsOf, fromNumber } from '../../engine/numeric/form.ts';
import type { Value } from '../../language/value.ts';
import type { FactDefinition } from '../../policies/model.ts';
import { languageType } from '../../policies/quantity.ts';
import { CellReader, LEFT_CELL } from '../bulk/cells.ts';
import { UTF8 } from '../codec.ts';
import type { ValueColumn } from '../columns.ts';
import { ColumnReader } from '../compute.ts';
import { type ObjectScanner, same } from './scanner.ts';

/** Names by which facts were given so far, at most. */
const REMEMBERED = 4096;
/** A bare rate in JSON is a decimal fraction. */
const HINTS = { bareRate: 'fraction' } as const;

/** Reads a cell between two positions. */
type Reader = (bytes: Buffer, view: DataView, from: number, to: number) => number;

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
  /** Identifiers that the line gives and that say something of other facts. */
  readonly identifiers: (readonly [name: string, text: string])[] = [];
  /** By cell: what reads it, made when it is first given. */
  private readonly readers: Reader[] = [];
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

  /**
   * Reads what a line gives; false where the ordinary reader is to judge.
   * @param view the same bytes; eight more can be read behind the line
   */
  read(bytes: Buffer, view: DataView, { count, nameFrom, nameTo, from, to, none }: ObjectScanner): boolean {
    const { cells, given, named, readers } = this;
    for (let index = 0; index < this.count; index += 1) cells[given[index]!] = Number.NaN;
    this.count = 0;
    this.identifiers.length = 0;
    this.line += 1;
    for (let index = 0; index < count; index += 1) {
      const cell = this.find(bytes, nameFrom[index]!, nameTo[index]!, index);
      // What is given twice, be it under two names, is for the ordinary reader.
      if (cell < 0 || named[cell] === this.line) return false;
      named[cell] = this.line;
      if (none[index] === 1) continue;
      const value = (readers[cell] ?? this.reader(cell))(bytes, view, from[index]!, to[index]!);
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

  /** The facts of the line that was read last, as values. */
  values(): Record<string, Value> {
    const { cells, given, columns, codes } = this;
    const facts: Record<string, Value> = {};
    for (let index = 0; index < this.count; index += 1) {
      const { named, header } = columns[given[index]!]!;
      if (named.kind !== 'fact' || named.definition.type === 'text') continue;
      const type = languageType(named.definition.type);
      facts[header] = fromNumber(cells[given[index]!]!, type, decimalsOf(type), 1, codes);
    }
    for (const [name, text] of this.identifiers) facts[name] = text;
    return facts;
  }

  private reader(cell: number): Reader {
    const { settings, codes } = this;
    const column = this.columns[cell]!;
    const { kind, definition } = column.named;
    const ordinary = new ColumnReader(column, settings);
    let reader: Reader;
    if (kind === 'fact' && definition.type === 'text') reader = this.textReader(ordinary, definition);
    else {
      const own = new CellReader(column, ordinary, codes, UTF8);
      reader = (bytes, view, from, to) => own.read(bytes, view, from, to);
    }
    this.readers[cell] = reader;
    return reader;
  }

  /** A free text is only looked at: no numeric form could stand for all that there are. */
  private textReader(ordinary: ColumnReader, { name, agrees }: FactDefinition): Reader {
    return (bytes, _view, from, to) => {
      const value = ordinary.read(bytes.toString('utf8', from, to));
      if (typeof value !== 'string') return LEFT_CELL;
      if (agrees) this.identifiers.push([name, value]);
      return 0;
    };
  }
}
