import { expect, test } from 'vitest';
import { centred } from './centred.ts';

test('values lose their mean', () => {
  expect([...centred([4, 5, 9])]).toEqual([-2, -1, 3]);
  expect([...centred([])]).toEqual([]);
});

test('grades that are all the same become exact zeros', () => {
  expect([...centred([7.1, 7.1, 7.1])]).toEqual([0, 0, 0]);
});
