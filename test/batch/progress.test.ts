import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { textsFor } from '../../src/cli/texts/texts.ts';
import { Progress, progressLine } from '../../src/cli/views/progress.ts';
import { widthOf } from '../../src/cli/wrap.ts';

describe('progressLine', () => {
  const advance = { rows: 450_000, share: 0.45, seconds: 7.2 };

  it('says how far a run has come', () => {
    expect(progressLine(advance, 79, textsFor('zh'))).toBe(
      '[###########-------------]   45%  450,000 行  每秒 62,500 行  还需 9 秒',
    );
    expect(progressLine({ ...advance, share: null }, 79, textsFor('en'))).toBe('450,000 rows  62,500 rows/s');
  });

  it('never is wider than the terminal', () => {
    for (const language of ['zh', 'en'] as const) {
      for (let width = 8; width < 90; width += 1) {
        const line = progressLine(advance, width, textsFor(language));
        expect(widthOf(line) <= width || line === ' 45%').toBe(true);
      }
    }
  });

  it('is gone when the run ends, and never there for a short one', () => {
    const output = new PassThrough();
    const progress = new Progress(output, 100, textsFor('en'));
    progress.clear();
    expect(output.read()).toBeNull();
    progress.update(10, 50);
    progress.clear();
    const shown = String(output.read());
    const erase = '\r\u001b[K';
    expect(shown.startsWith('\r')).toBe(true);
    expect(shown).toContain('10 rows');
    expect(shown.endsWith(`\u001b[K${erase}`)).toBe(true);
  });
});
