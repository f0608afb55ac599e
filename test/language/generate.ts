import fc from 'fast-check';

interface Kinds {
  number: string;
  boolean: string;
  date: string;
  list: string;
}

/** Well-typed expressions as texts, over some names of numbers, yes-or-no values, dates and lists of numbers. */
export function expressions(names: { readonly [Kind in keyof Kinds]: readonly string[] }): {
  readonly [Kind in keyof Kinds]: fc.Arbitrary<string>;
} {
  return fc.letrec<Kinds>((tie) => {
    const numbers = tie('number');
    const branch = <Kind extends keyof Kinds>(kind: Kind) =>
      fc.tuple(tie('boolean'), tie(kind), tie(kind)).map(([test, a, b]) => `(if ${test} then ${a} else ${b})`);
    return {
      number: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom('0', '1', '2', '-3', '0.5', '7.25', ...names.number),
        fc.tuple(numbers, fc.constantFrom('+', '-', '*', '/'), numbers).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc.tuple(numbers, fc.integer({ min: -1, max: 3 })).map(([a, power]) => `(${a} ** ${power})`),
        numbers.map((a) => `-(${a})`),
        fc.tuple(fc.constantFrom('min', 'max', 'sum'), numbers, numbers).map(([name, a, b]) => `${name}(${a}, ${b})`),
        fc.tuple(fc.constantFrom('min', 'max', 'sum'), tie('list')).map(([name, list]) => `${name}(${list})`),
        fc.tuple(fc.constantFrom('abs', 'floor', 'ceiling', 'number'), numbers).map(([name, a]) => `${name}(${a})`),
        fc
          .tuple(fc.constantFrom('round up', 'round down', 'round half up', 'round half even', 'decimal'), numbers)
          .map(([name, a]) => `${name}(${a}, 1)`),
        fc.tuple(numbers, numbers).map(([a, b]) => `modulo(${a}, ${b})`),
        fc.tuple(tie('date'), tie('date')).map(([a, b]) => `number(days between(${a}, ${b}))`),
        fc.tuple(tie('list'), fc.integer({ min: -2, max: 3 })).map(([list, index]) => `${list}[${index}]`),
        branch('number'),
      ),
      boolean: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom('true', 'false', 'null', ...names.boolean),
        fc
          .tuple(numbers, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), numbers)
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc
          .tuple(tie('date'), fc.constantFrom('=', '<', '>='), tie('date'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc
          .tuple(tie('boolean'), fc.constantFrom('and', 'or'), tie('boolean'))
          .map(([a, word, b]) => `(${a} ${word} ${b})`),
        tie('boolean').map((a) => `not(${a})`),
        fc.tuple(numbers, numbers, numbers).map(([a, b, c]) => `(${a} between ${b} and ${c})`),
        fc.tuple(numbers, numbers, numbers).map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
        fc.tuple(numbers, numbers, numbers).map(([a, b, c]) => `(${a} in not([${b}..${c}]))`),
        fc.tuple(numbers, tie('list')).map(([a, list]) => `(${a} in ${list})`),
        fc.tuple(tie('list'), numbers).map(([list, a]) => `list contains(${list}, ${a})`),
        fc.tuple(tie('list'), tie('list')).map(([a, b]) => `(${a} = ${b})`),
        fc
          .tuple(fc.constantFrom('some', 'every'), tie('list'), numbers)
          .map(([word, list, a]) => `(${word} each in ${list} satisfies each > ${a})`),
        branch('boolean'),
      ),
      date: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom('@"2024-02-29"', '@"2023-01-31"', ...names.date),
        fc
          .tuple(tie('date'), fc.constantFrom('+', '-'), fc.constantFrom('P1M', 'P1Y', 'P30D', 'P9000Y'))
          .map(([a, sign, duration]) => `(${a} ${sign} duration("${duration}"))`),
        tie('date').map((a) => `last day of(${a})`),
        branch('date'),
      ),
      list: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom('[1, 2]', ...names.list),
        fc.tuple(numbers, numbers).map(([a, b]) => `[${a}, ${b}]`),
        fc.tuple(tie('list'), numbers).map(([list, a]) => `(for each in ${list} return each + ${a})`),
        fc.constantFrom('(for each in 1..3 return each)', '(for each in 2..1 return each)'),
        branch('list'),
      ),
    };
  });
}
