import { Separator } from '@inquirer/core';
import search from '@inquirer/search';
import select from '@inquirer/select';
import {
  BACK,
  type ChoicePrompt,
  Interrupted,
  type Prompter,
  type SearchPrompt,
  type TextPrompt,
  type TextReply,
} from '../interview/prompter.ts';
import { type Io, write } from '../io.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { wrap } from '../wrap.ts';
import { textPrompt } from './text.ts';
import { cursorSign, promptTheme, questionLines, ROOM } from './theme.ts';

/** Exit codes of the signals that end an interview: 128 and their number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const INTERRUPTED = SIGNALS.SIGINT;

/** Lines around a list beside the question: an empty one, the keys, and what describes an entry. */
const AROUND_LIST = 5;

const LEAST_ENTRIES = 5;

/** Up to so many entries of a list are numbered, and found by their number. */
const NUMBERED = 9;

/** Lines that describe the entry pointed at. What is drawn again must not be higher than the screen. */
const DESCRIPTION = 5;

/** Asks at a terminal. What was asked is taken off the screen once it is answered: only what is said stays. */
export class TerminalPrompter implements Prompter {
  private readonly leaving = new AbortController();
  private readonly handlers: readonly (readonly [keyof typeof SIGNALS, () => void])[];
  private code: number = INTERRUPTED;

  constructor(
    private readonly io: Io,
    /** In which language the keys are told; it may change between two questions. */
    public texts: Texts,
    private readonly style: Style,
  ) {
    this.handlers = Object.entries(SIGNALS).map(([signal, code]) => {
      const leave = () => {
        this.code = code;
        this.leaving.abort();
      };
      process.on(signal, leave);
      return [signal as keyof typeof SIGNALS, leave] as const;
    });
  }

  /** Gives the signals and the terminal back, so that nothing is left that could keep the process. */
  close(): void {
    for (const [signal, leave] of this.handlers) process.removeListener(signal, leave);
    // A reader that was stopped (Ctrl-Z) sets the terminal to raw input once more when it goes on, even if it is closed.
    process.removeAllListeners('SIGCONT');
    const stdin = this.io.stdin as Partial<NodeJS.ReadStream>;
    stdin.setRawMode?.(false);
    stdin.pause?.();
    stdin.unref?.();
  }

  async say(lines: readonly string[]): Promise<void> {
    if (lines.length > 0) await write(this.io.stdout, this.style.shown(`${lines.join('\n')}\n`));
  }

  async text(prompt: TextPrompt): Promise<TextReply> {
    const { keys } = this.texts.ask;
    const line = [
      keys.confirm,
      ...(prompt.prefill === '' ? [keys.empty(prompt.empty)] : [keys.clear(prompt.empty)]),
      ...(prompt.other === null ? [] : [prompt.other]),
      ...(prompt.back === null ? [] : [keys.back(prompt.back)]),
      ...(prompt.why === undefined ? [] : [keys.by('?', prompt.why)]),
      ...(prompt.list === undefined ? [] : [keys.by('Ctrl-O', prompt.list)]),
      keys.leave,
    ];
    return this.held((context) => textPrompt({ ...prompt, style: this.style, keys: line }, context));
  }

  async choose<T extends string>(prompt: ChoicePrompt<T>): Promise<T | typeof BACK> {
    const { keys } = this.texts.ask;
    const numbered = prompt.choices.length <= NUMBERED;
    const ways = prompt.ways ?? [];
    const line = [
      numbered ? keys.moveOrNumber : keys.move,
      keys.confirm,
      ...(prompt.back === null ? [] : [keys.back(prompt.back)]),
      ...ways.map((each) => keys.by(each.key === '?' ? '?' : 'Ctrl-O', each.meaning)),
      keys.leave,
    ];
    const choices = prompt.choices.map(({ value, name, description }) => ({
      value: value as string,
      name: this.entry(name, numbered),
      ...(description === undefined ? {} : { description: this.wrapped(description) }),
    }));
    const message = questionLines(prompt, this.style);
    const config = {
      message,
      choices,
      pageSize: this.pageSize(linesIn(message) + 1),
      loop: false,
      theme: promptTheme(this.style, line, numbered),
      ...(prompt.initial === undefined ? {} : { default: prompt.initial as string }),
    };
    const chosen = await this.held(
      (context) => select<string>(config, context),
      (text, key) => {
        if (key?.name === 'escape') return prompt.back === null ? null : { leave: BACK };
        const pressed = key?.ctrl && key.name === 'o' ? 'ctrl-o' : text === '？' ? '?' : text;
        const way = ways.find((each) => each.key === pressed);
        return way ? { leave: way.value } : null;
      },
    );
    return chosen as T | typeof BACK;
  }

