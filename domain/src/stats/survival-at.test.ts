import { expect, test } from 'vitest';
import { kaplanMeier } from './kaplan-meier.ts';
import { survivalAt } from './survival-at.ts';

const steps = kaplanMeier(
  [
    { time: 2, hasEvent: true },
    { time: 5, hasEvent: false },
    { time: 9, hasEvent: false },
  ],
  0.95,
);

test('before the first step everybody is there', () => {
  expect(survivalAt(steps, 0, 3)).toEqual({ survival: 1, standardError: 0, interval: null, atRisk: 3 });
});

test('between steps the last one holds; those seen at that time are at risk', () => {
  expect(survivalAt(steps, 2, 3)).toMatchObject({ survival: expect.closeTo(2 / 3, 12), atRisk: 3 });
  expect(survivalAt(steps, 5, 3).atRisk).toBe(2);
  expect(survivalAt(steps, 6, 3)).toMatchObject({ survival: expect.closeTo(2 / 3, 12), atRisk: 1 });
});

test('beyond the last customer seen nobody is at risk', () => {
  expect(survivalAt(steps, 20, 3).atRisk).toBe(0);
});
