import { type Problem, problem, SuanceError } from '../../values/problem.ts';
import { readSavedJson, readSavedYaml, type SavedRecord } from './saved.ts';

/** A file of saved cases or results, or standard input. */
export interface SavedSource {
  readonly bytes: AsyncIterable<Buffer>;
  /** Its name in messages. */
  readonly name: string;
}

/** What a file holds, one after the other: a record, or why a line is none. */
export type SavedItem =
  | { readonly record: SavedRecord; readonly problems: null }
  | { readonly record: null; readonly problems: readonly Problem[] };

/** The most characters of a line, and of a file that is one document: more is no case and no result. */
const LONGEST_LINE = 16 * 1024 * 1024;
const LARGEST_DOCUMENT = 64 * 1024 * 1024;

interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * Reads saved cases and results as they come: a file with one JSON text a line is never held as a whole. Lines that are
 * none are items of their own, so that one damaged line does not hide the others.
 * @throws SuanceError where the file as a whole is not readable: `file-encoding`, `saved-empty`, `saved-too-large`,
 * `json-malformed`, `yaml-syntax` and as `readSavedJson`
 */
export async function* readSaved(source: SavedSource): AsyncGenerator<SavedItem, void, undefined> {
  const { name } = source;
  let form: 'open' | 'lines' | 'document' = /\.(ndjson|jsonl)$/i.test(name) ? 'lines' : 'open';
  let document = '';
  let first: Line | null = null;
  let count = 0;
  /** What is wrong with the first line: of a file of one line it is what is wrong with the file. */
  let fault: SuanceError | null = null;
  function* read(line: Line): Generator<SavedItem, void, undefined> {
    count += 1;
    if (fault) yield { record: null, problems: fault.problems };
    fault = null;
    try {
      for (const record of readSavedJson(line.text, { file: name, line: line.number }))
        yield { record, problems: null };
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      if (count > 1) yield { record: null, problems: error.problems };
      else fault = error;
    }
  }
  for await (const line of linesOf(source)) {
    if (form !== 'lines') {
      document += `${line.text}\n`;
      if (document.length > LARGEST_DOCUMENT) throw problem('saved-too-large', { limit: '64 MB' }, { file: name });
    }
    if (form === 'document' || line.text.trim() === '') continue;
    if (form === 'lines') yield* read(line);
    else if (first === null) {
      first = line;
      if (!line.text.trimStart().startsWith('{')) form = 'document';
      else if (isJson(line.text)) form = 'lines';
      if (form === 'lines') yield* read(line);
    } else {
      // A broken first line is told from the first line of a document by the line after it.
      form = line.text.startsWith('{') ? 'lines' : 'document';
      if (form === 'lines') {
        yield* read(first);
        yield* read(line);
      }
    }
    if (form === 'lines') document = '';
  }
  if (fault) throw fault;
  if (form === 'lines' && count > 0) return;
  if (document.trim() === '') throw problem('saved-empty', {}, { file: name });
  const isJsonText = /^\s*[{[]/.test(document);
  const records = isJsonText ? readSavedJson(document, { file: name }) : readSavedYaml(document, name);
  for (const record of records) yield { record, problems: null };
  if (records.length === 0) throw problem('saved-empty', {}, { file: name });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The lines of a text in UTF-8, or in UTF-16 with its mark, as shells of Windows write it. @throws SuanceError `file-encoding`, `saved-too-large` */
async function* linesOf({ bytes, name }: SavedSource): AsyncGenerator<Line, void, undefined> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let rest = '';
  let number = 0;
  let head = Buffer.alloc(0);
  const decode = (chunk: Buffer | undefined): string => {
    try {
      return decoder!.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw problem('file-encoding', { path: name });
    }
  };
  for await (const chunk of bytes) {
    let block = chunk;
    if (!decoder) {
      head = Buffer.concat([head, block]);
      if (head.length < 2) continue;
      decoder = new TextDecoder(head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true });
      block = head;
    }
    rest += decode(block);
    const lines = rest.split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE)
      throw problem('saved-too-large', { limit: '16 MB' }, { file: name, line: number + lines.length + 1 });
    for (const text of lines) {
      number += 1;
      yield { text: text.replace(/\r$/, ''), number };
    }
  }
  decoder ??= new TextDecoder('utf-8', { fatal: true });
  rest += head.length < 2 ? decode(head) : '';
  rest += decode(undefined);
  if (rest !== '') yield { text: rest, number: number + 1 };
}
