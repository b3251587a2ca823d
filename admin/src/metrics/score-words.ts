import type { AxisRange } from '@voldaan/domain/metrics/axis';
import { useMemo } from 'react';
import { type Format, useFormat } from '../catalogue/format.ts';

export type MetricRole = 'nps' | 'csat' | 'grade' | 'ces' | 'stars' | 'expectation';

/** How a score of one kind is written and where its axis may run. */
export type ScoreWords = Readonly<{
  /** The score itself: 7,8 or 34 or 82 %. */
  figure: (value: number) => string;
  /** A bound that can be told apart from its neighbour: one digit finer where rounding would close the interval. */
  difference: (value: number) => string;
}> &
  AxisRange;

export function useScoreWords(role: MetricRole): ScoreWords {
  const format = useFormat();
  return useMemo(() => scoreWords(role, format), [role, format]);
}

export function scoreWords(role: MetricRole, format: Format): ScoreWords {
  switch (role) {
    case 'grade':
      return meanWords([1, 10], format);
    case 'ces':
      return meanWords([1, 7], format);
    case 'stars':
      return meanWords([1, 5], format);
    case 'expectation':
      // Better or worse than expected: a mean of 0 is as expected, so its sign is always said.
      return { ...meanWords([-2, 2], format), figure: (value) => format.signed(value, 1) };
    case 'nps':
      return {
        figure: (value) => format.number(value),
        difference: (value) => format.signed(value),
        bounds: [-100, 100],
        step: 10,
      };
    case 'csat':
      return {
        figure: (value) => format.percent(value),
        difference: (value) => format.signed(value * 100),
        bounds: [0, 1],
        step: 0.1,
      };
  }
}

function meanWords(bounds: readonly [number, number], format: Format): ScoreWords {
  return {
    figure: (value) => format.number(value, 1),
    difference: (value) => format.signed(value, 1),
    bounds,
    step: 0.5,
  };
}
