import type { Say } from '../catalogue/text.tsx';
import { shownEstimate } from '../ui/estimate.tsx';
import type { Overview } from './overview-requests.ts';
import type { ScoreWords } from './score-words.ts';

/** The sentence of the day. It claims only what the interval allows; where that is nothing, it says how far we are. */
export function headlineOf(data: Overview, words: ScoreWords, say: Say): string {
  const { head, metric, norm, funnel } = data;
  if (head === null) return say('headline.no-survey');
  if (metric === null || metric.n === 0) {
    // Of who was asked anonymously, answers may be there that nobody sees yet.
    const mayHaveAnswers = funnel !== null && !funnel.is_opening_known && funnel.delivered > 0;
    return say(mayHaveAnswers ? 'headline.none-counted' : 'headline.no-answers');
  }
  const shown = shownEstimate(metric);
  if (shown === undefined) return say('headline.too-few', { n: metric.n });
  const { role } = head.item;
  if (metric.display === 'muted') {
    return say('headline.muted', { role, low: words.figure(shown.low), high: words.figure(shown.high) });
  }
  const value = words.figure(shown.estimate);
  return say('headline.full', { role, value, verdict: verdictWord(norm?.verdict) });
}

function verdictWord(verdict: NonNullable<Overview['norm']>['verdict'] | undefined): string {
  if (verdict === undefined) return 'none';
  return { met: 'met', 'not met': 'missed', 'cannot tell yet': 'open' }[verdict];
}
