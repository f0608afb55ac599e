import unit from '../unit.config.ts';

/** The properties drawn anew and many times more than in a check, of all that needs no built command. */
export default {
  ...unit,
  test: {
    ...unit.test,
    setupFiles: ['test/support/soak.ts'],
    env: { ...unit.test?.env, SUANCE_SOAK: process.env.SUANCE_SOAK ?? '10' },
    testTimeout: 3_600_000,
  },
};
