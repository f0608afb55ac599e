import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCheck, parseCreditCode, parseResidentId, residentCheck } from '../../src/values/identifiers.ts';
import { problemOf } from './problems.ts';

const ID = '65400219900101127X';

describe('a resident identity number', () => {
  it('says when its holder was born and whether it is a man', () => {
    const { text, bornOn, isMale } = parseResidentId('11010519491231002X');
    expect([text, bornOn?.toString(), isMale]).toEqual(['11010519491231002X', '1949-12-31', false]);
    expect(parseResidentId(ID).isMale).toBe(true);
  });

  it.each([
    ['a small x', '65400219900101127x'],
    ['full width', '６５４００２１９９００１０１１２７ｘ'],
    ['blanks and an apostrophe', "' 654002 19900101 127X\t"],
    ['a Cyrillic letter for the X', '65400219900101127Х'],
    ['a sign of multiplication for the X', '65400219900101127×'],
  ])('%s is normalised', (_, text) => {
    expect(parseResidentId(text).text).toBe(ID);
  });

  it.each([
    ['scientific notation', '6.54002199001011E+17', 'identifier-rounded', {}],
    ['scientific notation, shorter', '6.54E+17', 'identifier-rounded', {}],
    ['digits after the fifteenth lost', '654101199001010000', 'identifier-rounded', {}],
    ['the number of a cell with its fraction', '654002199001011200.0', 'identifier-rounded', {}],
    ['15 digits', '654002900101127', 'resident-id-old', {}],
    ['17 characters', '65400219900101127', 'resident-id-length', { found: 17 }],
    ['19 characters', '6540021990010112370', 'resident-id-length', { found: 19 }],
    ['an O for a zero', '65400219900101O27X', 'resident-id-characters', { position: 15 }],
    ['an X in the middle', '6540021990010112X7', 'resident-id-characters', { position: 17 }],
    ['no province', '004002199001011237', 'resident-id-region', {}],
    ['30 February', '654002199002301237', 'resident-id-date', {}],
    ['31 April', '654002199004311237', 'resident-id-date', {}],
    ['29 February of a common year', '654002190002291237', 'resident-id-date', {}],
    ['a wrong check character', '654002199001011271', 'resident-id-check', {}],
  ])('%s is refused, and the number is not repeated', (_, text, code, params) => {
    expect(problemOf(() => parseResidentId(text))).toEqual({ code, params, place: {} });
  });

  it('a number that truly ends in 000 is one', () => {
    const true000 = [...Array(100).keys()]
      .map((n) => `6540021990${String((n % 12) + 1).padStart(2, '0')}${String((n % 28) + 1).padStart(2, '0')}100`)
      .find((each) => residentCheck(each) === '0');
    expect(parseResidentId(`${true000}0`).text).toBe(`${true000}0`);
  });

  it('29 February of a leap year, and the permits of Hong Kong, Macao and Taiwan', () => {
    for (const digits of ['65400220000229112', '81000019900101001', '82000019900101002', '83000019900101003'])
      expect(parseResidentId(digits + residentCheck(digits)).text.slice(0, 17)).toBe(digits);
  });

  it('a card for foreigners has its check character tested, and nothing follows from it', () => {
    const digits = '91165840019900101';
    expect(parseResidentId(digits + residentCheck(digits))).toMatchObject({ bornOn: null, isMale: null });
    const wrong = residentCheck(digits) === '1' ? '2' : '1';
    expect(problemOf(() => parseResidentId(digits + wrong)).code).toBe('resident-id-check');
  });

  it('any one digit written wrong, and any two neighbours exchanged, is found', () => {
    const good = fc
      .record({ day: fc.integer({ min: 10, max: 28 }), sequence: fc.integer({ min: 0, max: 999 }) })
      .map(({ day, sequence }) => `654002199001${day}${String(sequence).padStart(3, '0')}`)
      .map((digits) => digits + residentCheck(digits));
    fc.assert(
      fc.property(good, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        expect(parseResidentId(text).text).toBe(text);
        const slip = text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
        expect(() => parseResidentId(slip)).toThrow();
        if (at < 16 && text[at] !== text[at + 1]) {
          const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
          expect(() => parseResidentId(swapped)).toThrow();
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a unified social credit code', () => {
  it('its last character is worked out from the others', () => {
    expect(creditCheck('91350100M000100Y4')).toBe('3');
    expect(parseCreditCode('91350100M000100Y43')).toEqual({ text: '91350100M000100Y43', kind: '91' });
  });

  it('small letters, full width and blanks are normalised', () => {
    expect(parseCreditCode(' ９１350100m000100y43').text).toBe('91350100M000100Y43');
  });

  it.each([
    ['15 digits of a licence', '350100000001234', 'credit-code-length', { found: 15 }],
    ['scientific notation', '9.13501E+17', 'identifier-rounded', {}],
    ['a letter O', '91350100M0001O0Y43', 'credit-code-characters', { position: 14 }],
    ['a letter I', 'I1350100M000100Y43', 'credit-code-characters', { position: 1 }],
    ['a letter in the division', '9135A100M000100Y43', 'credit-code-characters', { position: 5 }],
    ['a sign', '91350100M000100-43', 'credit-code-characters', { position: 16 }],
    ['a wrong check character', '91350100M000100Y44', 'credit-code-check', {}],
    ['two characters exchanged', '91350100M001000Y43', 'credit-code-check', {}],
  ])('%s is refused, and the code is not repeated', (_, text, code, params) => {
    expect(problemOf(() => parseCreditCode(text))).toEqual({ code, params, place: {} });
  });
});
