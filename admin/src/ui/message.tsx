import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type Tone = 'bad' | 'warn' | 'ok' | 'info';

const icons = { bad: 'cross', warn: 'warning', ok: 'check', info: 'info' } as const;

/** What happened and the one step that helps, in the page, not over it. */
export function Message({ tone, children }: Readonly<{ tone: Tone; children: ReactNode }>) {
  return (
    <div className={`message message-${tone}`}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** A state is always a word; its mark has a shape of its own, so that colour alone never tells. */
export function State({ tone, children }: Readonly<{ tone?: 'live' | 'ok' | 'warn' | 'bad'; children: ReactNode }>) {
  return <span className={tone ? `state state-${tone}` : 'state'}>{children}</span>;
}
