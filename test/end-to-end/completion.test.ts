import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/cli/completion/line.ts';
import { COMMAND, suance } from '../support/run.ts';

/** A directory with `suance` on the path, and a file to complete. */
const directory = mkdtempSync(join(tmpdir(), 'suance-'));
symlinkSync(COMMAND, join(directory, 'suance'));
chmodSync(COMMAND, 0o755);
writeFileSync(join(directory, 'list.csv'), '');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const there = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

function shell(name: string, args: readonly string[], path = `${directory}:${process.env.PATH}`, lang = 'C.UTF-8') {
  const env = { PATH: path, LC_ALL: lang, LANG: lang, SUANCE_CONFIG: '', HOME: directory };
  const { stdout, stderr } = spawnSync(name, args, { cwd: directory, env, encoding: 'utf8' });
  return { lines: stdout.split('\n').filter((each) => each !== ''), stderr };
}

/** What `suance __complete` says, without explanations. */
function asked(line: string, lang = 'en_US.UTF-8'): string[] {
  const { code, out, err } = suance(['__complete', '--line', line], { env: { LANG: lang, SUANCE_CONFIG: '' } });
  expect([code, err]).toEqual([0, '']);
  return out
    .trimEnd()
    .split('\n')
    .map((each) => each.split('\t')[0]!);
}

