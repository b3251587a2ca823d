import { describe, expect, it } from 'vitest';
import { compareMetric } from '../metrics/compare-metric.ts';
import { standardMetrics } from '../metrics/standard-metrics.ts';
import { judgeAgainstNorm } from '../metrics/verdict.ts';
import { chooseFinding } from './choose-finding.ts';
import { steadySide } from './steady-side.ts';

const period = { from: '2026-10-01', to: '2026-11-01' };

describe('what a report claims', () => {
  it('says better only when the interval of the difference allows it', () => {
    const metric = standardMetrics.csat;
    const verdict = judgeAgainstNorm(metric, [5, 5, 6, 50, 34], 0.6, { period });
    const better = compareMetric(metric, [5, 5, 6, 50, 34], [30, 30, 10, 20, 10]);
    expect(chooseFinding(verdict, better)).toEqual({ norm: 'met', movement: 'better' });
    const same = compareMetric(metric, [5, 5, 6, 50, 34], [10, 10, 5, 45, 30]);
    expect(chooseFinding(verdict, same)).toEqual({ norm: 'met', movement: 'same' });
    const few = compareMetric(metric, [5, 5, 6, 50, 34], [0, 0, 0, 2, 1]);
    expect(chooseFinding(undefined, few)).toEqual({ norm: 'none', movement: 'unknown' });
  });

  it('calls a rise worse where lower is better', () => {
    const metric = { ...standardMetrics.cesMean, direction: 'lower is better' } as const;
    const risen = compareMetric(metric, [0, 0, 5, 10, 40, 60, 80], [80, 60, 40, 10, 5, 0, 0]);
    expect(chooseFinding(undefined, risen).movement).toBe('worse');
  });
});

describe('since when a line lies clear of its norm', () => {
  const band = (low: number, high: number) => ({ low, high });

  it('counts back from the newest period to the last that touched it', () => {
    expect(steadySide([band(7, 8), band(7.6, 8), band(7.5, 8)], 7.5)).toEqual({ side: 'above', since: 1 });
    expect(steadySide([band(6, 7), band(6.5, 7.4)], 7.5)).toEqual({ side: 'below', since: 0 });
  });

  it('claims nothing of one period alone, nor across one without enough answers', () => {
    expect(steadySide([band(7, 8), band(7.6, 8)], 7.5)).toBeUndefined();
    expect(steadySide([band(7.6, 8), null, band(7.6, 8)], 7.5)).toBeUndefined();
    expect(steadySide([band(7.6, 8), band(7.6, 8), band(7.4, 8)], 7.5)).toBeUndefined();
    expect(steadySide([], 7.5)).toBeUndefined();
  });
});
