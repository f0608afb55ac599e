import { describe, expect, it } from 'vitest';
import { DEEPEST, LONGEST_STRETCH } from '../../../src/batch/workbook/limits.ts';
import { XmlReader } from '../../../src/batch/workbook/xml.ts';
import { SuanceError } from '../../../src/values/problem.ts';

/** What the reader sees, or the kind of error. */
function read(xml: string | readonly Buffer[], mostElements?: number): unknown {
  const seen: unknown[] = [];
  const reader = new XmlReader(
    'part',
    {
      open: (name, attributes) => seen.push([name, { ...attributes }]),
      close: (name) => seen.push(`/${name}`),
      text: (text) => seen.push(text),
    },
    mostElements,
  );
  try {
    for (const chunk of typeof xml === 'string' ? [Buffer.from(xml)] : xml) reader.push(chunk);
    reader.end();
  } catch (error) {
    if (error instanceof SuanceError) return error.problem.code;
    throw error;
  }
  return seen;
}

describe('the XML of a part', () => {
  it('is read the same however it is cut', () => {
    const xml = Buffer.from('<?xml version="1.0"?><x:a b="&lt;名"><c/>文&amp;字<![CDATA[<𠮷>]]><!-- d --></x:a>');
    const whole = read([xml]);
    expect(whole).toEqual([['a', { b: '<名' }], ['c', {}], '/c', '文&字', '<𠮷>', '/a']);
    for (let at = 1; at < xml.length; at += 1) expect(read([xml.subarray(0, at), xml.subarray(at)])).toEqual(whole);
  });

  it('ends at its limits, not before', () => {
    expect(read(`<a>${'<b/>'.repeat(9)}</a>`, 10)).toHaveLength(20);
    expect(read(`<a>${'<b/>'.repeat(10)}</a>`, 10)).toBe('workbook-too-large');
    expect(read('<a>'.repeat(DEEPEST) + '</a>'.repeat(DEEPEST))).toHaveLength(DEEPEST * 2);
    expect(read('<a>'.repeat(DEEPEST + 1) + '</a>'.repeat(DEEPEST + 1))).toBe('workbook-damaged');
    const stretch = (length: number) => read([Buffer.from('<a>'), Buffer.alloc(length, 'x'), Buffer.from('</a>')]);
    expect(stretch(LONGEST_STRETCH - 10)).toHaveLength(3);
    expect(stretch(LONGEST_STRETCH + 1)).toBe('workbook-damaged');
  });

  it('has no document type, no end too early and no bytes that are none', () => {
    for (const bad of ['<!DOCTYPE a><a/>', '<a>', '<a></b>', '<a>&b;</a>', 'a', ''])
      expect([bad, read(bad)]).toEqual([bad, 'workbook-damaged']);
    expect(read([Buffer.from([0x3c, 0x61, 0x3e, 0xe5, 0x90])])).toBe('workbook-damaged');
  });
});
