import { codingMethods } from './coding.ts';
import { chartMethods } from './control-charts.ts';
import { driverMethods } from './drivers.ts';
import type { Method } from './read-input.ts';
import { scaleMethods } from './scales.ts';
import { timeMethods } from './time.ts';

/** Sections 5 to 8 of the method catalogue, by the ids of the truth files. */
export const methods: Readonly<Record<string, Method>> = {
  ...driverMethods,
  ...scaleMethods,
  ...chartMethods,
  ...timeMethods,
  ...codingMethods,
};
