import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src/language/functions.ts';
import { productType, quotientType, type Type } from '../../src/language/types.ts';
import { NAMES, outcome, show } from './world.ts';

const TEXT = readFileSync(new URL('../../docs/expressions.md', import.meta.url), 'utf8');
const ARROW = '  →  ';

/** The lines of the fenced blocks. */
const LINES = [...TEXT.matchAll(/^```text\n([\s\S]*?)^```$/gm)].flatMap((block) => block[1]!.trimEnd().split('\n'));
const EXAMPLES = LINES.map((line) => line.split(ARROW) as [string, string]);

describe('docs/expressions.md', () => {
  it('has nothing but examples in its blocks', () => {
    expect(LINES.length).toBeGreaterThan(100);
    expect(EXAMPLES.filter((parts) => parts.length !== 2)).toEqual([]);
  });

  it.each(EXAMPLES)('%s  →  %s', (expression, result) => {
    expect(outcome(expression)).toBe(result);
  });

  it.each([...FUNCTIONS.keys(), 'not'])('shows what %s does', (name) => {
    const shown = EXAMPLES.filter(
      ([expression, result]) => expression.startsWith(`${name}(`) && !result.startsWith('!'),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(TEXT.split('## Functions')[1]).toMatch(new RegExp(`^\\|.*\`${name}[(\`]`, 'm'));
  });

  it.each([
    ['`*`, in either order', productType],
    ['`/`, left by top', quotientType],
  ])('tells the types of %s as they are', (title, typeOf) => {
    const units: readonly Type[] = ['number', 'money', 'rate', 'count'];
    const table = TEXT.slice(TEXT.indexOf(title));
    for (const left of units) {
      const cells = new RegExp(`^\\| \\*\\*${left}\\*\\* \\|(.*)\\|$`, 'm').exec(table)![1]!.split('|');
      expect(cells.map((each) => each.trim())).toEqual(units.map((right) => typeOf(left, right) ?? ''));
    }
  });

  it('lists the names that its examples use, with their values', () => {
    const rows = [...TEXT.matchAll(/^\| `(\S+)` \| (.+?) \| (.+) \|$/gm)].filter((row) => NAMES.has(row[1]!));
    expect(rows.length).toBe(22);
    for (const [, name, type, value] of rows) {
      const named = NAMES.get(name!)!;
      if (name === 'plan') {
        const columns = ['amount', 'month'].map((each) => outcome(`plan.${each}`));
        expect(columns).toEqual(['[1314, 1168.5]', '[2020-01, 2020-02]']);
        continue;
      }
      expect([name, type!.replace(/ \(.*\)$/, ''), value]).toEqual([name, named.type, show(named.value)]);
    }
  });
});
