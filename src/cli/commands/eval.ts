import { createInterface } from 'node:readline';
import { splitPair } from '../../cases/read.ts';
import { plainValue } from '../../cases/wording.ts';
import { checkExpression } from '../../language/check.ts';
import { compile, Layout, type Slots } from '../../language/evaluate.ts';
import { namesScope } from '../../language/scope.ts';
import { plainSource } from '../../language/syntax.ts';
import { elementOf, type Type } from '../../language/types.ts';
import { Unknown, type Value } from '../../language/value.ts';
import { CalendarDate, YearMonth } from '../../values/calendar.ts';
import { MonthsDuration, parseDuration } from '../../values/duration.ts';
import { Exact } from '../../values/exact.ts';
import { parseMoney, parseRate } from '../../values/parse.ts';
import { moneyText } from '../../values/print.ts';
import { problem, SuanceError } from '../../values/problem.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import type { Session } from '../session.ts';
import { renderProblem } from '../texts/render.ts';

interface Given {
  readonly type: Type;
  readonly value: Value;
}

/** A value on the command line by its look: a number, a rate, money, a date, a month, a duration, yes or no, else a text; `?` is not known. */
function readValue(text: string, name: string): Given {
  if (text === '?') return { type: 'null', value: Unknown.for([name]) };
  if (/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text)) return { type: 'number', value: Exact.parse(text) };
  if (/^[\d.,+-]+\s*[%％‰]$/.test(text)) return { type: 'rate', value: parseRate(text) };
  if (/^[¥￥]|[\d.]\s*(元|万元|亿元)$/.test(text)) return { type: 'money', value: parseMoney(text) };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { type: 'date', value: CalendarDate.parse(text) };
  if (/^\d{4}-\d{2}$/.test(text)) return { type: 'month', value: YearMonth.parse(text) };
  if (/^-?P\d/.test(text)) {
    const value = parseDuration(text);
    return { type: value instanceof MonthsDuration ? 'months duration' : 'days duration', value };
  }
  if (text === 'true' || text === 'false') return { type: 'boolean', value: text === 'true' };
  return { type: 'text', value: text.replace(/^"(.*)"$/, '$1') };
}

/** Evaluates expressions over given values. */
class Evaluator {
  private readonly given: ReadonlyMap<string, Given>;

  /** @throws SuanceError `fact-pair-malformed`, `fact-twice`, and as the readers of values do */
  constructor(pairs: readonly string[]) {
    const given = new Map<string, Given>();
    for (const pair of pairs) {
      const [name, value] = splitPair(pair);
      if (given.has(name)) throw problem('fact-twice', { name });
      given.set(name, readValue(value, name));
    }
    this.given = given;
  }

  /** @throws SuanceError with line and column */
  evaluate(expression: string): { readonly value: Value; readonly type: Type } {
    const types = new Map([...this.given].map(([name, each]) => [name, each.type]));
    const tree = checkExpression(plainSource(expression), namesScope(types));
    const layout = new Layout();
    const run = compile(tree, layout);
    const slots: Slots = new Array<Value>(layout.size);
    for (const [name, each] of this.given) slots[layout.slot(name)] = each.value;
    return { value: run(slots), type: tree.type };
  }
}

function printed(value: Value, type: Type): string {
  if (value instanceof Unknown) return unknownText(value);
  if (Array.isArray(value)) return `[${value.map((each) => printed(each, elementOf(type) ?? 'number')).join(', ')}]`;
  if (value instanceof Exact)
    return type === 'money' && value.hasAtMostDecimals(2) ? moneyText(value) : value.toString();
  if (typeof value === 'string') return JSON.stringify(value);
  return plainValue(value, type);
}

/** `null`, as FEEL has it, with what is known: what is missing, and between which bounds the number lies. */
function unknownText(value: Unknown): string {
  const missing = value.missing.length > 0 ? ` (${value.missing.join(', ')})` : '';
  const bounds = value.low || value.high ? ` [${value.low ?? ''}..${value.high ?? ''}]` : '';
  return `null${missing}${bounds}`;
}

/** `suance eval`: one expression, or one a line from standard input, an answer a line. */
export async function evalCommand(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts } = session;
  const [expression, ...pairs] = positionals;
  const evaluator = new Evaluator(pairs);
  const answer = (text: string): string => {
    const { value, type } = evaluator.evaluate(text);
    if (options.format === undefined || options.format === 'table') return printed(value, type);
    const known =
      value instanceof Unknown
        ? null
        : typeof value === 'boolean'
          ? value
          : typeof value === 'string'
            ? value
            : printed(value, type);
    return JSON.stringify({ value: known, type, missing: value instanceof Unknown ? value.missing : [] });
  };
  if (expression !== '-') {
    await write(io.stdout, `${answer(expression!)}\n`);
    return EXIT.computed;
  }
  let failed = false;
  let line = 0;
  for await (const text of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    // An answer a line, blank for blank, so that answers stay beside their questions.
    let reply = '';
    try {
      if (text.trim() !== '') reply = answer(text);
    } catch (error) {
      if (!(error instanceof SuanceError)) throw error;
      failed = true;
      const message = renderProblem(
        { ...error.problem, place: { ...error.problem.place, line } } as typeof error.problem,
        texts,
      );
      reply =
        options.format === 'json' || options.format === 'ndjson'
          ? JSON.stringify({ error: error.problem.code, message })
          : `${texts.error}${texts.colon}${message}`;
    }
    await write(io.stdout, `${reply}\n`);
  }
  return failed ? EXIT.invalid : EXIT.computed;
}
