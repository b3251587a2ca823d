import type { Format } from '../../catalogue/format.ts';
import type { ScoreWords } from '../../metrics/score-words.ts';

/** How a rate of 1,000 is written, and the axis of one that runs up to `most`. */
export function rateWords({ number, signed }: Pick<Format, 'number' | 'signed'>, most = 0): ScoreWords {
  return {
    figure: (value) => number(value, value > 0 && value < 10 ? 1 : 0),
    difference: (value) => signed(value, 1),
    bounds: [0, Number.MAX_SAFE_INTEGER],
    step: roundStep(most / 5),
  };
}

/** The next of 1, 2, 5, 10, 20, 50 … from so much on: lines that people count by. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(0.2, least)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least) ?? power;
}
