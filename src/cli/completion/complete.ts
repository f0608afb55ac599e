import type { FactType, Vocabulary } from '../../policies/model.ts';
import { foldLabel } from '../../policies/quantity.ts';
import { familyNames, type PolicySet, type Subject } from '../../policies/set.ts';
import type { Label } from '../../values/problem.ts';
import type { CommandName, OptionName, Texts } from '../texts/texts.ts';

/** What is completed, beside candidates: names of files or directories, by the shell. */
export type Kind = 'words' | 'files' | 'directories';

/** Something that the word under way can become. */
export interface Candidate {
  readonly text: string;
  readonly about: string;
}

export interface Completion {
  readonly kind: Kind;
  readonly candidates: readonly Candidate[];
}

/** A command as far as its completion goes. */
export interface Completable {
  readonly name: CommandName;
  readonly arguments: readonly (readonly [name: string, form: string])[];
  readonly options: readonly OptionName[];
  readonly formats?: readonly string[];
}

/** The command line that is completed. */
export interface Grammar {
  readonly commands: readonly Completable[];
  readonly flags: Readonly<Record<OptionName, string>>;
  readonly choices: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly configKeys: readonly string[];
}

const NOTHING: Completion = { kind: 'words', candidates: [] };
const FILES: Completion = { kind: 'files', candidates: [] };
const DIRECTORIES: Completion = { kind: 'directories', candidates: [] };

