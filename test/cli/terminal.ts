import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there is a tmux to hold a real terminal. */
export const HAS_TMUX = spawnSync('tmux', ['-V']).status === 0;

export interface TerminalOptions {
  readonly width?: number;
  readonly height?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const PATIENCE = 20_000;
const POLL = 40;

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A shell in a real terminal of its own, driven by keys and read off its screen. Its prompt says `exit=<code>`. */
export class Terminal {
  /** Where the socket of its own server is, away from any other tmux. */
  private readonly directory = mkdtempSync(join(tmpdir(), 'suance-tmux-'));

  constructor(options: TerminalOptions = {}) {
    const { width = 80, height = 24, env = {}, cwd = process.cwd() } = options;
    const variables = {
      PATH: process.env.PATH ?? '',
      HOME: cwd,
      LANG: 'C.UTF-8',
      SUANCE_CONFIG: '',
      TERM: 'screen-256color',
      PS1: 'exit=$? ',
      HISTFILE: '/dev/null',
      ...env,
    };
    const pairs = Object.entries(variables).map(([name, value]) => quoted(`${name}=${value}`));
    this.tmux(
      'new-session',
      ...['-d', '-x', `${width}`, '-y', `${height}`, '-c', cwd],
      `exec env -i ${pairs.join(' ')} bash --norc --noprofile`,
    );
  }

  private tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-u', '-S', join(this.directory, 'socket'), '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'screen-256color' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** The lines on the screen, without blanks at their ends; with colours as escape sequences if asked. */
  screen(colours = false): string {
    const lines = this.tmux('capture-pane', '-p', ...(colours ? ['-e'] : [])).split('\n');
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }

  /** Everything that was on the screen, what has scrolled off too. */
  transcript(): string {
    return this.tmux('capture-pane', '-p', '-S', '-');
  }

  get cursorShown(): boolean {
    return this.tmux('display-message', '-p', '#{cursor_flag}').trim() === '1';
  }

  /** Waits until the screen has a text. @returns the screen @throws Error with the screen, where it does not come */
  async waitFor(wanted: string | RegExp): Promise<string> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const screen = this.screen();
      if (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) return screen;
      if (Date.now() > until) throw new Error(`"${wanted}" did not come; the screen is:\n${screen}`);
      await sleep(POLL);
    }
  }

  /** Types a text, character by character as it is. */
  type(text: string): void {
    this.tmux('send-keys', '-l', '--', text);
  }

  /** Presses keys by tmux's names: Enter, Down, Escape, C-c. */
  press(...keys: readonly string[]): void {
    this.tmux('send-keys', ...keys);
  }

  /** Runs a command line in the shell. */
  async run(command: string): Promise<void> {
    await this.waitFor(/exit=\d+$/);
    this.type(command);
    this.press('Enter');
  }

  /** Answers a question with a typed text, once it is seen how it is read. */
  async answer(question: string, text: string, reading: string): Promise<void> {
    await this.waitFor(`? ${question}`);
    this.type(text);
    await this.waitFor(reading);
    this.press('Enter');
  }

  /** Answers a question by moving down its list to an entry. */
  async choose(question: string | RegExp, entry: string): Promise<void> {
    await this.waitFor(question);
    for (let moves = 0; moves < 20; moves++) {
      const pointed = /^[❯>] (.+?)(\s{2,}.*)?$/m.exec(await this.waitFor(/^[❯>] /m))?.[1];
      if (pointed === entry) {
        this.press('Enter');
        return;
      }
      this.press('Down');
      await this.until((screen) => /^[❯>] (.+?)(\s{2,}.*)?$/m.exec(screen)?.[1] !== pointed);
    }
    throw new Error(`"${entry}" is not in the list:\n${this.screen()}`);
  }

  private async until(holds: (screen: string) => boolean): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!holds(this.screen())) {
      if (Date.now() > end) throw new Error(`nothing moved; the screen is:\n${this.screen()}`);
      await sleep(POLL);
    }
  }

  resize(width: number, height: number): void {
    this.tmux('resize-window', '-x', `${width}`, '-y', `${height}`);
  }

  close(): void {
    try {
      this.tmux('kill-server');
    } catch {
      // It has gone with its shell already.
    }
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
