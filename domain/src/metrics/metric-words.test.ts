import { expect, test } from 'vitest';
import { metricWords } from './metric-words.ts';
import { standardMetrics } from './standard-metrics.ts';

test.each([
  { name: 'nps', score: -12.4, figure: '\u221212', change: 4.6, difference: '+5', bounds: [-100, 100] },
  { name: 'csat', score: 0.921, figure: '92\u00a0%', change: -0.041, difference: '\u22124', bounds: [0, 1] },
  { name: 'grade', score: 7.84, figure: '7,8', change: 0.26, difference: '+0,3', bounds: [1, 10] },
  { name: 'expectation', score: 0.26, figure: '+0,3', change: -0.1, difference: '\u22120,1', bounds: [-2, 2] },
] as const)('a score of $name is written $figure', ({ name, score, figure, change, difference, bounds }) => {
  const words = metricWords(standardMetrics[name], 'nl');
  expect([words.figure(score), words.difference(change), words.bounds]).toEqual([figure, difference, bounds]);
});
