import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { Source } from '../language/syntax.ts';
import { type Place, problem, type problemData, SuanceError } from '../values/problem.ts';
import { readSmallFile } from '../values/small-file.ts';
import { utf8Text } from '../values/utf8.ts';

/** How deep a file may be nested: no file of ours goes beyond ten. */
const DEEPEST = 100;
/** Keys of one mapping; ours have some hundreds. */
const MOST_KEYS = 5000;
/**
 * Lists, mappings and questions that begin right within each other. Others the reader ends itself, later; to count brackets
 * would count those of intervals too, which need not be closed by their like.
 */
const NESTED_SIGNS = new RegExp(`(?:[[{]\\s*){${DEEPEST}}|(?:[-?:][ \\t]+){${DEEPEST}}`);

export type Path = readonly (string | number)[];

/** A file, or a part of one, of which every part has a place. */
export interface YamlPart {
  readonly file: string;
  placeOf(path: Path): Place;
  placeOfKey(path: Path, key: string): Place;
  source(path: Path): Source;
}

/**
 * A YAML file as plain data, with the place of every part. Numbers stay text as written, so that none passes through a
 * float; so do `true`, `false`, `yes` and `no`: what they mean depends on where they stand.
 */
export class YamlFile implements YamlPart {
  readonly data: unknown;
  private readonly lines = new LineCounter();
  private readonly document;

  /** @throws SuanceError `yaml-syntax` with line and column */
  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    const deep = NESTED_SIGNS.exec(text);
    if (deep) {
      const before = text.slice(0, deep.index).split('\n');
      const place = { file, line: before.length, column: before.at(-1)!.length + 1 };
      throw problem('yaml-syntax', { message: `Nested more than ${DEEPEST} deep` }, place);
    }
    // Whether keys are unique is found out below: the reader's own way looks at all others for each.
    this.document = parseDocument(text, { lineCounter: this.lines, schema: 'core', uniqueKeys: false });
    const [error] = this.document.errors;
    if (error) {
      const position = this.lines.linePos(error.pos[0]);
      const found = error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '');
      const message = /call stack/.test(found) ? `Nested more than ${DEEPEST} deep` : found;
      throw problem('yaml-syntax', { message }, { file, line: position.line, column: position.col });
    }
    this.data = this.plain(this.document.contents as Node | null);
  }

  /** A node as plain data. @throws SuanceError `yaml-syntax` for an alias: what it stands for is to be written out */
  private plain(node: Node | null): unknown {
    if (node === null) return null;
    if (isAlias(node)) {
      const position = this.lines.linePos(node.range?.[0] ?? 0);
      const message = `The alias *${node.source} is not supported: write the value out`;
      throw problem('yaml-syntax', { message }, { file: this.file, line: position.line, column: position.col });
    }
    if (isMap(node)) {
      const result: Record<string, unknown> = Object.create(null);
      if (node.items.length > MOST_KEYS) {
        const position = this.lines.linePos(node.range?.[0] ?? 0);
        const place = { file: this.file, line: position.line, column: position.col };
        throw problem('yaml-syntax', { message: `More than ${MOST_KEYS} keys in one mapping` }, place);
      }
      for (const { key, value } of node.items) {
        const name = scalarText(key as Scalar);
        if (name in result) {
          const position = this.lines.linePos((key as Scalar).range?.[0] ?? 0);
          const place = { file: this.file, line: position.line, column: position.col };
          throw problem('yaml-syntax', { message: 'Map keys must be unique' }, place);
        }
        result[name] = this.plain(value as Node | null);
      }
      return result;
    }
    if (isSeq(node)) return node.items.map((each) => this.plain(each as Node));
    const scalar = node as Scalar;
    return scalar.value === null ? null : scalarText(scalar);
  }

  private node(path: Path): Node | null {
    let node = this.document.contents as Node | null;
    for (const step of path) {
      const next = isMap(node) || isSeq(node) ? (node.get(step, true) as Node | undefined) : undefined;
      if (!next) return node;
      node = next;
    }
    return node;
  }

  /** File, line and column of a part; of the nearest part around it where it is not there. */
  placeOf(path: Path): Place {
    const offset = this.node(path)?.range?.[0] ?? 0;
    const position = this.lines.linePos(offset);
    return { file: this.file, line: position.line, column: position.col };
  }

  /** Where a key stands, for errors about the key itself. */
  placeOfKey(path: Path, key: string): Place {
    const map = this.node(path);
    const pair = isMap(map)
      ? map.items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === key)
      : undefined;
    const offset = (pair?.key as Scalar | undefined)?.range?.[0];
    if (offset === undefined) return this.placeOf(path);
    const position = this.lines.linePos(offset);
    return { file: this.file, line: position.line, column: position.col };
  }

  /** A part of the file, with paths of its own. */
  within(part: Path): YamlPart {
    return {
      file: this.file,
      placeOf: (path) => this.placeOf([...part, ...path]),
      placeOfKey: (path, key) => this.placeOfKey([...part, ...path], key),
      source: (path) => this.source([...part, ...path]),
    };
  }

  /** The text at a path as an expression's source: offsets in the text lead to lines and columns of the file. */
  source(path: Path): Source {
    const node = this.node(path) as Scalar;
    const text = scalarText(node);
    const [start, end] = node.range ?? [0, 0];
    const written = writtenAt(this.text.slice(start, end), node.type).map((at) => start + at);
    const locate = (offset: number): [number, number] => {
      const before = text.slice(0, offset);
      const passed = before.replace(/\s/g, '').length;
      // At a blank or the end there is no character to point at: it is as far behind the last one as in the text.
      const behind = (written[passed - 1] ?? start - 1) + 1 + before.length - before.trimEnd().length;
      const position = this.lines.linePos(/\S/.test(text.charAt(offset)) ? (written[passed] ?? behind) : behind);
      return [position.line, position.col];
    };
    return { text, locate };
  }
}

/**
 * Where each character that is not blank stands within a scalar as the file writes it. Quotes, folding and indentation
 * change blanks alone, so these characters are those of the text, in the same order.
 */
function writtenAt(raw: string, type: Scalar['type']): number[] {
  const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  const pattern =
    type === 'QUOTE_DOUBLE'
      ? /\\(?:[ntrvf\s]|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)|[^\s"]/gi
      : type === 'QUOTE_SINGLE'
        ? /''|[^\s']/g
        : /\S/g;
  pattern.lastIndex = block ? raw.indexOf('\n') + 1 : 0;
  const found: number[] = [];
  for (let match = pattern.exec(raw); match; match = pattern.exec(raw)) {
    if (!/^\\[ntrvf\s]$/.test(match[0])) found.push(match.index);
  }
  return found;
}

function scalarText(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** Reads a YAML file. @throws SuanceError `file-not-found`, `file-unreadable`, `file-too-large`, `file-encoding`, `yaml-syntax` */
export function readYaml(path: string, shownAs: string): YamlFile {
  return new YamlFile(shownAs, utf8Text(readSmallFile(path, shownAs), shownAs));
}

/** An error of many problems, or nothing where there is none. @throws SuanceError */
export function throwAll(problems: readonly ReturnType<typeof problemData>[]): void {
  const [first, ...others] = problems;
  if (first) throw new SuanceError([first, ...others]);
}
