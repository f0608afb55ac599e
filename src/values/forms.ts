import { tidy, UNSEEN } from './parse.ts';

/*
 * In which form a text is written that the readers of parse.ts take for a value: what they have normalised. Whoever reads a
 * list is told how many cells were in each, so that nothing is changed unseen.
 */

/** Forms other than the plain one, each a bit of a {@link Forms}. The most telling come first. */
export const FORM_NAMES = [
  'date-slash',
  'date-dot',
  'date-compact',
  'date-chinese',
  'date-short',
  'midnight',
  'month-as-day',
  'thousands',
  'ten-thousand',
  'currency',
  'negative',
  'per-mille',
  'whole-decimal',
  'unit',
  'sign',
  'identifier-x',
  'full-width',
  'apostrophe',
  'text-formula',
  'blanks',
] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** A set of forms, by their places in {@link FORM_NAMES}; 0: the text is written plainly. */
export type Forms = number;

const BIT = Object.fromEntries(FORM_NAMES.map((name, index) => [name, 1 << index])) as Record<FormName, number>;

/** Texts that need no look: digits with a point, a percentage, a date of ISO 8601. */
const PLAIN = /^(?:\d+(?:\.\d+)?%?|\d{4}-\d\d(?:-\d\d)?)$/;
const WIDE = /[\uff01-\uff5e\uffe0-\uffee\ufe30-\ufe6f\u2f00-\u2fdf]/;
const UNSEEN_SIGN = new RegExp(UNSEEN);
const SLASHED = /^\d{4}\/\d{1,2}\/\d{1,2}$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/;
const UNSEEN_ALL = new RegExp(UNSEEN, 'g');
const DASHED = /^\d{4}-\d{1,2}(?:-\d{1,2})?$/;

/** The forms of a name: one bit each. */
export function namesOf(forms: Forms): FormName[] {
  return FORM_NAMES.filter((_, index) => (forms & (1 << index)) !== 0);
}

/**
 * The forms of a text that has been read as a value of a type.
 * @param type as facts have it: `money`, `rate`, `count`, `number`, `date`, `month`, `boolean`, `text`, `region`, `enum …`
 * @param format that of an identifier
 */
export function formsOf(type: string, text: string, format?: string): Forms {
  const number = type === 'money' || type === 'rate' || type === 'count' || type === 'number';
  if (PLAIN.test(text)) {
    if (type === 'date') return text.includes('-') ? 0 : BIT['date-compact'];
    if (type === 'month') return text.includes('-') ? monthForm(text) : BIT['date-compact'];
    if (type === 'count') return text.includes('.') ? BIT['whole-decimal'] : 0;
    if (type === 'boolean') return BIT.sign;
    return 0;
  }
  // Most of what is not plain is in slashes or has its thousands set apart.
  if (type === 'date' && SLASHED.test(text)) return BIT['date-slash'];
  if (number && GROUPED.test(text) && !(type === 'count' && text.includes('.'))) return BIT.thousands;
  let forms = marks(text, number);
  const plain = tidy(text);
  if (type === 'date' || type === 'month') forms |= dateForms(plain, type);
  else if (number) forms |= numberForms(plain.replace(UNSEEN_ALL, ''), type);
  else if (type === 'boolean' && /^[√✓✔×✗✘✕✖☑☐yn01]$/i.test(plain)) forms |= BIT.sign;
  else if (format !== undefined && /[^\dA-Z]$|[a-z]/.test(plain)) forms |= BIT['identifier-x'];
  return forms;
}

/** What stands around any value: full width, a leading apostrophe, blanks. Names may have blanks inside and signs of full width. */
function marks(text: string, everywhere: boolean): Forms {
  let forms = 0;
  const wide = everywhere ? text : text.replace(/[（），、：；．－／]/g, '');
  if (WIDE.test(wide)) forms |= BIT['full-width'];
  const bare = text.replace(/^[\s\u200b-\u200f\ufeff]+/, '');
  if (bare.startsWith("'") || bare.startsWith('＇')) forms |= BIT.apostrophe;
  if (/^['＇]?="/.test(bare)) forms |= BIT['text-formula'];
  if (
    UNSEEN_SIGN.test(text.charAt(0)) ||
    UNSEEN_SIGN.test(text.charAt(text.length - 1)) ||
    (everywhere && UNSEEN_SIGN.test(text))
  )
    forms |= BIT.blanks;
  return forms;
}

function dateForms(plain: string, type: 'date' | 'month'): Forms {
  let forms = 0;
  const day = plain.replace(/[T\s]+0{1,2}:00(:00(\.0+)?)?$/, '');
  if (day !== plain) forms |= BIT.midnight;
  if (day.includes('年')) forms |= BIT['date-chinese'];
  else if (day.includes('/')) forms |= BIT['date-slash'];
  else if (day.includes('.')) forms |= BIT['date-dot'];
  else if (/^\d+$/.test(day)) forms |= BIT['date-compact'];
  else if (DASHED.test(day) && !/^\d{4}-\d\d(?:-\d\d)?$/.test(day)) forms |= BIT['date-short'];
  return type === 'month' ? forms | monthForm(day) : forms;
}

/** A month for which its first day is written. */
function monthForm(day: string): Forms {
  return /^\d{4}([-/.])\d{1,2}\1\d{1,2}$|日|号/.test(day) ? BIT['month-as-day'] : 0;
}

function numberForms(plain: string, type: string): Forms {
  let forms = 0;
  if (/\d,\d/.test(plain)) forms |= BIT.thousands;
  if (/^[(（\-−△▲]|[¥￥][-−△▲]/.test(plain)) forms |= BIT.negative;
  if (type === 'money') {
    if (/[万亿]/.test(plain)) forms |= BIT['ten-thousand'];
    else if (/[¥￥元圆]|人民币|RMB|CNY|yuan/i.test(plain)) forms |= BIT.currency;
  } else if (type === 'rate') {
    if (plain.endsWith('‰')) forms |= BIT['per-mille'];
  } else {
    const unit = /[^\d.,)(+\-−△▲]+$/.exec(plain);
    if (unit) forms |= BIT.unit;
    if (type === 'count' && /\d\.0+\D*$/.test(plain)) forms |= BIT['whole-decimal'];
  }
  return forms;
}

/** How many texts were in each form: by column, the same memory for any number of them. */
export class FormCounts {
  /** Column after column, one number a form. */
  private readonly counts: Float64Array;

  /** @param columns how many columns are counted */
  constructor(columns: number) {
    this.counts = new Float64Array(columns * FORM_NAMES.length);
  }

  /** Counts a text of a column; -1 takes back one that was counted. */
  add(column: number, forms: Forms, times = 1): void {
    const start = column * FORM_NAMES.length;
    for (let rest = forms; rest !== 0; rest &= rest - 1) this.counts[start + 31 - Math.clz32(rest & -rest)]! += times;
  }

  /** Adds counts from elsewhere, as {@link data} gives them. */
  addData(data: readonly number[]): void {
    for (const [index, count] of data.entries()) this.counts[index]! += count;
  }

  data(): number[] {
    return [...this.counts];
  }

  /** The forms of a column with their counts, the most frequent first. */
  of(column: number): { readonly form: FormName; readonly count: number }[] {
    const start = column * FORM_NAMES.length;
    return FORM_NAMES.map((form, index) => ({ form, count: this.counts[start + index] ?? 0 }))
      .filter((each) => each.count > 0)
      .sort((a, b) => b.count - a.count);
  }
}
