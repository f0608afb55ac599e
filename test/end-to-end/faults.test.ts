import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, suance } from '../support/run.ts';

/** A directory of the user's: a document of the repository under another id, for a district, with texts of files replaced. */
function directoryWith(...edits: [from: string, to: string][]): string {
  const path = mkdtempSync(join(tmpdir(), 'suance-'));
  cpSync(join(ROOT, 'policies/xinjiang-2023-49'), join(path, 'other-2023'), { recursive: true });
  const replace = (file: string, from: string, to: string) => {
    const text = readFileSync(join(path, 'other-2023', file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(path, 'other-2023', file), text.replace(from, to));
  };
  replace('document.yaml', 'region: "650000"', 'region: "650105"');
  for (const [from, to] of edits) replace('ui-refund.yaml', from, to);
  return path;
}

const define = (text: string): [string, string] => ['tables:\n', `define:\n${text}tables:\n`];
const rate = (name: string, value: string) =>
  `  ${name}: { title: { zh: ${name}, en: ${name} }, type: rate, value: ${value} }\n`;

describe('a directory that cannot be used says where, what and what to do, in both commands, and ends with 3', () => {
  const cases: [string, [string, string][], RegExp, RegExp][] = [
    [
      'a window that ends before it starts',
      [['to: 2023-12-31', 'to: 2023-01-31']],
      /other-2023\/ui-refund\.yaml:\d+:35：期限的终点（2023-01-31）早于起点（2023-08-09）；请核对两个日期。/,
      /other-2023\/ui-refund\.yaml:\d+:35: The time ends \(2023-01-31\) before it begins \(2023-08-09\); check the two dates\./,
    ],
    [
      'a cycle through a table',
      [define(rate('one', 'refund_ratio')), ['- [enterprise, large, 0.30]', '- [enterprise, large, one]']],
      /ui-refund\.yaml:\d+:\d+：循环依赖：one → refund_ratio → one（.*请改写其中一项。/,
      /ui-refund\.yaml:\d+:\d+: A circle: one → refund_ratio → one,.*rewrite one of them\./,
    ],
    [
      'a definition that needs itself',
      [define(rate('one', 'one * 2'))],
      /ui-refund\.yaml:\d+:\d+：one 的值要用到它自己，无法计算；请改写它的式子。/,
      /ui-refund\.yaml:\d+:\d+: one needs itself and can never be worked out; rewrite its expression\./,
    ],
    [
      'a figure that rests on a table',
      [
        [
          'at: application_date - duration("P1Y")',
          'at: if refund_ratio > 0 then application_date else application_date',
        ],
      ],
      /ui-refund\.yaml:\d+:\d+：此处还没有“refund_ratio”：参数在定义和表之前取值/,
      /ui-refund\.yaml:\d+:\d+: There is no "refund_ratio" here yet: figures are found before/,
    ],
  ];
  test.each(cases)('%s', (_, edits, zh, en) => {
    const directory = directoryWith(...edits);
    for (const [language, message] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      for (const args of [
        ['policies', 'check', directory],
        ['calc', 'ui-refund', '--policies', directory],
      ]) {
        const { code, err, out } = suance([...args, '--lang', language]);
        expect(err).toMatch(message);
        expect([code, out]).toEqual([3, '']);
      }
    }
  });

  test('a built-in id that is defined again', () => {
    const directory = directoryWith();
    writeFileSync(join(directory, 'families.yaml'), 'families:\n  ui-refund: { label: { zh: 甲, en: a } }\n');
    const { code, err } = suance(['policies', 'check', directory, '--lang', 'zh']);
    expect(err).toContain(
      'families.yaml:2:3：内置政策已有“ui-refund”；自己的目录只能增加，不能改写内置内容，请换一个标识。',
    );
    expect(code).toBe(3);
  });
});

test('an example that does not come out ends with 1, with its line and both figures', () => {
  const directory = directoryWith(['amount: 7407.41', 'amount: 7407.42']);
  const { code, out } = suance(['policies', 'check', directory, '--quiet', '--lang', 'zh']);
  expect(out).toMatch(/ui-refund\.yaml:\d+:1：示例 1：amount 写的是 7407\.42，算出 7407\.41；请对照条文核对/);
  expect(code).toBe(1);
});

describe('a day for which there is no policy', () => {
  test('a family: the versions with their windows, and what to do', () => {
    const { code, err } = suance(['calc', 'ui-refund', '--region', '伊宁市', '--on', '2030-01-01', '--lang', 'zh']);
    expect(err).toMatch(
      /失业保险稳岗返还（ui-refund）在 伊宁市（654002）于 2030-01-01 没有有效的版本。已有：.*xinjiang-2023-49\/ui-refund .*请核对日期和地区/,
    );
    expect(code).toBe(2);
  });

  test('a full id: not eligible, on the condition of time', () => {
    const { code, out } = suance(['calc', 'xinjiang-2023-49/ui-refund', '--on', '2030-01-01', '--format', 'json']);
    const result = JSON.parse(out) as { status: string; conditions: { id: string; outcome: boolean | null }[] };
    expect(result.status).toBe('ineligible');
    expect(result.conditions.find((each) => each.id === 'in-force')?.outcome).toBe(false);
    expect(code).toBe(0);
  });
});
