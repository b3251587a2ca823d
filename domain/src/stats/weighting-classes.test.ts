import { expect, test } from 'vitest';
import { sum } from './sum.ts';
import { weightingClasses } from './weighting-classes.ts';

const invited = (group: string, hasResponded: boolean) => ({ group, hasResponded, baseWeight: 1 });

test('respondents speak for their class, and together for everybody invited', () => {
  const { weights, rIndicator } = weightingClasses([
    invited('young', true),
    invited('young', false),
    invited('young', false),
    invited('old', true),
  ]);
  expect(weights).toEqual([3, 0, 0, 1]);
  expect(sum(weights ?? [])).toBe(4);
  expect(rIndicator).toBeLessThan(1);
});

test('a class without a respondent is refused, never weighted with infinity', () => {
  expect(weightingClasses([invited('young', false), invited('old', true)])).toMatchObject({
    weights: null,
    reason: 'empty_category',
  });
});

test('classes that respond alike have an R-indicator of one', () => {
  const alike = ['a', 'b'].flatMap((group) => [invited(group, true), invited(group, false)]);
  expect(weightingClasses(alike).rIndicator).toBe(1);
});
