import { parser, trackVariables } from 'lezer-feel';
import { problem } from '../values/problem.ts';
import { FUNCTIONS } from './functions.ts';
import { regroup } from './regroup.ts';
import type { Spot } from './tree.ts';

/** An expression's text, and where each of its characters stands in the file it comes from. */
export interface Source {
  readonly text: string;
  /** Line and column, from 1, of the character at an offset. */
  locate(offset: number): Spot;
}

/** A node of the syntax tree: only what the type check needs of the grammar's. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly SyntaxNode[];
}

/** A source that stands alone, as on the command line: its own lines and columns. */
export function plainSource(text: string): Source {
  return {
    text,
    locate: (offset) => {
      const before = text.slice(0, offset).split('\n');
      return [before.length, [...before.at(-1)!].length + 1];
    },
  };
}

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '、': ',',
  '。': '.',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '《': '<',
  '》': '>',
  '「': '"',
  '」': '"',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
  '−': '-',
  '\u3000': ' ',
};

/** Deeper than anyone writes, shallow enough that no walk over the tree runs out of stack. */
const MAX_DEPTH = 300;

/**
 * Refuses, outside texts and comments, full-width signs, which the grammar would take for part of a name, and brackets so
 * deep that the parser itself would run out of stack.
 */
function refuseBeforeParsing(source: Source): void {
  const pattern =
    /"[^"\\]*(?:\\.[^"\\]*)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|([\uff01-\uff5e、。“”‘’【】〔〕《》「」≤≥≠×÷−\u3000])|([([{])|([)\]}])/gsu;
  let depth = 0;
  for (const match of source.text.matchAll(pattern)) {
    const [, character, opening, closing] = match;
    if (character !== undefined) {
      const instead = FULL_WIDTH[character] ?? String.fromCodePoint(character.codePointAt(0)! - 0xfee0);
      throw problem('expression-full-width', { character, instead }, placeAt(source, match.index));
    }
    if (opening !== undefined) depth += 1;
    if (closing !== undefined) depth -= 1;
    if (depth > MAX_DEPTH) throw problem('expression-too-deep', { limit: MAX_DEPTH }, placeAt(source, match.index));
  }
}

/** Line and column of an offset, as an error's place. */
export function placeAt(source: Source, offset: number): { line: number; column: number } {
  const [line, column] = source.locate(offset);
  return { line, column };
}

interface LezerNode {
  readonly type: { readonly name: string; readonly isError: boolean };
  readonly from: number;
  readonly to: number;
  readonly firstChild: LezerNode | null;
  readonly nextSibling: LezerNode | null;
}

/** The grammar reads `between` and `in` as operators unless it knows them for a part of a function's name. */
const contextTracker = trackVariables(
  Object.fromEntries(
    [...FUNCTIONS.keys()].filter((name) => / (between|in)( |$)/.test(name)).map((name) => [name, null]),
  ),
);

const PARSERS = {
  expression: parser.configure({ top: 'Expression', contextTracker }),
  'unary tests': parser.configure({ top: 'UnaryTests', contextTracker }),
};

/**
 * Parses FEEL.
 * @throws SuanceError `expression-empty`, `expression-full-width`, `expression-syntax`, `expression-too-deep`, each with its
 * place
 */
export function parseSyntax(source: Source, kind: 'expression' | 'unary tests'): SyntaxNode {
  if (source.text.trim() === '') throw problem('expression-empty', {}, placeAt(source, 0));
  refuseBeforeParsing(source);
  const top = PARSERS[kind].parse(source.text).topNode as unknown as LezerNode;
  return convert(top, source, 0);
}

function convert(node: LezerNode, source: Source, depth: number): SyntaxNode {
  if (node.type.isError) {
    const rest = source.text.slice(node.from);
    const blank = rest.length - rest.trimStart().length;
    const found = /^([\p{L}\p{N}_]+|\S)/u.exec(rest.slice(blank))?.[0] ?? '';
    throw problem('expression-syntax', { found }, placeAt(source, node.from + (found === '' ? 0 : blank)));
  }
  if (depth > MAX_DEPTH) throw problem('expression-too-deep', { limit: MAX_DEPTH }, placeAt(source, node.from));
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.type.name !== 'LineComment' && child.type.name !== 'BlockComment')
      children.push(convert(child, source, depth + 1));
  }
  return regroup({ name: node.type.name, from: node.from, to: node.to, children });
}
