import { expect, test } from 'vitest';
import { standardMetrics } from '../standard-metrics.ts';
import { weakestMoment } from './weakest-moment.ts';

const good = [2, 3, 10, 80, 60];
const poor = [30, 40, 40, 50, 20];

test('the moment that scores worse than the others together is named', () => {
  const moments = [
    { id: 'website', answers: good },
    { id: 'call', answers: poor },
    { id: 'delivery', answers: good },
  ];
  expect(weakestMoment(standardMetrics.csat, moments)).toBe('call');
  expect(weakestMoment({ ...standardMetrics.csat, direction: 'lower is better' }, moments)).toBeUndefined();
});

test('no moment is named where chance would do the same, where it is alone, or where few answered', () => {
  const alike = ['a', 'b', 'c'].map((id) => ({ id, answers: good }));
  expect(weakestMoment(standardMetrics.csat, alike)).toBeUndefined();
  expect(
    weakestMoment(standardMetrics.csat, [
      { id: 'a', answers: poor },
      { id: 'b', answers: null },
    ]),
  ).toBeUndefined();
  expect(
    weakestMoment(standardMetrics.csat, [
      { id: 'few', answers: [3, 0, 0, 0, 0] },
      { id: 'many', answers: good },
    ]),
  ).toBeUndefined();
});
