import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fen, share, yuan } from './exact.mjs';

/*
 * Policy files made up for measuring: many measures beside the one that is computed, and decision tables of many rules.
 */

const both = (text) => `{ zh: ${text}, en: ${text} }`;

function documentOf(title, families) {
  const clauses = families.map(
    (family, index) => `  - id: （${index + 1}）\n    title: ${both(family)}\n    measures: [${family}]\n`,
  );
  return `title: ${both(title)}\nissuer: ${both('bench')}\nissued: 2023-08-09\nregion: "650000"\nclauses:\n${clauses.join('')}`;
}

function familiesOf(names) {
  return names.map((name) => `  ${name}:\n    label: ${both(name)}\n`).join('');
}

function measureOf({ title, clause, table, example }) {
  return `title: ${both(title)}
clause: （${clause}）
claimant: ${both('enterprises')}
beneficiary: employer
in_force: { from: 2023-08-09, to: 2023-12-31, governed_by: application_date }
conditions:
  - id: few-layoffs
    title: ${both('few layoffs')}
    any:
      - layoff_rate <= 0.055
      - insured_staff <= 30 and layoff_rate <= 0.20
${table}
outputs:
  amount:
    title: ${both('amount')}
    type: money
    value: prior_year_ui_premiums * ratio
    round: fen
examples:
  - note: ${both('worked')}
    facts: { application_date: 2023-10-01, enterprise_size: large, insured_staff: 3, layoff_rate: 0%, prior_year_ui_premiums: 1000.00 }
    status: eligible
    amount: ${example}
`;
}

function ratioTable(inputs, rules) {
  return `tables:
  ratio:
    title: ${both('ratio')}
    type: rate
    hit_policy: unique
    inputs: [${inputs.join(', ')}]
    rules:
${rules.map((rule) => `      - [${rule.join(', ')}]\n`).join('')}`;
}

const PER_DOCUMENT = 10;

/** Names of the families that `writeManyMeasures` makes. */
const familyNames = (count) => Array.from({ length: count }, (_, index) => `bench-${index + 1}`);

/** The families of `writeManyMeasures` as lines of families.yaml. */
export const manyFamilies = (count) => familiesOf(familyNames(count));

/**
 * Writes documents with measures into a directory of policies.
 * @param {{ families: boolean }} form whether families.yaml is written too; else the caller adds `manyFamilies` to its own
 */
export function writeManyMeasures(directory, count, { families }) {
  const names = familyNames(count);
  for (let first = 0; first < count; first += PER_DOCUMENT) {
    const document = `bench-document-${first / PER_DOCUMENT + 1}`;
    const own = names.slice(first, first + PER_DOCUMENT);
    mkdirSync(join(directory, document), { recursive: true });
    writeFileSync(join(directory, document, 'document.yaml'), documentOf(document, own));
    for (const [index, family] of own.entries()) {
      const table = ratioTable(
        ['enterprise_size'],
        [
          ['large', '0.30'],
          ['not(large)', '0.60'],
        ],
      );
      const text = measureOf({ title: family, clause: index + 1, table, example: '300.00' });
      writeFileSync(join(directory, document, `${family}.yaml`), text);
    }
  }
  if (families) writeFileSync(join(directory, 'families.yaml'), `families:\n${manyFamilies(count)}`);
}

const STAFF = 5000;
/** Sizes of enterprises, in groups, and how many ranges of staff each has. */
const SHAPES = {
  10: {
    groups: [
      ['large', 'medium'],
      ['small', 'micro'],
    ],
    ranges: 5,
  },
  100: { groups: [['large'], ['medium'], ['small'], ['micro']], ranges: 25 },
  1000: { groups: [['large'], ['medium'], ['small'], ['micro']], ranges: 250 },
};
const CHINESE = { large: '大型', medium: '中型', small: '小型', micro: '微型' };

/** The ratio of a rule in parts of ten thousand. */
const parts = (group, range) => 1000 + group * 1000 + range * 3;

export const RULES_MEASURE = 'bench-rules/bench-rules';

/** Writes a measure whose decision table has 10, 100 or 1,000 rules. */
export function writeRules(directory, count) {
  const { groups, ranges } = SHAPES[count];
  const width = STAFF / ranges;
  const rules = groups.flatMap((sizes, group) =>
    Array.from({ length: ranges }, (_, range) => [
      `"${sizes.join(', ')}"`,
      range === ranges - 1 ? `">= ${range * width}"` : `"[${range * width}..${(range + 1) * width})"`,
      `0.${String(parts(group, range)).padStart(4, '0')}`,
    ]),
  );
  const folder = join(directory, 'bench-rules');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(directory, 'families.yaml'), `families:\n${familiesOf(['bench-rules'])}`);
  writeFileSync(join(folder, 'document.yaml'), documentOf('bench-rules', ['bench-rules']));
  const table = ratioTable(['enterprise_size', 'insured_staff'], rules);
  writeFileSync(
    join(folder, 'bench-rules.yaml'),
    measureOf({ title: `${count} rules`, clause: 1, table, example: '100.00' }),
  );
}

/** What the measure of `writeRules` grants, computed apart: cells as ENTERPRISES gives them. */
export function byRules(count, eligible) {
  const { groups, ranges } = SHAPES[count];
  const groupOf = Object.fromEntries(groups.flatMap((sizes, group) => sizes.map((each) => [CHINESE[each], group])));
  return (cells) => {
    const { status } = eligible(cells);
    if (status !== 'eligible') return { status, amount: '0.00' };
    const [, , size, staff, , premiums] = cells;
    const range = Math.min(ranges - 1, Math.floor((Number(staff) * ranges) / STAFF));
    return { status, amount: yuan(share(fen(premiums), parts(groupOf[size], range))) };
  };
}
