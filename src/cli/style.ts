import type { ChalkInstance } from 'chalk';
import type { Io } from './io.ts';
import type { Options } from './program.ts';

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
  /** Columns to fill. */
  readonly width: number;
}

const SIGNS = {
  unicode: { yes: '✓', no: '✗', unknown: '?', arrow: '→', bullet: '·' },
  ascii: { yes: '[Y]', no: '[N]', unknown: '[?]', arrow: '->', bullet: '-' },
} as const;

/** The style for an output: colours on a terminal unless they are refused, signs as asked. */
export async function styleFor(io: Io, options: Pick<Options, 'color' | 'ascii'>): Promise<Style> {
  const { Chalk } = await import('chalk');
  const coloured = io.stdout.isTTY === true && options.color !== false && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
  const chalk: ChalkInstance = new Chalk({ level: coloured ? 1 : 0 });
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    open: chalk.yellow,
    signs: options.ascii ? SIGNS.ascii : SIGNS.unicode,
    ascii: options.ascii === true,
    width: Math.max(40, Math.min(io.stdout.columns ?? 80, 100)),
  };
}
