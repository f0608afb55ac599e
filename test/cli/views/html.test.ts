import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Html, html } from '../../../src/cli/views/html.ts';

test('text is escaped, in elements and in quoted attributes; markup is not, also in lists', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${`"'>`}">${['a & b', inner, null, [inner]]}</p>`.text).toBe(
    '<p title="&quot;&#39;&gt;">a &amp; b<b>&lt;i&gt;</b><b>&lt;i&gt;</b></p>',
  );
  expect(html`${Html.trusted('<hr>')}`.text).toBe('<hr>');
});

test('no control characters, and none that turn the order of letters round; letters of every script stay', () => {
  expect(html`${'甲\u0000\u001b[31m\u0085\u202e乙\u2066\tئالما\n𠮷'}`.text).toBe('甲[31m乙\tئالما\n𠮷');
});

test('no text makes markup, and none that may stand in a page is lost', () => {
  const signs = fc.constantFrom('<', '>', '"', "'", '&', '/', '!', '-', 'script', '甲', ' ', '&lt;', '`', '$');
  fc.assert(
    fc.property(fc.array(signs), (all) => {
      const text = all.join('');
      const { text: made } = html`${text}`;
      expect(made).not.toMatch(/[<>"']/);
      const back = made
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(back).toBe(text);
    }),
  );
});
