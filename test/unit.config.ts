import { defineConfig } from 'vitest/config';

/** Tests that need no built command. */
export default defineConfig({
  test: { dir: 'test', include: ['**/*.test.ts'], testTimeout: 30_000, env: { SUANCE_CONFIG: '' } },
});
