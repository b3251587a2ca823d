import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareAnswer } from './compare-answer.ts';
import { judgeCase } from './truth.ts';
import { readTruthCase } from './truth-case.ts';

const cases = globSync('{statistics,more}/*.json', { cwd: import.meta.dirname }).sort();

describe('a method gives what R gives', () => {
  test.each(cases)('%s', (file) => {
    expect(judgeCase(readTruthCase(join(import.meta.dirname, file)))).toEqual([]);
  });
});

describe('an answer', () => {
  const tolerance = { abs: 1e-9, rel: 1e-9, overrides: { rough: { abs: 0.1, rel: 0 } } };

  test('must be null where null is expected: not NaN, 0, undefined or missing', () => {
    for (const actual of [{ p: Number.NaN }, { p: 0 }, { p: undefined }, {}]) {
      expect(compareAnswer({ p: null }, actual, tolerance)).not.toEqual([]);
    }
    expect(compareAnswer({ p: null }, { p: null, reason: 'no_answers' }, tolerance)).toEqual([]);
  });

  test('may be off by its tolerance, a wider one under an override, and never be infinite', () => {
    expect(compareAnswer({ mean: 2 }, { mean: 2 + 2e-9 }, tolerance)).toEqual([]);
    expect(compareAnswer({ mean: 2 }, { mean: 2 + 4e-9 }, tolerance)).toEqual(['.mean: expected 2, got 2.000000004']);
    expect(compareAnswer({ rough: { ci: [2, 3] } }, { rough: { ci: [2.05, 3] } }, tolerance)).toEqual([]);
    expect(compareAnswer({ mean: 2 }, { mean: Number.POSITIVE_INFINITY }, tolerance)).not.toEqual([]);
    expect(compareAnswer({ ci: [1, 2] }, { ci: [1, 2, 3] }, tolerance)).toEqual(['.ci: expected 2 elements, got 3']);
  });
});
