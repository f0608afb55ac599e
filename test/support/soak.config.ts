import { defineConfig } from 'vitest/config';
import { watForTests } from '../../scripts/wat.mjs';

/** The properties alone, drawn anew and many times more than in a check. */
export default defineConfig({
  plugins: [watForTests],
  test: {
    dir: 'test',
    include: ['**/*.test.ts'],
    exclude: ['**/end-to-end/**'],
    setupFiles: ['test/support/soak.ts'],
    env: { SUANCE_CONFIG: '', SUANCE_STATE: '', SUANCE_SOAK: process.env.SUANCE_SOAK ?? '10' },
    testTimeout: 3_600_000,
  },
});
