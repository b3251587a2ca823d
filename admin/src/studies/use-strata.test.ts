import { expect, test } from 'vitest';
import { groupName } from './use-strata.ts';

const cells = [
  { id: 'customer', name: 'klant' },
  { id: 'former', name: 'oud-klant' },
];

test('a group of a sample has the name that the reader knows, not the word that is stored', () => {
  expect(groupName(cells, 'former')).toBe('oud-klant');
});

test('a value that is offered no more keeps its own word', () => {
  expect(groupName(cells, 'Zuid')).toBe('Zuid');
});

test('who has no value is in no group', () => {
  expect(groupName(cells, '')).toBeUndefined();
});
