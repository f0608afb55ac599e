import { nearest } from '../language/nearest.ts';
import type { Type } from '../language/types.ts';
import type { Value } from '../language/value.ts';
import { Exact } from '../values/exact.ts';
import { parseIdentifier } from '../values/identifiers.ts';
import {
  type BareRate,
  type MoneyUnit,
  parseBoolean,
  parseCount,
  parseDate,
  parseMoney,
  parseMonth,
  parsePlainNumber,
  parseRate,
  refuseShown,
  tidy,
  trimText,
} from '../values/parse.ts';
import { moneyText, numberText, rateText } from '../values/print.ts';
import { problem } from '../values/problem.ts';
import type { EnumDefinition, FactType, Quantity, Vocabulary } from './model.ts';
import type { Regions } from './regions.ts';

/** What is known of a column or format beside the value itself. */
export interface ReadingHints {
  /** How a rate without % is meant. */
  readonly bareRate?: BareRate;
  readonly moneyUnit?: MoneyUnit;
}

/** What is needed to read values beside their definition. */
export interface ReadingContext {
  readonly vocabulary: Pick<Vocabulary, 'enums'>;
  /** The whole of which `vocabulary` is a part, where it is one; asked for what is not in the part. */
  whole?(): Pick<Vocabulary, 'enums'>;
  /** Given when first needed: few cases name a region. */
  regions(): Regions;
}

/** The type that a fact or figure has in expressions. */
export function languageType(type: FactType): Type {
  return type === 'region' ? 'text' : type;
}

/** A form of a text under which labels are compared: no blanks, brackets and punctuation, half width, lower case. */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/()（）[\]【】:：,，、.·•・"'“”]+/g, '');
}

const ENUM_INDEX = new WeakMap<EnumDefinition, Map<string, string>>();

/** Every way of writing a member, folded, to its id. */
function enumIndex(definition: EnumDefinition): Map<string, string> {
  let index = ENUM_INDEX.get(definition);
  if (!index) {
    index = new Map();
    for (const member of definition.members) {
      for (const text of [member.id, member.label.zh, member.label.en, ...member.aliases])
        index.set(foldLabel(text), member.id);
    }
    ENUM_INDEX.set(definition, index);
  }
  return index;
}

/** The id of the member that a text means, by id, label or alias, or `undefined`. */
export function enumMember(definition: EnumDefinition, text: string): string | undefined {
  return enumIndex(definition).get(foldLabel(text));
}

/**
 * Reads a value as people write it, by the definition of the fact or figure, bounds included.
 * @throws SuanceError with what was expected; the caller adds the place
 */
export function readQuantity(
  definition: Quantity,
  text: string,
  context: ReadingContext,
  hints: ReadingHints = {},
): Value {
  if (text.includes('#') || text.includes('＃')) refuseShown(text);
  const value = readByType(definition, text, context, hints);
  if (value instanceof Exact) checkBounds(value, definition);
  return value;
}

function readByType(definition: Quantity, text: string, context: ReadingContext, hints: ReadingHints): Value {
  const { type } = definition;
  switch (type) {
    case 'money':
      return parseMoney(text, hints.moneyUnit);
    case 'rate':
      return parseRate(text, hints.bareRate);
    case 'count':
      return parseCount(text, definition.unit ? [definition.unit.zh, definition.unit.en] : []);
    case 'number':
      return parsePlainNumber(text);
    case 'date':
      return parseDate(text);
    case 'month':
      return parseMonth(text);
    case 'boolean':
      return parseBoolean(text);
    case 'text': {
      const plain = trimText(text);
      if (plain === '') throw problem('text-empty', {});
      if (definition.format) return parseIdentifier(plain, definition.format);
      // A number of sixteen digits and more that a spreadsheet has shortened cannot be restored.
      if (/^\d(\.\d+)?e\+\d+$/i.test(tidy(plain))) throw problem('number-scientific', { text: plain });
      return plain;
    }
    case 'region':
      return context.regions().find(text).code;
    default: {
      const name = type.slice('enum '.length);
      const definitionOfEnum = (context.vocabulary.enums[name] ?? context.whole?.().enums[name])!;
      const plain = tidy(text);
      const member = enumMember(definitionOfEnum, plain);
      if (member !== undefined) return member;
      const names = definitionOfEnum.members.flatMap((each) => [each.label.zh, each.id]);
      throw problem('enum-value', {
        text: plain,
        nearest: nearest(plain, names),
        allowed: definitionOfEnum.members.map((each) => `${each.id} ${each.label.zh}`),
      });
    }
  }
}

const BOUNDS = new Map<string, Exact>();

/** A bound of the vocabulary: few different ones, asked for at every value. */
function boundOf(text: string): Exact {
  let bound = BOUNDS.get(text);
  if (!bound) {
    bound = Exact.fromJSON(text);
    BOUNDS.set(text, bound);
  }
  return bound;
}

/** Refuses a number outside the bounds of its definition. @throws SuanceError `below-minimum`, `above-maximum` */
export function checkBounds(value: Exact, definition: Quantity): void {
  const print = (number: Exact) => plainNumber(number, definition.type);
  if (definition.min !== null) {
    const min = boundOf(definition.min);
    if (value.compare(min) < 0) throw problem('below-minimum', { value: print(value), bound: print(min) });
  }
  if (definition.max !== null) {
    const max = boundOf(definition.max);
    if (value.compare(max) > 0) throw problem('above-maximum', { value: print(value), bound: print(max) });
  }
}

/** A number of a fact or figure, with % where it is a rate. */
export function plainNumber(number: Exact, type: FactType): string {
  if (type === 'money' && number.hasAtMostDecimals(2)) return moneyText(number);
  return type === 'rate' ? rateText(number) : numberText(number);
}
