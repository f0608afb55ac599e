import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { pad, widthOf, wrap } from '../../src/cli/wrap.ts';

const PLAIN = '失业保险稳岗返还，。（）：；、《》 ＡＺ０９％abcXYZ019 -.,()[]/%·×—…“”‰→≤≥≠⊆─✓✗';
const AWKWARD =
  'é\u0301👍🏽👨‍👩‍👧™©®↔✔❗〰\u200b\u00ad\ufe0f\u20e3ｱﾞ한กำ\u0e33\t\u001b[1m\u001b[0m\u001b]0;x\u0007𠮷㊗🇨🇳\ud800';
const texts = (characters: string) =>
  fc.array(fc.constantFrom(...characters), { maxLength: 40 }).map((each) => each.join(''));

describe('the width of a text', () => {
  test('is what string-width measures', () => {
    const same = (text: string) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    };
    fc.assert(fc.property(texts(PLAIN), same));
    fc.assert(fc.property(texts(PLAIN + AWKWARD), same), { numRuns: 1000 });
  });

  test('is what string-width measures for every character alone, and before what joins it', () => {
    for (let code = 0x20; code < 0x1_0000; code += 1) {
      const character = String.fromCharCode(code);
      if (widthOf(character) !== stringWidth(character)) expect.fail(`U+${code.toString(16)}`);
    }
    for (const character of PLAIN) {
      for (const joining of ['\u0301', '\u200d', '\ufe0f', '\u20e3', '\u3099'])
        expect(widthOf(character + joining)).toBe(stringWidth(character + joining));
    }
  });

  test('leaves colours out', () => {
    expect(widthOf('\u001b[1m稳岗\u001b[22m ok')).toBe(7);
    expect(pad('\u001b[1m稳岗\u001b[22m', 6)).toBe('\u001b[1m稳岗\u001b[22m  ');
  });
});

describe('a text in lines', () => {
  test('breaks Chinese between any two characters, and keeps figures, dates and signs whole', () => {
    expect(wrap('参加失业保险的企业', 8)).toEqual(['参加失业', '保险的企', '业']);
    expect(wrap('发给12,345.68元，2023年2月1日止', 14)).toEqual(['发给', '12,345.68元，', '2023年2月1日止']);
    expect(wrap('tacheng-2019-16/ui-refund', 13)).toEqual(['tacheng-2019-', '16/ui-refund']);
    expect(wrap('employment_hardship_person', 12)).toEqual(['employment_', 'hardship_', 'person']);
    expect(wrap('abcdefgh', 5)).toEqual(['abcde', 'fgh']);
    expect(wrap('the refund is paid', 10)).toEqual(['the refund', 'is paid']);
  });

  test('has no line that is too long, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(texts(PLAIN), fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});
