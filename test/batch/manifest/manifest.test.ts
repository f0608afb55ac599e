import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/batch/manifest/model.ts';
import { looksLikeManifest, readManifest } from '../../../src/batch/manifest/read.ts';
import { type Recompute, verifyManifest } from '../../../src/batch/manifest/verify.ts';
import { makeManifest, manifestText, type RunRecord } from '../../../src/batch/manifest/write.ts';
import { Totals } from '../../../src/batch/totals/totals.ts';
import { NameIndex } from '../../../src/cases/names.ts';
import { Exact } from '../../../src/values/exact.ts';
import { problem } from '../../../src/values/problem.ts';
import { ownSet } from '../../policies/sets.ts';
import { problemOf } from '../../values/problems.ts';

const names = new NameIndex(ownSet().vocabulary());
const NOW = { tables: 'sha256:t1', version: '1.0.0' };
const INPUT = '县市,金额\n伊宁市,1\n';
const OUTPUT = '县市,金额,status\n伊宁市,1,eligible\n';
const seal = (text: string) => ({
  size: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

function totals(amount = '1500'): Totals {
  const made = new Totals(['县市']);
  made.add({
    status: 'eligible',
    measure: 'x/one',
    amount: Exact.parse(amount),
    open: null,
    reasons: [],
    groups: ['伊宁市'],
  });
  return made;
}

/** A run with its files in a directory; the manifest is in another beside it. */
function world(changes: Partial<RunRecord> = {}) {
  const at = mkdtempSync(join(tmpdir(), 'suance-manifest-'));
  mkdirSync(join(at, 'runs'));
  const [input, output, locality] = [join(at, '名单.csv'), join(at, '结果.csv'), join(at, 'loc.yaml')];
  writeFileSync(input, INPUT);
  writeFileSync(output, OUTPUT);
  writeFileSync(locality, 'region: x\n');
  const run: RunRecord = {
    program: NOW.version,
    tables: NOW.tables,
    language: 'zh',
    subjects: ['skill-upgrade'],
    options: {
      region: '654002',
      set: ['证书等级=四级', '姓名=张三', 'resident_id=65400219900101123X'],
      param: [],
      quiet: true,
      output: 'x',
      explain: true,
    },
    standingRegion: '654000',
    policies: null,
    input: { path: input, ...seal(INPUT) },
    output: { path: output, ...seal(OUTPUT) },
    used: [{ option: 'locality', from: 'option', path: locality, ...seal('region: x\n') }],
    totals: totals().data(),
    ...changes,
  };
  const path = join(at, 'runs', 'm.json');
  return { at, input, output, locality, path, manifest: makeManifest(run, path, names), directory: join(at, 'runs') };
}

/** Computes the output, or something else. */
function computing(text: string | Error = OUTPUT, now: Totals | null = totals()): Recompute & { seen: Manifest[] } {
  const seen: Manifest[] = [];
  const recompute = async (manifest: Manifest, take: (bytes: Uint8Array | string) => void) => {
    seen.push(manifest);
    if (text instanceof Error) throw text;
    for (let from = 0; from < text.length; from += 7) take(text.slice(from, from + 7));
    return { totals: now?.data() ?? null };
  };
  return Object.assign(recompute, { seen });
}

describe('the manifest of a run', () => {
  test('paths from where it is, what may change the output, nothing of persons, no clock', () => {
    const { manifest } = world();
    expect(manifest).toMatchObject({
      suance_manifest: 1,
      options: { region: '654002', set: ['证书等级=四级'], explain: true },
      input: { path: '../名单.csv', ...seal(INPUT) },
      output: { path: '../结果.csv' },
      used: [{ option: 'locality', from: 'option', path: '../loc.yaml', ...seal('region: x\n') }],
      totals: { rows: 1, all: { amount: '1500.00' } },
    });
    expect(Object.keys(manifest.options)).toEqual(['region', 'set', 'explain']);
    const text = manifestText(manifest);
    expect(text).not.toMatch(/张三|65400219900101123X/);
    expect(text.startsWith('{\n  "suance_manifest": 1,\n')).toBe(true);
    expect(readManifest(text, 'm.json')).toEqual(manifest);
  });

  test('is known by what is in it', () => {
    expect(looksLikeManifest(manifestText(world().manifest).slice(0, 64))).toBe(true);
    expect(looksLikeManifest('\uFEFF {"a":1,"suance_manifest" : 1')).toBe(true);
    expect(looksLikeManifest('{"measure":"x","facts":{"a":"\\"suance_manifest\\":1"}}')).toBe(false);
    expect(looksLikeManifest('[{"suance_manifest": 1}]')).toBe(false);
  });

  test('a damaged one is refused with the key', () => {
    const { manifest } = world();
    const text = (changes: object) => JSON.stringify({ ...manifest, ...changes });
    const refused = (changes: object) => {
      const { code, params, place } = problemOf(() => readManifest(text(changes), 'm.json'));
      expect(place).toEqual({ file: 'm.json' });
      return [code, (params as { key?: string }).key];
    };
    expect(refused({ program: 1 })).toEqual(['manifest-malformed', 'program']);
    expect(refused({ language: 'fr' })).toEqual(['manifest-malformed', 'language']);
    expect(refused({ suance_manifest: '1' })).toEqual(['manifest-malformed', 'suance_manifest']);
    expect(refused({ suance_manifest: 2 })).toEqual(['manifest-newer', undefined]);
    expect(refused({ input: { ...manifest.input, size: -1 } })).toEqual(['manifest-malformed', 'input.size']);
    expect(refused({ input: { ...manifest.input, sha256: 'x' } })).toEqual(['manifest-malformed', 'input.sha256']);
    expect(refused({ output: null })).toEqual(['manifest-malformed', 'output']);
    expect(refused({ used: [{ option: 'locality' }] })).toEqual(['manifest-malformed', 'used.0.from']);
    expect(refused({ options: { output: '/etc/passwd' } })).toEqual(['manifest-option', undefined]);
    expect(refused({ options: { set: 'a=1' } })).toEqual(['manifest-malformed', 'options.set']);
    const short = { ...manifest.totals, all: { ...manifest.totals.all, amount: '1' } };
    expect(refused({ totals: short })).toEqual(['manifest-malformed', 'totals.all.amount']);
    expect(problemOf(() => readManifest('{"suance_manifest": 1', 'm.json')).code).toBe('json-malformed');
    expect(problemOf(() => readManifest('[]', 'm.json')).code).toBe('manifest-malformed');
  });
});

describe('whether the output still follows', () => {
  test('all as it was: agrees; it is computed with whole paths', async () => {
    const { manifest, directory, input, locality } = world();
    const recompute = computing();
    const found = await verifyManifest(manifest, directory, NOW, recompute);
    expect(found).toMatchObject({
      verdict: 'agrees',
      sameTables: true,
      sameProgram: true,
      files: [
        { role: 'input', path: '../名单.csv', state: 'same' },
        { role: 'output', state: 'same' },
        { role: 'locality', state: 'same' },
      ],
      recomputed: { asRecorded: true, asFound: true, firstDifference: null, totals: [], seal: seal(OUTPUT) },
    });
    expect([recompute.seen[0]!.input.path, recompute.seen[0]!.used[0]!.path]).toEqual([input, locality]);
  });

  test('other tables, or another program, and the same output: holds', async () => {
    const { manifest, directory } = world();
    for (const now of [
      { ...NOW, tables: 'sha256:t2' },
      { ...NOW, version: '1.0.1' },
    ])
      expect((await verifyManifest(manifest, directory, now, computing())).verdict).toBe('holds');
  });

  test('other tables and another output: differs, with the line and the totals', async () => {
    const { manifest, directory } = world();
    const other = OUTPUT.replace('eligible', 'ineligible');
    const found = await verifyManifest(
      manifest,
      directory,
      { ...NOW, tables: 'sha256:t2' },
      computing(other, totals('1500.01')),
    );
    expect(found).toMatchObject({
      verdict: 'differs',
      recomputed: {
        asRecorded: false,
        asFound: false,
        firstDifference: 2,
        totals: [{ field: 'amount', measure: null, then: '1500.00', now: '1500.01' }],
      },
    });
  });

  test.each([
    ['a fen more', OUTPUT.replace(',1,', ',2,'), 2],
    ['a line more', `${OUTPUT}\n`, 3],
    ['a line less', OUTPUT.split('\n')[0]!, 1],
    ['nothing at all', '', 1],
    ['the header', OUTPUT.replace('县市', '地区'), 1],
  ])(
    'the result file was altered, %s: the original comes out again, and where it was altered',
    async (_, text, line) => {
      const { manifest, directory, output } = world();
      writeFileSync(output, text);
      const found = await verifyManifest(manifest, directory, NOW, computing());
      expect(found).toMatchObject({
        verdict: 'differs',
        recomputed: { asRecorded: true, asFound: false, firstDifference: line, totals: [] },
      });
      expect(found.files[1]!.state).toBe('changed');
    },
  );

  test('the result file is gone', async () => {
    const { manifest, directory, output } = world();
    rmSync(output);
    const found = await verifyManifest(manifest, directory, NOW, computing());
    expect(found).toMatchObject({ verdict: 'differs', recomputed: { asRecorded: true, asFound: null } });
    expect(found.files[1]!.state).toBe('missing');
  });

  test('the list was changed: differs, even where it was computed anew', async () => {
    const { manifest, directory, input, output } = world();
    writeFileSync(input, INPUT.replace('1', '2'));
    const changed = OUTPUT.replace('1', '2');
    const before = await verifyManifest(manifest, directory, NOW, computing(changed));
    expect(before).toMatchObject({ verdict: 'differs', recomputed: { asRecorded: false, asFound: false } });
    writeFileSync(output, changed);
    const after = await verifyManifest(manifest, directory, NOW, computing(changed));
    expect(after).toMatchObject({ verdict: 'differs', recomputed: { asRecorded: false, asFound: true } });
    expect(after.files.map((each) => each.state)).toEqual(['changed', 'changed', 'same']);
  });

  test('a file that it rests on was changed, or is gone', async () => {
    const { manifest, directory, locality } = world();
    writeFileSync(locality, 'region: y\n');
    expect((await verifyManifest(manifest, directory, NOW, computing())).verdict).toBe('differs');
    rmSync(locality);
    const recompute = computing();
    const found = await verifyManifest(manifest, directory, NOW, recompute);
    expect([found.verdict, found.recomputed, recompute.seen]).toEqual(['failed', null, []]);
  });

  test('a directory or a device where the list was is no list', async () => {
    const { manifest, directory } = world();
    const device = { ...manifest, input: { ...manifest.input, path: '/dev/zero' } };
    expect((await verifyManifest(device, directory, NOW, computing())).files[0]!.state).toBe('missing');
    const folder = { ...manifest, input: { ...manifest.input, path: '..' } };
    expect((await verifyManifest(folder, directory, NOW, computing())).verdict).toBe('failed');
  });

  test('pipes: an output that went through one is computed again, an input is not', async () => {
    const { manifest, directory, output } = world();
    const piped = { ...manifest, output: { ...manifest.output, path: null } };
    const ok = await verifyManifest(piped, directory, NOW, computing());
    expect(ok).toMatchObject({ verdict: 'agrees', recomputed: { asRecorded: true, asFound: null } });
    expect((await verifyManifest(piped, directory, NOW, computing(`${OUTPUT}x`))).verdict).toBe('differs');
    const fed = { ...manifest, input: { ...manifest.input, path: null } };
    expect((await verifyManifest(fed, directory, NOW, computing())).verdict).toBe('unchecked');
    writeFileSync(output, 'x');
    expect((await verifyManifest(fed, directory, NOW, computing())).verdict).toBe('differs');
  });

  test('what cannot be computed any more says why', async () => {
    const { manifest, directory } = world();
    const error = problem('unknown-measure', { name: 'skill-upgrade', nearest: [] });
    const found = await verifyManifest(manifest, directory, NOW, computing(error));
    expect(found).toMatchObject({ verdict: 'failed', problems: [{ code: 'unknown-measure' }] });
    await expect(verifyManifest(manifest, directory, NOW, computing(new TypeError('x')))).rejects.toThrow(TypeError);
  });

  test('totals of several measures: each that is not what it was', async () => {
    const many = (amount: string) => {
      const made = totals(amount);
      made.add({ status: 'invalid', measure: 'x/two', amount: null, open: null, reasons: [], groups: [''] });
      return made;
    };
    const { manifest, directory } = world({ totals: many('10').data() });
    const found = await verifyManifest(manifest, directory, NOW, computing(`${OUTPUT}x`, totals('11')));
    expect(found.recomputed!.totals).toEqual([
      { field: 'rows', measure: null, then: '2', now: '1' },
      { field: 'invalid', measure: null, then: '1', now: '0' },
      { field: 'amount', measure: null, then: '10.00', now: '11.00' },
      { field: 'amount', measure: 'x/one', then: '10.00', now: '11.00' },
      { field: 'invalid', measure: 'x/two', then: '1', now: '0' },
    ]);
  });
});
