import type fc from 'fast-check';
import { vi } from 'vitest';

/** Every property is drawn `SUANCE_SOAK` times as often as in a check. */
vi.mock('fast-check', async (original) => {
  const real = await original<typeof import('fast-check')>();
  const times = Number(process.env.SUANCE_SOAK);
  const assert = ((property, parameters) =>
    real.assert(property, { ...parameters, numRuns: (parameters?.numRuns ?? 100) * times })) as typeof fc.assert;
  return { ...real, assert, default: { ...real.default, assert } };
});
