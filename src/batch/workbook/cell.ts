import type { CellMark } from '../cells.ts';
import { nearNumber, storedNumber } from './decimal.ts';
import type { NumberForm } from './formats.ts';
import { serialText } from './serial.ts';
import { type SharedStrings, unescaped } from './strings.ts';

/** A cell as the file has it. */
export interface StoredCell {
  /** Its type: `s` a shared text, `str` the text of a formula, `inlineStr`, `b`, `e`, `d`; empty for a number. */
  readonly type: string;
  readonly style: number;
  /** What stands as its value; `null` where nothing does. */
  readonly value: string | null;
  /** The text written in the cell itself, where it has one. */
  readonly inline: string;
  readonly formula: boolean;
}

/** A cell as text, with its mark where it must not be used. */
export interface CellText {
  readonly text: string;
  readonly mark: CellMark | null;
}

const YES = '是';
const NO = '否';
const NOT_CALCULATED: CellText = { text: '', mark: 'not-calculated' };

/** Makes text of the cells of one workbook. */
export class CellReader {
  constructor(
    private readonly strings: SharedStrings,
    private readonly styles: readonly NumberForm[],
    private readonly from1904: boolean,
  ) {}

  /**
   * The text of a cell: texts as they are, numbers in decimal, percentages with their sign, days as `2023-02-01`, yes and
   * no as 是 and 否, formulas as what they last gave.
   * @returns `null` for what no program writes: the file is damaged
   */
  read(cell: StoredCell): CellText | null {
    const { type, value } = cell;
    switch (type) {
      case 's': {
        const text = value === null ? '' : this.strings.get(Number(value.trim() || Number.NaN));
        return text === null ? null : plain(text);
      }
      case 'inlineStr':
        return plain(unescaped(cell.inline));
      case 'str':
        return value === null && cell.formula ? NOT_CALCULATED : plain(unescaped(value ?? ''));
    }
    const bare = value?.trim() ?? '';
    if (bare === '') return cell.formula ? NOT_CALCULATED : plain('');
    switch (type) {
      case 'b':
        return bare === '1' || bare === '0' ? plain(bare === '1' ? YES : NO) : null;
      case 'e':
        return { text: bare, mark: 'error' };
      case 'd':
        return plain(bare.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' '));
      case 'n':
      case '':
        return this.number(bare, this.styles[cell.style] ?? 'plain');
      default:
        return null;
    }
  }

  private number(stored: string, form: NumberForm): CellText | null {
    const percent = form === 'percent';
    const number = storedNumber(stored, percent ? 2 : 0);
    if (number === null) return null;
    const { text, rounded } = number;
    if (rounded) return { text, mark: 'rounded' };
    if (percent || form === 'plain')
      return { text: percent ? `${text}%` : text, mark: nearNumber(text) === null ? null : 'residue' };
    if (form === 'scaled') return { text, mark: 'scaled' };
    if (typeof form === 'object') return plain(/^\d+$/.test(text) ? text.padStart(form.padded, '0') : text);
    return plain(serialText(Number(stored), form, this.from1904) ?? text);
  }
}

function plain(text: string): CellText {
  return { text, mark: null };
}
