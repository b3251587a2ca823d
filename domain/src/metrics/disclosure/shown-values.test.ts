import { expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { sum } from '../../stats/sum.ts';
import { disclosureMinimum as minimum, shownValues } from './shown-values.ts';

test.each<[string, readonly number[], readonly boolean[]]>([
  ['a group of three is hidden, and the smallest other that would tell it', [12, 3, 8], [true, false, false]],
  ['two small groups that together are enough hide no other', [12, 3, 2], [true, false, false]],
  ['every group is shown when each is large enough', [5, 6, 7], [true, true, true]],
  ['a group of nobody is shown', [5, 0, 7], [true, true, true]],
  ['nothing is shown when there is nothing to hide behind', [3], [false]],
  ['of two that are alike the first is hidden', [8, 8, 2], [false, true, false]],
])('%s', (_, counts, shown) => {
  expect(shownValues(counts, minimum)).toEqual(shown);
});

test('fewer than five are never left in the dark, of 20,000 lists drawn by chance', () => {
  const random = seededRandom(5);
  for (let list = 0; list < 20_000; list += 1) {
    const counts = Array.from({ length: 1 + Math.floor(random() * 8) }, () => Math.floor(random() * random() * 14));
    const shown = shownValues(counts, minimum);
    const hidden = sum(counts.filter((_, value) => shown[value] === false));
    expect(hidden === 0 || hidden >= minimum || hidden === sum(counts)).toBe(true);
    expect(counts.every((count, value) => shown[value] === false || count === 0 || count >= minimum)).toBe(true);
  }
});
