import { describe, expect, it } from 'vitest';
import { differenceText, figureText, numberText } from './figure-text.ts';
import { standardMetrics } from './standard-metrics.ts';

describe('a figure as people read it', () => {
  it.each([
    ['nl', 'grade', 7.849, '7,8'],
    ['en', 'grade', 7.85, '7.9'],
    ['nl', 'nps', -12.4, '−12'],
    ['nb', 'nps', 33.5, '34'],
    ['nl', 'csat', 0.8349, '83\u00a0%'],
    ['en', 'csat', 0.8351, '84%'],
    ['nl', 'expectation', 0.26, '+0,3'],
    ['nl', 'expectation', -0.26, '−0,3'],
  ] as const)('%s %s %d reads %s', (locale, metric, value, text) => {
    expect(figureText(standardMetrics[metric], value, locale)).toBe(text);
  });

  it('never shows a minus before nought', () => {
    expect(figureText(standardMetrics.nps, -0.4, 'nl')).toBe('0');
    expect(figureText(standardMetrics.expectation, -0.01, 'en')).toBe('0.0');
    expect(numberText(-0.04, 'nb', 1)).toBe('0,0');
  });

  it('gives a difference of shares in points of a hundred, with its sign', () => {
    expect(differenceText(standardMetrics.csat, 0.041, 'nl')).toBe('+4');
    expect(differenceText(standardMetrics.grade, -0.3, 'nb')).toBe('−0,3');
    expect(differenceText(standardMetrics.nps, 0, 'en')).toBe('0');
  });
});
