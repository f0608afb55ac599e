import type { Plugin as BundlerPlugin } from 'esbuild';
import type { Plugin } from 'vitest/config';

export const watForBundles: BundlerPlugin;
export const watForTests: Plugin;
