import { describe, expect, it } from 'vitest';
import { type Content, contentOf, refuseBinary } from '../../src/batch/binary.ts';
import { problemOf } from '../values/problems.ts';

describe('what a file is by its first bytes', () => {
  const cases: [Content, string | Buffer][] = [
    ['zip', 'PK\x03\x04'],
    ['zip', 'PK\x05\x06'],
    ['compound', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['xls', Buffer.from([0x09, 0x04, 0x06, 0x00])],
    ['pdf', '%PDF-1.7'],
    ['archive', Buffer.from([0x1f, 0x8b, 8])],
    ['archive', 'Rar!\x1a\x07'],
    ['archive', Buffer.from('377abcaf271c', 'hex')],
    ['html', '<html>'],
    ['html', '\ufeff\r\n <!-- made by a system -->\n<table border=1>'],
    ['html', Buffer.from('\ufeff<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">', 'utf16le')],
    ['html', '<?xml version="1.0"?><!DOCTYPE html><html>'],
    ['html', 'MIME-Version: 1.0\r\nX-Document-Type: Workbook'],
    ['xml-spreadsheet', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook>'],
    ['xml-spreadsheet', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    ['xml', '<?xml version="1.0"?><a/>'],
    ['text', ''],
    ['text', '姓名,日期\n'],
    ['text', 'a<html>,b'],
    ['text', 'PK,b'],
    ['text', Buffer.from('a,b', 'utf16le')],
  ];
  it('is told without its name', () => {
    for (const [content, bytes] of cases)
      expect([bytes, contentOf(Buffer.from(bytes as string))]).toEqual([bytes, content]);
  });

  it('is refused where text is wanted', () => {
    for (const [content, bytes] of cases) {
      if (content === 'text') continue;
      const found = problemOf(() => refuseBinary(Buffer.from(bytes as string), null));
      expect([found.code, found.params]).toEqual(['input-binary', { kind: content }]);
    }
    expect(problemOf(() => refuseBinary(Buffer.from('a,b\n1\0,2\n'), null)).params).toEqual({ kind: 'binary' });
    expect(() => refuseBinary(Buffer.from('姓名\n'), null)).not.toThrow();
  });
});
