import { useSay } from '../catalogue/text.tsx';
import { State } from '../ui/message.tsx';
import type { Study } from './study-requests.ts';

export function StudyStateMark({ state }: Readonly<{ state: Study['state'] }>) {
  const say = useSay();
  const words = say(`study-state.${state}`);
  switch (state) {
    case 'running':
      return <State tone="live">{words}</State>;
    case 'paused':
      return <State tone="warn">{words}</State>;
    case 'ended':
      return <State tone="ok">{words}</State>;
    case 'draft':
      return <State>{words}</State>;
  }
}
