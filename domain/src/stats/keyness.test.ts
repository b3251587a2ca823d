import { expect, test } from 'vitest';
import { keyness } from './keyness.ts';

const words = [
  { first: 10, second: 10, prior: 1 },
  { first: 40, second: 5, prior: 1 },
  { first: 5, second: 40, prior: 1 },
];

test('the word of the detractors is first, that of the promoters last, a common one in the middle', () => {
  const result = keyness(words);
  expect(result.order).toEqual([1, 0, 2]);
  expect(result.words?.[0]?.delta).toBeCloseTo(0, 14);
  expect(result.words?.[1]?.delta).toBeCloseTo(-(result.words?.[2]?.delta ?? 0), 12);
  // ln(41 / 17) - ln(6 / 52), over √(1/41 + 1/6)
  expect(result.words?.[1]?.z).toBeCloseTo((Math.log(41 / 17) - Math.log(6 / 52)) / Math.sqrt(1 / 41 + 1 / 6), 12);
});

test('equal words keep the order in which they were given', () => {
  expect(keyness([words[0], words[0], words[1]].flatMap((word) => (word ? [word] : []))).order).toEqual([2, 0, 1]);
});

test('a word whose texts go together has more variance on that side, and no other log-odds', () => {
  const [plain] = keyness(words).words ?? [];
  const [clustered] = keyness(words.map((word) => ({ ...word, designEffects: [3, 2] }))).words ?? [];
  expect(clustered?.delta).toBe(plain?.delta);
  expect(clustered?.variance).toBeCloseTo(3 / 11 + 2 / 11, 14);
});

test('a word one group never used has no odds without a prior', () => {
  const never = [
    { first: 0, second: 4, prior: 0 },
    { first: 5, second: 5, prior: 0 },
  ];
  expect(keyness(never)).toEqual({ words: null, order: null, reason: 'empty_category' });
  expect(keyness(never.map((word) => ({ ...word, prior: 0.5 }))).reason).toBeNull();
  expect(keyness([]).reason).toBe('no_answers');
});
