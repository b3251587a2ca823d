import { expect, test } from 'vitest';
import { summarizeKano } from './kano-summary.ts';

const nobody = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 };

test('a tie goes to the stricter demand and is not called clear', () => {
  expect(summarizeKano({ ...nobody, I: 10, M: 10 }, 0.95)).toMatchObject({
    category: 'M',
    categoryStrength: 0,
    isClear: false,
  });
});

test('a lead is clear from 1.65 standard errors on', () => {
  // 1.65 √((30 + 14)(120 - 44) / 120) = 8.71; 30 - 14 = 16
  expect(summarizeKano({ ...nobody, O: 30, A: 14, I: 16 }, 0.95).isClear).toBe(true);
  expect(summarizeKano({ ...nobody, O: 30, A: 24, I: 6 }, 0.95).isClear).toBe(false);
});

test('reverse and questionable answers are no reason to build or to keep', () => {
  expect(summarizeKano({ ...nobody, R: 3, Q: 2 }, 0.95)).toMatchObject({
    category: 'R',
    better: null,
    worse: null,
    worseInterval: null,
    reason: 'empty_category',
  });
  expect(summarizeKano(nobody, 0.95)).toMatchObject({ category: null, isClear: null, reason: 'no_answers' });
});

test('worse is negative, its interval too, and zero is plain zero', () => {
  const result = summarizeKano({ ...nobody, A: 10 }, 0.95);
  expect(result.better).toBe(1);
  expect(Object.is(result.worse, 0)).toBe(true);
  expect(result.worseInterval?.[0]).toBeLessThan(-0.2);
});
