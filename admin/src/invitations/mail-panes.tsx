import './invitations.css';
import '../ui/panes.css';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { MoreButton } from '../ui/more-button.tsx';

type Props = Readonly<{
  /** What the list is of. */
  label: string;
  /** Whether one of the mails is read at this moment. */
  isOpen: boolean;
  query: UseInfiniteQueryResult;
  /** The mails, each a list item. */
  children: ReactNode;
}>;

/** Mails in a list, and the one that is read beside it. */
export function MailPanes({ label, isOpen, query, children }: Props) {
  const say = useSay();
  return (
    <div className={isOpen ? 'panes panes-open' : 'panes'}>
      <section className="pane pane-list" aria-label={label}>
        <ol className="outbox-list">{children}</ol>
        <MoreButton query={query} />
      </section>
      <div className="pane pane-detail">{isOpen ? <Outlet /> : <p className="muted">{say('mail.choose')}</p>}</div>
    </div>
  );
}
