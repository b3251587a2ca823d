import { expect, test } from 'vitest';
import { designDomains } from './design-domains.ts';
import { designMean } from './design-mean.ts';
import { surveyDesign } from './survey-design.ts';

test('a segment is an indicator in the full design, never a subset: clusters without a member still count', () => {
  const clusters = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'];
  const values = [7, 9, 6, 8, 9, 5, 4, 8];
  const segment = ['new', 'new', 'new', 'old', 'old', 'old', 'old', 'old'];
  const weights = values.map(() => 1);
  const { domains } = designDomains({ design: surveyDesign({ rows: 8, clusters }), weights }, values, segment);
  const subset = designMean(
    { design: surveyDesign({ rows: 3, clusters: clusters.slice(0, 3) }), weights: [1, 1, 1] },
    values.slice(0, 3),
    0.95,
  );
  // By hand: deviations of the cluster totals from the segment's mean 22/3 are 4/9, -4/9, 0, 0, and 4/3 of their squares.
  expect(domains[0]?.standardError).toBeCloseTo(Math.sqrt((4 / 3) * 2) * (4 / 9), 12);
  expect(domains[0]?.standardError).not.toBeCloseTo(subset.standardError ?? 0, 3);
  expect(domains[0]?.estimate).toBeCloseTo(subset.mean ?? 0, 12);
});

test('the difference of two segments knows that they share clusters', () => {
  const design = surveyDesign({ rows: 4, clusters: ['a', 'a', 'b', 'b'] });
  const { difference } = designDomains({ design, weights: [1, 1, 1, 1] }, [4, 5, 3, 4], ['new', 'old', 'new', 'old']);
  expect(difference).toMatchObject({ first: 'new', second: 'old', estimate: -1, standardError: 0 });
});
