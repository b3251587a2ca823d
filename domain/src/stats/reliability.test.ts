import { expect, test } from 'vitest';
import { reliability } from './reliability.ts';

const first = [4, 5, 3, 5, 2, 4, 1, 3];
const second = [4, 4, 3, 5, 1, 5, 2, 3];
const third = [2, 5, 1, 4, 4, 3, 3, 2];

test('the item that does not belong is seen by the alpha without it', () => {
  const result = reliability([first, second, third], 0.95);
  const [, , withoutThird] = result.alphaIfDropped ?? [];
  expect(withoutThird).toBeGreaterThan(result.alpha ?? 1);
  expect(result.itemRest?.[2]).toBeLessThan(result.itemRest?.[0] ?? 0);
  expect(result.reason).toBeNull();
});

test('an item everybody answered alike has no correlation, but alpha stands', () => {
  const result = reliability([first, second, first.map(() => 3)], 0.95);
  expect(result).toMatchObject({ standardised: null, reason: 'no_variation' });
  expect(result.alpha).not.toBeNull();
  expect(result.itemRest?.[2]).toBeNull();
});

test('a respondent with a gap is left out; two items have no alpha without one', () => {
  const result = reliability(
    [
      [...first, null],
      [...second, 5],
    ],
    0.95,
  );
  expect(result).toMatchObject({ n: 8, items: 2, alphaIfDropped: null });
});

test.each([
  ['no_answers', [[], []]],
  ['one_answer', [[4], [5]]],
  ['too_few_rows', [first]],
] as const)('%s leaves alpha null', (reason, items) => {
  expect(reliability(items, 0.95)).toMatchObject({ alpha: null, interval: null, itemRest: null, reason });
});
