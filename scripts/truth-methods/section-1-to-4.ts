import { differenceMethods } from './differences.ts';
import type { Method } from './read-input.ts';
import { samplingMethods } from './sampling.ts';
import { singleScoreMethods } from './single-scores.ts';
import { weightMethods } from './weights.ts';

/** Sections 1 to 4 of the method catalogue, by the ids of the truth files. */
export const methods: Readonly<Record<string, Method>> = {
  ...singleScoreMethods,
  ...differenceMethods,
  ...samplingMethods,
  ...weightMethods,
};
