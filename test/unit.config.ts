import { defineConfig } from 'vitest/config';
import { watForTests } from '../scripts/wat.mjs';

/** Tests that need no built command. */
export default defineConfig({
  plugins: [watForTests],
  test: {
    dir: 'test',
    include: ['**/*.test.ts'],
    exclude: ['**/end-to-end/**'],
    setupFiles: ['test/support/properties.ts'],
    testTimeout: 30_000,
    env: { SUANCE_CONFIG: '', SUANCE_STATE: '' },
  },
});
