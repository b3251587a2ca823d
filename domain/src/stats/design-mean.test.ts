import { describe, expect, test } from 'vitest';
import { designMean } from './design-mean.ts';
import { surveyDesign } from './survey-design.ts';
import { weightedMean } from './weighted-mean.ts';

const values = [9, 8, 3, 4, 7, 6, 2, 9, 8, 7];
const weights = values.map((_, index) => 1 + (index % 3));

describe('a mean in a survey design', () => {
  test('with every row a cluster of its own is the weighted mean', () => {
    const designed = designMean({ design: surveyDesign({ rows: 10 }), weights }, values, 0.95);
    const weighted = weightedMean(
      values.map((value, row) => ({ value, weight: weights[row] ?? 0 })),
      0.95,
    );
    expect(designed.mean).toBeCloseTo(weighted.mean ?? 0, 12);
    expect(designed.standardError).toBeCloseTo(weighted.standardError ?? 0, 12);
  });

  test('of answers all alike says so whatever the weights, instead of taking rounding for a variance', () => {
    const uneven = [0.3, 1.7, 2.1, 0.9, 1.1, 0.7];
    const alike = uneven.map(() => 4.7);
    expect(designMean({ design: surveyDesign({ rows: 6 }), weights: uneven }, alike, 0.95)).toMatchObject({
      mean: 4.7,
      standardError: 0,
      reason: 'no_variation',
    });
  });

  test('of customers who all answered twice is no more certain than of half as many answers', () => {
    const twice = [...values, ...values];
    const customers = twice.map((_, row) => `customer ${row % 10}`);
    const ones = twice.map(() => 1);
    const clustered = designMean(
      { design: surveyDesign({ rows: 20, clusters: customers }), weights: ones },
      twice,
      0.95,
    );
    const once = designMean({ design: surveyDesign({ rows: 10 }), weights: values.map(() => 1) }, values, 0.95);
    const careless = designMean({ design: surveyDesign({ rows: 20 }), weights: ones }, twice, 0.95);
    expect(clustered.standardError).toBeCloseTo(once.standardError ?? 0, 12);
    expect(careless.standardError).toBeLessThan(once.standardError ?? 0);
  });

  test('with one cluster in a stratum has a value and no error', () => {
    const design = surveyDesign({ rows: 3, strata: ['north', 'north', 'south'] });
    expect(designMean({ design, weights: [1, 1, 1] }, [4, 5, 3], 0.95)).toMatchObject({
      mean: 4,
      standardError: null,
      reason: 'one_cluster',
    });
  });

  test('of nobody is null', () => {
    expect(designMean({ design: surveyDesign({ rows: 0 }), weights: [] }, [], 0.95)).toMatchObject({
      mean: null,
      reason: 'no_answers',
    });
  });
});
