import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { withPinyin } from '../../scripts/pinyin.ts';
import { watForBundles } from '../../scripts/wat.mjs';
import { assembleCase, caseSettings } from '../../src/cases/assemble.ts';
import { amountTexts } from '../../src/cases/result.ts';
import { preparePlan } from '../../src/engine/plan.ts';
import { evaluate } from '../../src/engine/run.ts';
import { openCompiled, readCompiledTables } from '../../src/policies/compiled.ts';
import { hashFiles, loadDirectory, policyFiles, setOf } from '../../src/policies/load/directory.ts';
import { findSubject, type PolicySet, type PolicyTables } from '../../src/policies/set.ts';
import { codeOf, problemOf } from '../values/problems.ts';
import { copyWith, directoryOf, ownSet, ownTables, POLICIES, temporaryDirectory } from './sets.ts';

// What only the build works out is no part of the sources.
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, each) => (key === 'needed' ? undefined : each)));

/** Tables with the names of places and families spelt for the search, as the build does. */
function spelt(tables: PolicyTables): PolicyTables {
  return { ...tables, families: tables.families.map(withPinyin), regions: tables.regions.map(withPinyin) };
}

describe('what the build compiles', () => {
  let target: string;
  let compiled: PolicySet;

  beforeAll(async () => {
    target = `${temporaryDirectory()}/policies`;
    const script = `${temporaryDirectory()}/compile.mjs`;
    // The build's own script, bundled as the build does it.
    await build({
      entryPoints: ['scripts/compile-policies.ts'],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
      plugins: [watForBundles],
      banner: { js: "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);" },
    });
    execFileSync(process.execPath, [script, POLICIES, target]);
    compiled = openCompiled(target);
  });

  test('what a list asks for with every row is read once', () => {
    expect(compiled.versions('ui-refund')).toBe(compiled.versions('ui-refund'));
    expect(compiled.document('yili-2020-16')).toBe(compiled.document('yili-2020-16'));
  });

  test('every measure, document, the vocabulary and the regions equal those loaded from the sources', () => {
    const set = ownSet();
    expect(compiled.summaries.map((each) => each.id)).toEqual(set.summaries.map((each) => each.id));
    for (const { id } of set.summaries) expect(plain(compiled.measure(id)), id).toEqual(plain(set.measure(id)));
    expect(compiled.documentIds).toEqual(set.documentIds);
    for (const id of set.documentIds) expect(plain(compiled.document(id)), id).toEqual(plain(set.document(id)));
    expect(plain(compiled.vocabulary())).toEqual(plain(set.vocabulary()));
    // The build spells the names of places and families for the search.
    expect(plain(compiled.regions().all)).toEqual(plain(set.regions().all.map(withPinyin)));
    expect(plain(compiled.families)).toEqual(plain(set.families.map(withPinyin)));
  });

  test('the hash is that of the sources', () => {
    expect(compiled.hash).toBe(hashFiles(POLICIES, policyFiles(POLICIES, 'policies')));
    expect(compiled.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('all tables at once equal the sources, windows as stated', () => {
    expect(plain(readCompiledTables(target))).toEqual(plain(spelt(ownTables())));
    const id = 'tacheng-2019-16/ui-refund';
    const stated = readCompiledTables(target).measures.find((each) => each.id === id)!;
    expect([stated.window.to, stated.supersededBy]).toEqual([null, null]);
    expect([compiled.measure(id).window.to, compiled.measure(id).supersededBy]).toEqual([
      '2022-03-23',
      'xinjiang-2022-huimin/ui-refund',
    ]);
  });

  test('a directory of the user’s on top of them is as on top of the sources', () => {
    const own = directoryOf({
      'families.yaml': 'families:\n  other: { label: { zh: 甲, en: a } }\n',
    });
    const tables = loadDirectory(own, 'own', readCompiledTables(target));
    expect(plain(tables)).toEqual(plain(loadDirectory(own, 'own', spelt(ownTables()))));
    expect(tables.hash).not.toBe(compiled.hash);
    expect(setOf(tables).measure('tacheng-2019-16/ui-refund').window.to).toBe('2022-03-23');
  });

  test('unknown ids come with the nearest', () => {
    expect(problemOf(() => compiled.measure('xinjiang-2023-49/ui-refunds'))).toMatchObject({
      code: 'unknown-measure',
      params: { nearest: expect.arrayContaining(['xinjiang-2023-49/ui-refund']) },
    });
    expect(problemOf(() => compiled.document('yili-2020-61'))).toMatchObject({
      code: 'unknown-document',
      params: { nearest: expect.arrayContaining(['yili-2020-16']) },
    });
  });

  test('a case of one measure needs that measure alone, however many there are', () => {
    const few = `${temporaryDirectory()}/policies`;
    mkdirSync(few);
    for (const name of ['tables.json', 'measure-xinjiang-2023-49--ui-refund.json'])
      copyFileSync(`${target}/${name}`, `${few}/${name}`);
    const facts = ['单位类型=企业', '企业规模=小型', '裁员率=0', 'prior_year_ui_premiums=12345.68'];
    const only = openCompiled(few);
    const subject = findSubject(only, 'xinjiang-2023-49/ui-refund');
    const settings = caseSettings(only, { on: '2023-10-01' }, subject);
    const { measure, given } = assembleCase(settings, subject, facts, []);
    expect(amountTexts(evaluate(preparePlan(measure), given)).amount).toBe('7407.41');
    // A name that the measure does not read is looked for in the whole vocabulary.
    expect(codeOf(() => assembleCase(settings, subject, ['证书等级=四级'], []))).toBe('tables-unreadable');
  });

  test('a part that is not there, or is cut short, is told by its path', () => {
    expect(problemOf(() => openCompiled(`${target}/none`))).toMatchObject({
      code: 'tables-unreadable',
      params: { path: `${target}/none/tables.json` },
    });
    writeFileSync(`${target}/regions.json`, '[{"code":');
    expect(codeOf(() => openCompiled(target).regions())).toBe('tables-unreadable');
  });
});

describe('the hash', () => {
  const hashOf = (directory: string) => hashFiles(directory, policyFiles(directory, 'policies'));

  test('is the same for the same files, wherever they lie', () => {
    expect(hashOf(copyWith([]))).toBe(hashOf(POLICIES));
    expect(hashOf(copyWith([], { 'readme.txt': 'not a table' }))).toBe(hashOf(POLICIES));
  });

  test('changes with any letter, with a name, and with a file more', () => {
    const hashes = [
      hashOf(POLICIES),
      hashOf(copyWith([['families.yaml', '稳岗补贴', '稳岗补助']])),
      hashOf(copyWith([], { 'extra/document.yaml': '' })),
      hashOf(directoryOf({ 'a.yaml': 'b', 'c.yaml': 'd' })),
      hashOf(directoryOf({ 'a.yaml': 'b', 'd.yaml': 'd' })),
      hashOf(directoryOf({ 'a.yaml': '', 'bc.yaml': 'd' })),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('files are taken in one order', () => {
    const files = policyFiles(POLICIES, 'policies');
    expect(files).toEqual([...files].sort());
    expect(files).toHaveLength(
      readdirSync(POLICIES, { recursive: true }).filter((each) => String(each).endsWith('.yaml')).length,
    );
  });
});