describe('what can follow', () => {
  test.each([
    ['suance cal', [':words', 'calc']],
    ['suance policies sc', [':words', 'schema']],
    ['suance help ver', [':words', 'verify']],
    ['suance calc 稳', [':words', '稳岗返还']],
    ['suance calc 失业保险稳', [':words', '失业保险稳岗返还']],
    ['suance calc xinjiang-2023-49/ui-refund', [':words', 'xinjiang-2023-49/ui-refund']],
    ['suance calc ui-refund employer_k', [':open', 'employer_kind=']],
    ['suance calc 稳岗返还 单位类', [':open', '单位类型=']],
    ['suance calc 稳岗返还 企业规模=', [':words', '企业规模=大型', '企业规模=中型', '企业规模=小型', '企业规模=微型']],
    [
      'suance calc ui-refund enterprise_size=',
      [':words', 'enterprise_size=large', 'enterprise_size=medium', 'enterprise_size=small', 'enterprise_size=micro'],
    ],
    ['suance calc 稳岗返还 企业规模=大型 企业规', [':words']],
    ['suance calc ui-refund insured_as_unit=', [':words', 'insured_as_unit=yes', 'insured_as_unit=no']],
    ['suance calc 稳岗返还 是否以单位形式参保=', [':words', '是否以单位形式参保=是', '是否以单位形式参保=否']],
    ['suance calc ui-refund --region 伊宁', [':words', '伊宁市', '伊宁县']],
    [
      'suance calc ui-refund --region=65400',
      [':words', '--region=654000', '--region=654002', '--region=654003', '--region=654004'],
    ],
    ['suance calc ui-refund --region 伊宁市 --set layoff', [':open', 'layoff_rate=']],
    ['suance calc ui-refund --param ui_ref', [':open', 'ui_refund_ratio=']],
    ['suance calc ui-refund --param layoff', [':words']],
    ['suance screen 出生日', [':open', '出生日期=']],
    ['suance calc --format ', [':words', 'table', 'json', 'ndjson', 'csv']],
    ['suance batch --format=', [':words', '--format=csv', '--format=ndjson']],
    ['suance batch --enc', [':words', '--encoding']],
    ['suance batch --lang ', [':words', 'zh', 'en']],
    ['suance batch 稳岗返还 ', [':files']],
    ['suance calc --case ', [':files']],
    ['suance verify a.json ', [':files']],
    ['suance calc ui-refund --policies ', [':directories']],
    ['suance policies show yili-2020-16/ui-ref', [':words', 'yili-2020-16/ui-refund']],
    ['suance completion ', [':words', 'bash', 'zsh', 'fish']],
    ['suance nonsense ', [':words']],
    ['LANG=zh /opt/x/suance calc 稳', [':words', '稳岗返还']],
    ["suance calc '稳岗返还' '单位类", [':open', '单位类型=']],
  ])('%s', (line, expected) => {
    expect(asked(line)).toEqual(expected);
  });

  test('with nothing typed, names are in the language of the reader', () => {
    expect(asked('suance calc ')).toContain('ui-refund');
    expect(asked('suance calc ', 'zh_CN.UTF-8')).toContain('失业保险稳岗返还');
    expect(asked('suance calc ui-refund ')).toContain('layoff_rate=');
    expect(asked('suance calc ui-refund ', 'zh_CN.UTF-8')).toContain('裁员率=');
    expect(asked('suance calc ui-refund employer_kind=', 'zh_CN.UTF-8')).toContain('employer_kind=企业');
  });

  test('every candidate can be typed as it stands', () => {
    for (const line of ['suance calc ', 'suance screen ', 'suance calc ui-refund --region ', 'suance policies show '])
      for (const each of asked(line)) expect(each).not.toMatch(/[\s'"$&|;<>()*?]/);
  });
});

test.each([
  ['suance calc a=b', ['calc', 'a=b']],
  ['suance calc ', ['calc', '']],
  ['suance calc "a b" \'c', ['calc', 'a b', 'c']],
  ['suance a\\ b ""', ['a b', '']],
  ['X=1 ./suance.js calc', ['calc']],
])('the words of %s', (line, expected) => {
  expect(wordsOf(line)).toEqual(expected);
});

describe.skipIf(!there('bash'))('bash', () => {
  const ask = (line: string, path?: string) => {
    const script = `source '${join(directory, 'completion.bash')}'
COMP_LINE=$1 COMP_POINT=\${#1} COMP_WORDS=($1) COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
_suance suance && printf '%s\\n' "\${COMPREPLY[@]}"`;
    writeFileSync(join(directory, 'completion.bash'), suance(['completion', 'bash']).out);
    return shell('bash', ['--norc', '-c', script, 'bash', line], path);
  };

  test.each([
    ['suance cal', ['calc']],
    ['suance calc 稳', ['稳岗返还']],
    ['suance calc 稳岗返还 企业规', ['企业规模=']],
    // Readline puts in what stands behind the sign at which it breaks words.
    ['suance calc 稳岗返还 企业规模=', ['大型', '中型', '小型', '微型']],
    ['suance calc 稳岗返还 企业规模=小', ['小型']],
    ['suance calc --region=伊宁', ['伊宁市', '伊宁县']],
    ['suance batch 稳岗返还 li', []],
  ])('%s', (line, expected) => {
    expect(ask(line)).toEqual({ lines: expected, stderr: '' });
  });

  test('is silent where suance is not there', () => {
    expect(ask('suance cal', '/usr/bin:/bin')).toEqual({ lines: [], stderr: '' });
  });
});

describe.skipIf(!there('zsh'))('zsh', () => {
  // What the completion system would be handed.
  const ask = (line: string, path?: string) => {
    const script = `source '${join(directory, 'completion.zsh')}'
compadd() { print -l -- $texts; print -- "[$shown[1]]" }
_files() { print -- "files $*" }
words=("\${(@s: :)1}"); CURRENT=$#words; PREFIX=$words[-1]; _suance`;
    writeFileSync(join(directory, 'completion.zsh'), suance(['completion', 'zsh']).out);
    return shell('zsh', ['-f', '-c', script, 'zsh', line], path);
  };

  test.each([
    ['suance calc 稳', ['稳岗返还', '[稳岗返还  -- Unemployment-insurance refund]']],
    ['suance calc 稳岗返还 企业规模=小', ['企业规模=小型', '[企业规模=小型  -- small]']],
    ['suance batch 稳岗返还 ', ['files ']],
    ['suance calc --policies ', ['files -/']],
  ])('%s', (line, expected) => {
    expect(ask(line)).toEqual({ lines: expected, stderr: '' });
  });

  test('completes files where suance is not there', () => {
    expect(ask('suance cal', '/usr/bin:/bin')).toEqual({ lines: ['files '], stderr: '' });
  });
});

describe.skipIf(!there('fish'))('fish', () => {
  const ask = (line: string, path?: string) => {
    writeFileSync(join(directory, 'completion.fish'), suance(['completion', 'fish']).out);
    const script = `source '${join(directory, 'completion.fish')}'; complete -C '${line}'`;
    return shell('fish', ['--no-config', '-c', script], path);
  };

  test.each([
    ['suance calc 稳', ['稳岗返还\tUnemployment-insurance refund']],
    ['suance calc 稳岗返还 企业规', ['企业规模=\tenterprise size']],
    ['suance calc 稳岗返还 企业规模=小', ['企业规模=小型\tsmall']],
    ['suance batch --enc', [expect.stringMatching(/^--encoding\t/)]],
    ['suance batch 稳岗返还 li', ['list.csv']],
  ])('%s', (line, expected) => {
    expect(ask(line)).toEqual({ lines: expected, stderr: '' });
  });

  test('completes files where suance is not there', () => {
    expect(ask('suance li', '/usr/bin:/bin')).toEqual({ lines: ['list.csv'], stderr: '' });
  });
});

test('another shell: what there is, exit 2', () => {
  expect(suance(['completion', 'tcsh'])).toMatchObject({
    code: 2,
    out: '',
    err: 'error: There is no script for "tcsh"; there are bash, zsh, fish.\n',
  });
});
