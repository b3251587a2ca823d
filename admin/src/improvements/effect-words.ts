import { useMemo } from 'react';
import { type Format, useFormat } from '../catalogue/format.ts';
import type { ScoreWords } from '../metrics/score-words.ts';
import type { ImprovementDetail } from './improvement-requests.ts';

type Metric = ImprovementDetail['metric'];

/** How scores and differences of an action's metric are written. */
export function useEffectWords(metric: Metric): ScoreWords {
  const format = useFormat();
  return useMemo(() => effectWords(metric, format), [metric, format]);
}

function effectWords({ kind, minimum, maximum }: Metric, format: Format): ScoreWords {
  switch (kind) {
    case 'nps':
      return {
        figure: (value) => format.number(value),
        difference: (value) => format.signed(value),
        bounds: [-100, 100],
        step: 10,
      };
    case 'share':
      return {
        figure: (value) => format.percent(value),
        difference: (value) => format.signed(value * 100),
        bounds: [0, 1],
        step: 0.1,
      };
    case 'mean':
      return {
        figure: (value) => format.number(value, 1),
        difference: (value) => format.signed(value, 1),
        bounds: [minimum, maximum],
        step: 0.5,
      };
  }
}
