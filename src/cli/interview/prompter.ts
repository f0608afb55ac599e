/** An answer that takes the reader back to the question before. */
export const BACK: unique symbol = Symbol('back');

/** How a text is read while it is typed. */
export type Reading = { readonly ok: true; readonly shown: string } | { readonly ok: false; readonly message: string };

export interface TextPrompt {
  /** One short line. */
  readonly message: string;
  /** What stands beside it: where the question belongs, how many are left. */
  readonly note?: string | undefined;
  /** What explains the question, while it stands. */
  readonly help: readonly string[];
  /** What stands in the field at first. */
  readonly prefill: string;
  /** Shown while nothing is typed. */
  readonly hint: string;
  /** What Enter means where nothing is typed. */
  readonly empty: string;
  /** What Tab leads to, where it leads anywhere. */
  readonly other: string | null;
  /** What Esc leads to, or `null` where it leads nowhere. */
  readonly back: string | null;
  /** What `?` leads to, where nothing is typed. */
  readonly why?: string | undefined;
  /** What Ctrl-O leads to. */
  readonly list?: string | undefined;
  readonly read: (text: string) => Reading;
}

/** A text that was read (empty where nothing was typed), or the way taken instead. */
export type TextReply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'back' | 'other' | 'why' | 'list' };

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
  /** Shown below the list while the choice is pointed at. */
  readonly description?: string;
}

/** A choice that is not in the list, made by a key of its own. */
export interface Way<T> {
  readonly key: '?' | 'ctrl-o';
  readonly value: T;
  readonly meaning: string;
}

export interface ChoicePrompt<T> {
  readonly message: string;
  readonly note?: string | undefined;
  readonly help: readonly string[];
  readonly choices: readonly Choice<T>[];
  readonly initial?: T | undefined;
  readonly ways?: readonly Way<T>[];
  /** What Esc leads to, or `null` where it leads nowhere. */
  readonly back: string | null;
}

export interface SearchPrompt<T> {
  readonly message: string;
  readonly initialTerm: string;
  /** Shown in place of the list where nothing fits. */
  readonly none: string;
  readonly back: string | null;
  readonly find: (term: string) => readonly Choice<T>[];
}

/** Asks a person. A terminal in life, a script in tests. */
export interface Prompter {
  /** Shows lines that stay. */
  say(lines: readonly string[]): Promise<void>;
  text(prompt: TextPrompt): Promise<TextReply>;
  choose<T extends string>(prompt: ChoicePrompt<T>): Promise<T | typeof BACK>;
  search<T extends string>(prompt: SearchPrompt<T>): Promise<T | typeof BACK>;
}

/** The person asked has left: by a key, a signal, or a closed terminal. */
export class Interrupted extends Error {
  /** @param exitCode what the process is to end with */
  constructor(readonly exitCode: number) {
    super('interrupted');
    this.name = 'Interrupted';
  }
}
