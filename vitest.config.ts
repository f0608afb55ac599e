import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // No test reads the settings of whoever runs it.
    env: { SUANCE_CONFIG: '' },
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
