import { useSay } from '../catalogue/text.tsx';
import { State } from '../ui/message.tsx';
import type { SendState, Wave } from './invitation-requests.ts';

export function WaveStateMark({ state }: Readonly<{ state: Wave['state'] }>) {
  const say = useSay();
  const words = say(`wave-state.${state}`);
  switch (state) {
    case 'sending':
      return <State tone="live">{words}</State>;
    case 'done':
      return <State tone="ok">{words}</State>;
    case 'held':
      return <State tone="warn">{words}</State>;
    case 'paused':
    case 'cancelled':
      return <State>{words}</State>;
  }
}

export function SendStateMark({ state }: Readonly<{ state: SendState }>) {
  const say = useSay();
  const words = say(`send-state.${state}`);
  switch (state) {
    case 'sent':
      return <State tone="ok">{words}</State>;
    case 'failed':
      return <State tone="bad">{words}</State>;
    case 'unknown':
      return <State tone="warn">{words}</State>;
    case 'planned':
    case 'claimed':
    case 'handed':
    case 'suppressed':
    case 'cancelled':
      return <State>{words}</State>;
  }
}
