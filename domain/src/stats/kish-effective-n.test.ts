import { expect, test } from 'vitest';
import { kishEffectiveN } from './kish-effective-n.ts';

test('unequal weights cost a third of these hundred answers', () => {
  const weights = [...Array(50).fill(0.5), ...Array(30).fill(1), ...Array(20).fill(2.5)];
  expect(kishEffectiveN(weights)?.effectiveN).toBeCloseTo(65.82, 2);
  expect(kishEffectiveN(weights)?.designEffect).toBeCloseTo(1.519, 3);
});

test('equal weights cost nothing, no weights are nothing', () => {
  expect(kishEffectiveN([2, 2, 2, 0])).toEqual({ n: 3, effectiveN: 3, designEffect: 1 });
  expect(kishEffectiveN([0])).toBeNull();
});
