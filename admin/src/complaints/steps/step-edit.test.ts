import { expect, test } from 'vitest';
import { centsOf } from './step-edit.ts';

test.each([
  ['', 0],
  ['49', 4900],
  ['49,5', 4950],
  ['49.05', 4905],
  [',50', 50],
  ['49,005', undefined],
  ['veel', undefined],
  ['-3', undefined],
])('%j is %j cents', (written, cents) => {
  expect(centsOf(written)).toBe(cents);
});
