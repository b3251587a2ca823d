import type { Format } from '../../catalogue/format.ts';
import type { ScoreWords } from '../../metrics/score-words.ts';

/** How a rate of 1,000 is written, and where its axis may run. */
export function rateWords({ number, signed }: Pick<Format, 'number' | 'signed'>): ScoreWords {
  return {
    figure: (value) => number(value, value < 10 ? 1 : 0),
    difference: (value) => signed(value, 1),
    bounds: [0, 1_000_000],
    step: 1,
  };
}
