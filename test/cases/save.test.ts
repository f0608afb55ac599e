import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addEntries } from '../../src/cases/entries.ts';
import { readCaseFile } from '../../src/cases/file.ts';
import { NameIndex } from '../../src/cases/names.ts';
import { CaseBuilder } from '../../src/cases/read.ts';
import { factTexts } from '../../src/cases/result.ts';
import { caseYaml, writeCase } from '../../src/cases/save.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { line, run } from '../engine/cases.ts';
import { caseOf, namesOf, worldOf } from '../engine/worlds.ts';
import { ownSet, temporaryDirectory } from '../policies/sets.ts';
import { codeOf } from '../values/problems.ts';

const set = ownSet();

test.each(set.summaries.map((each) => each.id))('%s: a saved case, complete or not, is read again as it was', (id) => {
  const measure = set.measure(id);
  const plan = preparePlan(measure);
  const names = new NameIndex(set.vocabulary());
  const some = fc.record({
    world: worldOf(measure),
    hidden: fc.subarray(namesOf(measure)),
    language: fc.constantFrom('zh' as const, 'en' as const),
  });
  fc.assert(
    fc.property(some, ({ world, hidden, language }) => {
      const first = evaluate(plan, caseOf(world, new Set(hidden)));
      fc.pre(first.status !== 'invalid');
      const file = readCaseFile(caseYaml(first, language), 'case');
      const builder = new CaseBuilder({ vocabulary: set.vocabulary(), regions: () => set.regions() });
      addEntries(builder, file.facts, names);
      const again = evaluate(plan, builder.build(null));
      expect(file.subject).toBe(id);
      expect(factTexts(again)).toEqual(factTexts(first));
      expect(line(again)).toBe(line(first));
    }),
    { numRuns: 60 },
  );
});

test('who a case is of is kept with it, first', () => {
  const measure = set.measure('xinjiang-2023-49/skill-upgrade');
  const facts = { application_date: '2023-10-08', resident_id: '65400219900101127X', person_name: '甲: #乙' };
  const text = caseYaml(run(measure, facts), 'zh');
  expect(readCaseFile(text, 'case').facts.map(({ name, value }) => [name, value])).toEqual([
    ['person_name', '甲: #乙'],
    ['resident_id', '65400219900101127X'],
    ['application_date', '2023-10-08'],
  ]);
});

test('a case is written for its owner alone, in place of what was there, and leaves nothing beside it', () => {
  const directory = temporaryDirectory();
  const path = `${directory}/case.yaml`;
  writeFileSync(path, 'old');
  chmodSync(path, 0o644);
  writeCase(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(['case.yaml']);
});

test('a directory, or a path that cannot be written, is an error that leaves nothing behind', () => {
  const directory = temporaryDirectory();
  expect(codeOf(() => writeCase(directory, 'new'))).toBe('file-is-directory');
  expect(codeOf(() => writeCase(`${directory}/none/case.yaml`, 'new'))).toBe('file-unwritable');
  expect(readdirSync(directory)).toEqual([]);
});
