import './verdict-small.css';
import { useSay } from '../catalogue/text.tsx';
import { type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import { Verdict, type VerdictShape } from '../ui/verdict.tsx';

export type GapWord = 'worse' | 'better' | 'as-expected' | 'too-few';

/** What the interval of a gap allows to say: below nothing is worse, above it better, across it neither was shown. */
export function gapWord(gap: EstimateView): GapWord {
  const shown = shownEstimate(gap);
  if (shown === undefined) return 'too-few';
  if (shown.high < 0) return 'worse';
  return shown.low > 0 ? 'better' : 'as-expected';
}

const shapes: Readonly<Record<GapWord, VerdictShape>> = {
  worse: 'lower',
  better: 'higher',
  'as-expected': 'no-difference',
  'too-few': 'too-few',
};

export function GapVerdict({ gap }: Readonly<{ gap: EstimateView }>) {
  const say = useSay();
  const word = gapWord(gap);
  return <Verdict shape={shapes[word]}>{say(`expectation.${word}`)}</Verdict>;
}