  async search<T extends string>(prompt: SearchPrompt<T>): Promise<T | typeof BACK> {
    const { keys } = this.texts.ask;
    const line = [
      keys.filter,
      keys.move,
      keys.confirm,
      ...(prompt.back === null ? [] : [keys.back(prompt.back)]),
      keys.leave,
    ];
    const source = (term: string | undefined) => {
      const found = prompt.find(term ?? '').map(({ value, name, description }) => ({
        value: value as string,
        name: this.style.shown(name),
        ...(description === undefined ? {} : { description: this.wrapped(description) }),
      }));
      return found.length > 0 ? found : [new Separator(this.style.open(prompt.none))];
    };
    const config = {
      // The words typed have a line to themselves, as in `textPrompt`.
      message: `${questionLines({ message: prompt.message, help: [] }, this.style)}\n${cursorSign(this.style)}`,
      source,
      pageSize: this.pageSize(DESCRIPTION + 3),
      theme: promptTheme(this.style, line),
      ...(prompt.initialTerm === '' ? {} : { initialValue: prompt.initialTerm }),
    };
    const chosen = await this.held(
      (context) => search<string>(config, context),
      (_text, key) => (key?.name === 'escape' && prompt.back !== null ? { leave: BACK } : null),
    );
    return chosen as T | typeof BACK;
  }

  /** An entry of a list; where it is too long for a line, the further ones stand under the first. */
  private entry(name: string, numbered: boolean): string {
    const indent = numbered ? 5 : 2;
    return wrap(this.style.shown(name), this.style.width - indent).join(`\n${' '.repeat(indent)}`);
  }

  private wrapped(text: string): string {
    const lines = text.split('\n').flatMap((line) => wrap(line, this.style.width - ROOM));
    const shown = lines.length > DESCRIPTION ? [...lines.slice(0, DESCRIPTION - 1), '…'] : lines;
    return shown.map((line) => `  ${this.style.shown(line)}`).join('\n');
  }

  /** Entries that fit, so that what is drawn again is never higher than the screen. */
  private pageSize(taken: number): number {
    const { rows } = this.io.stdout as { rows?: number };
    return Math.max(LEAST_ENTRIES, (rows ?? 24) - AROUND_LIST - taken);
  }

  /**
   * Runs a prompt until it is answered or left. Ctrl-C ends it in inquirer. Ctrl-D on an empty line, and a terminal that
   * goes away, close the reader beneath it without its noticing, which shows in the input being paused.
   */
  private async held<T>(
    run: (context: PromptContext) => Promise<T>,
    left: (text: string | undefined, key: PressedKey | undefined) => Left | null = () => null,
  ): Promise<T> {
    if (this.leaving.signal.aborted) throw new Interrupted(this.code);
    const { stdin, stdout } = this.io;
    const own = new AbortController();
    const signal = AbortSignal.any([own.signal, this.leaving.signal]);
    let way: Left | null = null;
    const keyed = (text: string | undefined, key: PressedKey | undefined) => {
      way ??= left(text, key);
      if (way) own.abort();
    };
    const prompt = run({
      input: stdin as NodeJS.ReadStream,
      output: stdout as NodeJS.WriteStream,
      clearPromptOnDone: true,
      signal,
    });
    let continued = false;
    let over = false;
    const paused = () => {
      // After Ctrl-Z and fg the reader pauses itself too, and means to go on, unless it was left in the meantime.
      if (continued) setImmediate(() => over || stdin.resume());
      else own.abort();
      continued = false;
    };
    const resumed = () => {
      continued = true;
    };
    stdin.on('keypress', keyed).on('pause', paused).on('end', paused);
    process.on('SIGCONT', resumed);
    try {
      return await prompt;
    } catch (error) {
      if (way) return (way as Left).leave as T;
      if (error instanceof Error && LEFT.has(error.name)) throw new Interrupted(this.code);
      throw error;
    } finally {
      over = true;
      // Keys pressed before the next prompt is there wait for it, instead of being shown as they come.
      (stdin as Partial<NodeJS.ReadStream>).setRawMode?.(true);
      stdin.off('keypress', keyed).off('pause', paused).off('end', paused);
      process.off('SIGCONT', resumed);
    }
  }
}

interface PressedKey {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/** What a prompt that is left by a key comes to. */
interface Left {
  readonly leave: string | typeof BACK;
}

function linesIn(text: string): number {
  return text.split('\n').length;
}

interface PromptContext {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly clearPromptOnDone: boolean;
  readonly signal: AbortSignal;
}

/** What inquirer throws where a prompt is left. */
const LEFT: ReadonlySet<string> = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);
