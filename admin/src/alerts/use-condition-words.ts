import { useSay } from '../catalogue/text.tsx';
import type { AlertRuleShown } from './alert-requests.ts';

/** What a rule turns on, in one line. */
export function useConditionWords(): (rule: Pick<AlertRuleShown, 'condition' | 'about'>) => string {
  const say = useSay();
  return ({ condition, about }) => {
    if (about === null) return say('alerts.gone');
    switch (condition.kind) {
      case 'low_score':
        return say('alerts.line.low_score', { most: condition.most, about });
      case 'words':
        return say('alerts.line.words', { words: condition.words });
      case 'promise':
        return say(`alerts.line.promise_${condition.state}`, { hours: condition.hours ?? 0 });
      case 'theme':
      case 'score_change':
      case 'response_rate':
        return say(`alerts.line.${condition.kind}`, { about });
      default:
        return say(`alerts.kind.${condition.kind}`);
    }
  };
}