/** Characters that a shell would take for something else: a name with one is offered under another name. */
const UNSAFE = /[\s'"\\$`&|;<>()*?!#[\]{}~]/;

/** What can stand for the arguments of that name, by the names that the commands give them. */
const FILE_ARGUMENTS: ReadonlySet<string> = new Set(['input', 'file', 'files', 'results']);
const MEASURE_ARGUMENTS: ReadonlySet<string> = new Set(['measure', 'family', 'a', 'b']);
const SCHEMA_KINDS = ['measure', 'document', 'vocabulary', 'figures', 'derived', 'families', 'regions'];
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/**
 * What the last of some words can become, the words being those behind `suance` up to the cursor.
 * @param open opens the compiled tables; called only where names of policies are wanted
 */
export function complete(words: readonly string[], grammar: Grammar, open: () => PolicySet, texts: Texts): Completion {
  return new Completer(words.slice(0, -1), words.at(-1) ?? '', grammar, open, texts).complete();
}

class Completer {
  private readonly positionals: string[] = [];
  private readonly pairs: string[] = [];
  private command: Completable | null = null;
  private group: string | null = null;
  /** The option whose value is the word under way. */
  private pending: OptionName | null = null;
  private plain = false;

  constructor(
    before: readonly string[],
    private readonly current: string,
    private readonly grammar: Grammar,
    private readonly open: () => PolicySet,
    private readonly texts: Texts,
  ) {
    for (const word of before) this.read(word);
  }

  private read(word: string): void {
    if (this.pending) {
      this.option(this.pending, word);
      this.pending = null;
    } else if (this.plain || !word.startsWith('-') || word === '-') this.positional(word);
    else if (word === '--') this.plain = true;
    else {
      const [flag, value] = splitOption(word);
      const name = this.optionNamed(flag);
      if (!name || !this.takesValue(name)) return;
      if (value === null) this.pending = name;
      else this.option(name, value);
    }
  }

  private option(name: OptionName, value: string): void {
    if ((name === 'set' || name === 'param') && value.includes('=')) this.pairs.push(value);
  }

  private positional(word: string): void {
    if (this.command === null) {
      const name = this.group === null ? word : `${this.group} ${word}`;
      const found = this.grammar.commands.find((each) => each.name === name);
      if (found) this.command = found;
      else if (this.group === null && this.grammar.commands.some((each) => each.name.startsWith(`${word} `)))
        this.group = word;
      // `suance help calc` is the help of calc.
      else if (word !== 'help') this.positionals.push(word);
    } else if (isPair(word)) this.pairs.push(word);
    else this.positionals.push(word);
  }

  complete(): Completion {
    if (this.pending) return this.value(this.pending, this.current, '');
    if (!this.plain && this.current.startsWith('-') && this.current !== '-') {
      const [flag, value] = splitOption(this.current);
      const name = this.optionNamed(flag);
      if (value !== null) return name ? this.value(name, value, `${flag}=`) : NOTHING;
    }
    if (!this.plain && this.current.startsWith('-')) return words(this.options(), this.current);
    if (this.command === null) return this.positionals.length > 0 ? NOTHING : words(this.commands(), this.current);
    return this.argument(this.command);
  }

  /** Commands, or those of the group that has been named. */
  private commands(): Candidate[] {
    const prefix = this.group === null ? '' : `${this.group} `;
    const names = this.grammar.commands
      .filter((each) => each.name.startsWith(prefix))
      .map((each) => each.name.slice(prefix.length).split(' ')[0]!);
    return [...new Set(names)].map((text) => ({
      text,
      about: this.texts.commands[`${prefix}${text}` as CommandName]?.summary ?? '',
    }));
  }

  private options(): Candidate[] {
    // A group takes the options of its list.
    const own = this.command ?? this.grammar.commands.find((each) => each.name === `${this.group} list`);
    const names: readonly OptionName[] = own ? [...own.options, 'help'] : ['lang', 'help', 'version'];
    return names.map((name) => ({ text: this.longFlag(name), about: this.texts.options[name] }));
  }

  private longFlag(name: OptionName): string {
    return /--[a-z-]+/.exec(this.grammar.flags[name])![0];
  }

  private optionNamed(flag: string): OptionName | undefined {
    const names = Object.keys(this.grammar.flags) as OptionName[];
    return names.find((name) => this.grammar.flags[name].split(/[ ,]+/).includes(flag));
  }

  private takesValue(name: OptionName): boolean {
    return this.grammar.flags[name].includes('<');
  }

  private value(name: OptionName, typed: string, prefix: string): Completion {
    const choices = name === 'format' ? this.command?.formats : this.grammar.choices[name];
    if (choices) return words(plain(choices), typed, prefix);
    if (name === 'region') return words(this.regions(typed), typed, prefix);
    if (name === 'set' || name === 'param') return this.facts(typed, prefix, name === 'param');
    if (name === 'policies') return DIRECTORIES;
    return /<file/.test(this.grammar.flags[name]) ? FILES : NOTHING;
  }

  private argument(command: Completable): Completion {
    const last = command.arguments.at(-1);
    const [name] = command.arguments[this.positionals.length] ?? (last?.[1].includes('...') ? last : [undefined]);
    const takesFacts = command.arguments.some(([each]) => each === 'facts');
    if (takesFacts && (isPair(this.current) || name === 'facts' || this.pairs.length > 0))
      return this.facts(this.current, '', false);
    if (name === undefined) return NOTHING;
    if (FILE_ARGUMENTS.has(name)) return FILES;
    if (name === 'directory') return DIRECTORIES;
    if (name === 'shell') return words(plain(SHELLS), this.current);
    if (name === 'kind') return words(plain(SCHEMA_KINDS), this.current);
    if (name === 'key') return words(plain(this.grammar.configKeys), this.current);
    if (name === 'region') return words(this.regions(this.current), this.current);
    if (name === 'document') return words(plain(this.open().documentIds), this.current);
    if (name === 'id') return words([...plain(this.open().documentIds), ...this.measures(true)], this.current);
    if (MEASURE_ARGUMENTS.has(name)) return words(this.measures(this.current.includes('/')), this.current);
    return NOTHING;
  }

  /** Families, and ids of measures where something has been typed: families alone are fewer. */
  private measures(ids: boolean): Candidate[] {
    const set = this.open();
    const { language } = this.texts;
    const families = set.families.flatMap((each) =>
      this.named([each.id, each.label.zh, ...each.aliases], each.label, this.current),
    );
    if (!ids && this.current === '') return families;
    return [...families, ...set.summaries.map((each) => ({ text: each.id, about: each.title[language] }))];
  }

  private regions(typed: string): Candidate[] {
    const all = this.open().regions().all;
    const ids = (code: string, { en }: Label) => (typed === '' && !UNSAFE.test(en) ? [en] : [code, en]);
    return all.flatMap(({ code, label, aliases }) =>
      this.named([...ids(code, label), label.zh, ...aliases], label, typed),
    );
  }

  /**
   * A thing under one of its names, the first that goes on from what has been typed: one line a thing, not one a name.
   * With nothing typed it is the Chinese label where Chinese is read, or written beside it; else the id.
   * @param names the id, then the Chinese label, then others
   */
  private named(
    names: readonly string[],
    label: Label,
    typed: string,
    han = this.texts.language === 'zh',
  ): Candidate[] {
    const order = typed === '' && han ? [label.zh, ...names] : names;
    const text = order.find((each) => each.startsWith(typed) && !UNSAFE.test(each));
    if (text === undefined) return [];
    const about = label[this.texts.language];
    return [{ text, about: about === text ? names[0]! : about }];
  }

  /** Facts and figures as `name=`, and behind that what the value can be. */
  private facts(typed: string, prefix: string, figuresAlone: boolean): Completion {
    const set = this.open();
    const subject = this.subject(set);
    const vocabulary = subject ? set.nearVocabulary(subject) : set.vocabulary();
    const at = typed.search(/[=＝]/);
    if (at >= 0) {
      const type = typeOf(typed.slice(0, at), vocabulary);
      const begun = typed.slice(at + 1);
      const candidates = type === null ? [] : this.values(type, vocabulary, begun, typed.slice(0, at));
      return words(candidates, begun, `${prefix}${typed.slice(0, at + 1)}`);
    }
    const given = new Set(this.pairs.map((each) => foldLabel(each.split(/[=＝]/)[0]!)));
    const all = [
      ...(figuresAlone ? [] : [...Object.values(vocabulary.shorthands), ...Object.values(vocabulary.facts)]),
      ...Object.values(vocabulary.figures),
    ];
    const candidates = all.flatMap(({ name, label, headers }) => {
      const names = [name, label.zh, ...headers];
      if ([...names, label.en].some((each) => given.has(foldLabel(each)))) return [];
      return this.named(names, label, typed).map(({ text, about }) => ({ text: `${text}=`, about }));
    });
    return words(candidates, typed, prefix);
  }

  /** What a value can be, in Chinese behind a Chinese name. */
  private values(type: FactType, { enums }: Vocabulary, begun: string, name: string): Candidate[] {
    const han = isHan(begun === '' ? name : begun) || (begun === '' && this.texts.language === 'zh');
    if (type === 'boolean') return plain(han ? ['是', '否'] : ['yes', 'no']);
    if (type === 'region') return this.regions(begun);
    const members = type.startsWith('enum ') ? (enums[type.slice('enum '.length)]?.members ?? []) : [];
    return members.flatMap(({ id, label, aliases }) => this.named([id, label.zh, ...aliases], label, begun, han));
  }

  /** The measure or family that the line names, if it does. */
  private subject(set: PolicySet): Subject | null {
    const [first] = this.positionals;
    if (first === undefined || this.command?.name === 'screen') return null;
    if (set.has(first)) return { kind: 'measure', id: first };
    const wanted = foldLabel(first);
    const family = set.families.find((each) => familyNames(each).some((name) => foldLabel(name) === wanted));
    return family ? { kind: 'family', family } : null;
  }
}

function typeOf(name: string, { facts, figures, shorthands }: Vocabulary): FactType | null {
  const wanted = foldLabel(name);
  const named = ({ name: id, label, headers }: { name: string; label: Label; headers: readonly string[] }) =>
    [id, label.zh, label.en, ...headers].some((each) => foldLabel(each) === wanted);
  const found = Object.values(facts).find(named) ?? Object.values(figures).find(named);
  return found?.type ?? (Object.values(shorthands).some(named) ? 'month' : null);
}

/** Candidates that go on from what has been typed, each once, behind a prefix that is there already. */
function words(all: readonly Candidate[], typed: string, prefix = ''): Completion {
  const seen = new Set<string>();
  const candidates = all.flatMap(({ text, about }) => {
    if (!text.startsWith(typed) || UNSAFE.test(text) || seen.has(text)) return [];
    seen.add(text);
    return [{ text: prefix + text, about }];
  });
  return { kind: 'words', candidates };
}

function plain(texts: readonly string[]): Candidate[] {
  return texts.map((text) => ({ text, about: '' }));
}

function splitOption(word: string): [flag: string, value: string | null] {
  const at = word.indexOf('=');
  return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
}

function isPair(word: string): boolean {
  return /[=＝]/.test(word);
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
