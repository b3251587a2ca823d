import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NelsonRule, nelsonRules } from './nelson-rules.ts';

const line = { centre: 0, sigma: 1 };
const zigzag = (n: number, size: number) => Array.from({ length: n }, (_, index) => (index % 2 === 0 ? size : -size));

test.each<[NelsonRule, readonly number[], readonly number[]]>([
  ['beyond-3-sigma', [0.1, 3, 3.01, -3.5], [2, 3]],
  ['nine-same-side', [...new Array<number>(10).fill(0.5)], [8, 9]],
  ['nine-same-side', [0.5, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.5, 0.5], []],
  ['six-trend', [0, 0.1, 0.2, 0.3, 0.4, 0.5], [5]],
  ['six-trend', [0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5], []],
  ['fourteen-alternating', zigzag(15, 0.2), [13, 14]],
  ['two-of-three-beyond-2-sigma', [2.1, 0, 2.1, -2.1, 0], [2]],
  ['two-of-three-beyond-2-sigma', [2.1, 2.1, 0], []],
  ['two-of-three-beyond-2-sigma', [2.1, 2.1], []],
  ['four-of-five-beyond-1-sigma', [-1.1, -1.1, 0, -1.1, -1.1], [4]],
  ['fifteen-within-1-sigma', zigzag(15, 0.9), [14]],
  ['eight-outside-1-sigma', zigzag(8, 1.5), [7]],
  ['eight-outside-1-sigma', [...zigzag(7, 1.5), 1], []],
])('%s fires at the last point of its pattern', (rule, values, expected) => {
  expect(nelsonRules(values, line)[rule]).toEqual(expected);
});

test('a missing month breaks a run instead of joining its ends', () => {
  const values = [...new Array<number>(8).fill(0.5), null, 0.5];
  expect(nelsonRules(values, line)['nine-same-side']).toEqual([]);
});

test('short or flat series give no signal', () => {
  const nothing = (values: readonly number[], control = line) =>
    Object.values(nelsonRules(values, control)).every((signals) => signals.length === 0);
  expect(nothing([])).toBe(true);
  expect(nothing([0.5])).toBe(true);
  expect(nothing(new Array<number>(20).fill(7), { centre: 7, sigma: 0 })).toBe(true);
  expect(nothing(new Array<number>(20).fill(7), { centre: 7, sigma: 1 })).toBe(true);
  expect(nelsonRules(new Array<number>(20).fill(7), { centre: 6.5, sigma: 1 })['nine-same-side']).not.toEqual([]);
});

test('turning the chart upside down changes no signal', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 40 }), (values) => {
      expect(
        nelsonRules(
          values.map((value) => 0 - value),
          line,
        ),
      ).toEqual(nelsonRules(values, line));
    }),
  );
});
