import type { ChalkInstance } from 'chalk';
import type { Io } from './io.ts';
import type { Options } from './options.ts';

/** Colours and signs for a terminal, or none. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly open: (text: string) => string;
  readonly signs: {
    readonly yes: string;
    readonly no: string;
    readonly unknown: string;
    readonly arrow: string;
    readonly bullet: string;
  };
  readonly ascii: boolean;
  /** The text as this console can show it. */
  readonly shown: (text: string) => string;
  /** Columns to fill. */
  readonly width: number;
}

const SIGNS = {
  unicode: { yes: '✓', no: '✗', unknown: '?', arrow: '→', bullet: '·' },
  ascii: { yes: '[Y]', no: '[N]', unknown: '[?]', arrow: '->', bullet: '-' },
} as const;

const UNCOLOURED = (text: string) => text;

/** The style for an output: colours on a terminal unless they are refused, signs as asked. */
export async function styleFor(io: Io, options: Pick<Options, 'color' | 'ascii'>): Promise<Style> {
  const coloured = io.stdout.isTTY === true && options.color !== false && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
  const chalk = coloured ? await colours() : null;
  return {
    bold: chalk?.bold ?? UNCOLOURED,
    dim: chalk?.dim ?? UNCOLOURED,
    good: chalk?.green ?? UNCOLOURED,
    bad: chalk?.red ?? UNCOLOURED,
    open: chalk?.yellow ?? UNCOLOURED,
    signs: options.ascii ? SIGNS.ascii : SIGNS.unicode,
    ascii: options.ascii === true,
    shown: options.ascii ? toAscii : (text) => text,
    width: Math.max(40, Math.min(io.stdout.columns ?? 80, 100)),
  };
}

async function colours(): Promise<ChalkInstance> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '×': 'x',
  '÷': '/',
  '−': '-',
  '⊆': 'in',
  '⊄': 'not in',
  '·': '-',
  '…': '...',
  '—': '-',
  '–': '-',
  '“': '"',
  '”': '"',
  '’': "'",
  '─': '-',
};

/** Signs that old consoles lack, or draw two columns wide, in plain ones; letters of every script stay. */
function toAscii(text: string): string {
  return text.replace(/[≤≥≠×÷−⊆⊄·…—–“”’─]/g, (sign) => PLAIN_SIGNS[sign]!);
}
