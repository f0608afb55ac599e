import { createPrompt, isEnterKey, isTabKey, useEffect, useKeypress, useState } from '@inquirer/core';
import type { TextPrompt, TextReply } from '../interview/prompter.ts';
import type { Style } from '../style.ts';
import { widthOf, wrap } from '../wrap.ts';
import { cursorSign, keyLines, questionLines, ROOM } from './theme.ts';

/** A text prompt as it is drawn. */
export interface TextConfig extends TextPrompt {
  readonly style: Style;
  /** The keys and what they do. */
  readonly keys: readonly string[];
}

/** The sign that asks why, as either keyboard types it. */
const WHY: ReadonlySet<string> = new Set(['?', '？']);

/** Columns before the typed text. */
const INDENT = 2;

/**
 * Asks for a text and shows, under it and while it is typed, how it is read or what is expected. Enter takes it only if it
 * can be read; an empty one means what the caller says.
 *
 * The typed text has a line to itself: inquirer reckons where the cursor is by characters, and a Chinese label before it
 * would put it out by half.
 */
export const textPrompt = createPrompt<TextReply, TextConfig>((config, done) => {
  const { style } = config;
  const [value, setValue] = useState('');
  const [refused, setRefused] = useState(false);
  // What stood in the field at first gives way to the first character typed, as selected text does; other keys edit it.
  const [untouched, setUntouched] = useState(config.prefill !== '');

  useEffect((line) => {
    line.write(config.prefill);
    setValue(config.prefill);
  }, []);

  useKeypress((key, line) => {
    const asked = config.why !== undefined && WHY.has(line.line.slice(untouched ? value.length : 0));
    if (key.name === 'escape') {
      if (config.back !== null) done({ kind: 'back' });
    } else if (asked && (untouched || value === '')) {
      done({ kind: 'why' });
    } else if (key.ctrl && key.name === 'o') {
      if (config.list !== undefined) done({ kind: 'list' });
    } else if (isTabKey(key)) {
      if (config.other !== null) done({ kind: 'other' });
      else rewrite(line, value);
    } else if (isEnterKey(key)) {
      // Readline has cleared its line by now.
      const text = value.trim();
      if (text === '' || config.read(text).ok) done({ kind: 'text', text });
      else {
        line.write(value);
        setRefused(true);
      }
    } else {
      const typed = untouched && line.line.length > value.length ? line.line.slice(value.length) : line.line;
      const text = overflows(typed, style.width) ? value : typed;
      if (text !== line.line) rewrite(line, text);
      if (text !== value) setRefused(false);
      setValue(text);
      setUntouched(false);
    }
  });

  const under = [...remark(config, value, refused), ...keyLines(config.keys, style)];
  return [
    `${questionLines(config, style)}\n${cursorSign(style)} ${untouched ? style.dim(value) : value}`,
    style.shown(under.map((each) => ' '.repeat(INDENT) + each).join('\n')),
  ];
});

interface EditableLine {
  clearLine(direction: 0 | 1 | -1): void;
  write(text: string): void;
}

function rewrite(line: EditableLine, text: string): void {
  line.clearLine(0);
  line.write(text);
}

/** Wide characters must not wrap, for the reason given above; figures and letters may. */
function overflows(text: string, width: number): boolean {
  const columns = widthOf(text);
  return columns !== text.length && columns + INDENT >= width;
}

function remark(config: TextConfig, value: string, refused: boolean): string[] {
  const { style } = config;
  const width = style.width - ROOM;
  const text = value.trim();
  if (text === '') return config.hint === '' ? [] : wrap(style.dim(config.hint), width);
  const reading = config.read(text);
  if (reading.ok) return reading.shown === '' ? [] : wrap(style.dim(`= ${reading.shown}`), width);
  // Enter on a bad value marks it more strongly, so that the key is seen to have been heard.
  const paint = (line: string) => (refused ? style.bold(style.bad(line)) : style.bad(line));
  return wrap(`${refused ? '! ' : ''}${reading.message}`, width).map(paint);
}
