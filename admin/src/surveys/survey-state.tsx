import { useSay } from '../catalogue/text.tsx';
import { State } from '../ui/message.tsx';
import type { SurveyState } from './survey-requests.ts';

export function SurveyStateMark({ state }: Readonly<{ state: SurveyState }>) {
  const say = useSay();
  if (state === 'published') return <State tone="live">{say('survey-state.published')}</State>;
  return <State>{say(`survey-state.${state}`)}</State>;
}
