import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Input, type Json, readObject } from '../truth-methods/read-input.ts';
import { methods } from './truth.ts';
import { readTruthCase } from './truth-case.ts';

const cases = globSync('statistics/*.json', { cwd: import.meta.dirname })
  .sort()
  .map((name) => readTruthCase(join(import.meta.dirname, name)))
  // Resamples point at rows and two coders make a square, so such a case cut short would be a mistake of its own.
  .filter(({ input, method }) => input['resamples_zero_based'] === undefined && method !== 'coding.cohen_kappa');

test.each(cases)(
  '$id cut to nothing, one and two answers, all alike, without a level: null, never NaN',
  (truthCase) => {
    const { conf: _, ...withoutLevel } = truthCase.input;
    const inputs = [0, 1, 2].flatMap((length) => [cut(truthCase.input, length), alike(cut(truthCase.input, length))]);
    for (const input of [...inputs, alike(truthCase.input), withoutLevel]) {
      const answer = methods[truthCase.method]?.(input);
      expect(faultOf(answer, 'answer')).toBeNull();
      for (const key of Object.keys(readObject(truthCase.expected))) expect(answer).toHaveProperty(key);
    }
  },
);

/** Every column of answers cut to the same length; what describes the scale or the prior stays. */
function cut(input: Input, length: number): Input {
  return mapColumns(input, (column) => column.slice(0, length));
}

function alike(input: Input): Input {
  return mapColumns(input, (column) => column.map(() => column[0] ?? null));
}

const settings = new Set([
  'breaks',
  'values',
  'prior_counts',
  'weights',
  'levels',
  'metrics',
  'predictors',
  'counts',
  'prior',
]);

function mapColumns(input: Input, change: (column: readonly Json[]) => readonly Json[]): Input {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      if (settings.has(key) || value === undefined) return [key, value];
      if (key === 'x' && isTable(value)) return [key, value.map(change)];
      if (isList(value)) return [key, change(value)];
      const isColumns = key === 'columns' || key === 'factors';
      return [key, isColumns ? mapColumns(readObject(value), change) : value];
    }),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isTable(value: Json): value is readonly (readonly Json[])[] {
  return isList(value) && value.length > 0 && value.every(isList);
}

/** Where an answer holds what is neither a number, a word nor null. */
function faultOf(value: unknown, path: string): string | null {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return `${path} is ${value}`;
  if (typeof value !== 'object' || value === null) return null;
  const inside = Object.entries(value).map(([key, each]) => faultOf(each, `${path}.${key}`));
  return inside.find((fault) => fault !== null) ?? null;
}
