import { describe, expect, test } from 'vitest';
import { systemLanguage } from '../../src/cli/language.ts';

describe('the language of the system', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LC_MESSAGES: 'zh_CN', LANG: 'en_US.UTF-8' }, 'zh'],
    [{ LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LANG: 'ZH' }, 'zh'],
    [{}, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: '' }, 'en'],
  ])('is on Linux what the variables say: %j', (env, language) => {
    expect(systemLanguage(env, 'linux')).toBe(language);
  });

  test('is elsewhere what the variables say, or without them that of Node', () => {
    expect(systemLanguage({ LANG: 'zh_CN.UTF-8' }, 'win32')).toBe('zh');
    const own = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en';
    expect(systemLanguage({}, 'win32')).toBe(own);
    expect(systemLanguage({}, 'darwin')).toBe(own);
  });
});
