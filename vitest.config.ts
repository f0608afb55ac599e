import { defineConfig } from 'vitest/config';
import { watForTests } from './scripts/wat.mjs';

export default defineConfig({
  plugins: [watForTests],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/properties.ts'],
    // No test reads the settings of whoever runs it.
    env: { SUANCE_CONFIG: '', SUANCE_STATE: '' },
    // Every core: most of the time goes to commands that tests run.
    maxWorkers: '100%',
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
