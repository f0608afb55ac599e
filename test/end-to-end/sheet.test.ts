import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { suance } from '../support/run.ts';

const ID = '65400219900101127X';
const CASE = [
  'calc',
  'xinjiang-2023-49/skill-upgrade',
  '申请日期=2023-10-08',
  '是否领取失业保险金=是',
  '证书种类=职业技能等级证书',
  '证书等级=四级',
  '取得证书日期=2023-03-15',
  '本年度已享受技能提升补贴次数=0',
];
const WHO = ['姓名=阿依古丽', `身份证号=${ID}`];

function directory(): string {
  return mkdtempSync(join(tmpdir(), 'suance-sheet-'));
}

describe('calc --sheet', () => {
  test('writes the sheet beside the result, says so, and keeps the number of the person to itself', () => {
    const path = join(directory(), '核定单.html');
    const plain = suance([...CASE, ...WHO, '--lang', 'zh']);
    const { code, out, err } = suance([...CASE, ...WHO, '--lang', 'zh', '--sheet', path]);
    expect({ code, out, err }).toEqual({ code: 0, out: plain.out, err: `提示：核定单已写入 ${path}\n` });
    expect(plain.err).toBe('');
    expect(out).toContain('金额  1,500.00 元\n大写  人民币壹仟伍佰元整\n');
    const page = readFileSync(path, 'utf8');
    expect(page).toContain('<td>阿依古丽</td>');
    expect(page).toContain('65*************27X');
    expect(out + err + page).not.toContain(ID);
  });

  test('--full-ids writes it in full, on the sheet alone', () => {
    const path = join(directory(), 'sheet.html');
    const { code, out, err } = suance([...CASE, ...WHO, '--sheet', path, '--full-ids', '--format', 'json']);
    expect(code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain(ID);
    expect(out + err).not.toContain(ID);
    expect(JSON.parse(out)).toMatchObject({ amount: '1500.00', amount_capitals: '人民币壹仟伍佰元整' });
  });

  test('the same case gives the same sheet, byte for byte; -q says nothing', () => {
    const at = directory();
    const [first, second] = ['a.html', 'b.html'].map((name) => {
      expect(suance([...CASE, ...WHO, '-q', '--sheet', join(at, name)]).err).toBe('');
      return readFileSync(join(at, name), 'utf8');
    });
    expect(first).toBe(second);
    expect(first).toContain('<html lang="en">');
  });

  test('an older file is replaced, nothing is left beside it', () => {
    const at = directory();
    writeFileSync(join(at, 'sheet.html'), 'old');
    expect(suance([...CASE, '--sheet', join(at, 'sheet.html')]).code).toBe(0);
    expect(readdirSync(at)).toEqual(['sheet.html']);
    expect(readFileSync(join(at, 'sheet.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('a malformed fact: an error, and no sheet', () => {
    const at = directory();
    expect(suance([...CASE.slice(0, -1), '本年度已享受技能提升补贴次数=多', '--sheet', join(at, 'x.html')]).code).toBe(
      2,
    );
    expect(readdirSync(at)).toEqual([]);
  });

  test('wrong use is told at its option', () => {
    const at = directory();
    writeFileSync(join(at, 'case.yaml'), 'measure: xinjiang-2023-49/skill-upgrade\nfacts: {}\n');
    const refused = (...args: string[]) => {
      const { code, out, err } = suance(args, { cwd: at });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    expect(refused(...CASE, '--full-ids')).toContain('--full-ids is used together with --sheet');
    expect(refused(...CASE, '--sheet', at)).toContain(`--sheet: ${at}`);
    expect(refused(...CASE, '--sheet', join(at, 'none', 'x.html'))).toContain('--sheet: ');
    expect(refused('calc', '--case', 'case.yaml', '--sheet', 'case.yaml')).toContain('--sheet: case.yaml is the input');
  });
});

describe('who a case is of', () => {
  test('may stand in a case file, also as a bare number, and is not told as unused', () => {
    const at = directory();
    writeFileSync(join(at, 'case.yaml'), `person_name: 甲\nresident_id: 654002199001011237\ncertificate_level: 四级\n`);
    const { code, err } = suance(
      ['calc', CASE[1]!, '--on', '2023-10-08', '--case', 'case.yaml', '--sheet', 's.html', '--full-ids', '-q'],
      { cwd: at },
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readFileSync(join(at, 's.html'), 'utf8')).toContain('<td>654002199001011237</td>');
  });

  test('a number that a spreadsheet has shortened is refused', () => {
    const { code, err } = suance([...CASE, '身份证号=6.54002E+17']);
    expect(code).toBe(2);
    expect(err).toContain('lost the digits after the fifteenth');
    expect(err).not.toContain('6.54');
  });

  test('columns of a list pass through batch as they came', () => {
    const header =
      '姓名,身份证号,单位名称,统一社会信用代码,姓名(盖章),申请日期,是否领取失业保险金,证书种类,证书等级,取得证书日期,本年度已享受技能提升补贴次数';
    const row = `甲,${ID},"乙,丙",,<丁>,2023-10-08,是,职业技能等级证书,四级,2023-03-15,0`;
    const { code, out, err } = suance(['batch', '技能提升补贴', '-'], { input: `${header}\n${row}\n` });
    expect(code).toBe(0);
    const [, computed] = out.split(/\r?\n/);
    expect(computed!.startsWith(`${row},eligible,1500.00,`)).toBe(true);
    expect(err).not.toContain(ID);
    const ndjson = suance(['batch', '技能提升补贴', '-', '--format', 'ndjson', '-q'], { input: `${header}\n${row}\n` });
    expect(ndjson.out).not.toContain(ID);
    expect(JSON.parse(ndjson.out)).toMatchObject({ status: 'eligible', amount_capitals: '人民币壹仟伍佰元整' });
  });
});
