import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { Rich, useSay } from '../catalogue/text.tsx';
import { Empty } from '../ui/empty.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { outboxQuery } from './invitation-requests.ts';
import { MailPanes } from './mail-panes.tsx';

/** Mail that was written but not sent, because no server is set: kept to be read, and it says so. */
export function Outbox() {
  const say = useSay();
  const format = useFormat();
  const { mail } = useMe();
  const isOpen = useMatchRoute()({ to: '/outbox/$mailId' }) !== false;
  const outbox = useInfiniteQuery(outboxQuery);
  const now = new Date();
  return (
    <>
      <PageHead title={say('shell.outbox')} note={say('outbox.note')} />
      {mail.configured || (outbox.data?.pages[0]?.data.length ?? 0) === 0 ? null : (
        <Message tone="info">
          <Rich message="outbox.no-mail" tags={{ settings: (words) => <Link to="/settings/mail">{words}</Link> }} />
        </Message>
      )}
      <QueryView query={outbox}>
        {({ pages }) => {
          const mails = pages.flatMap((page) => page.data);
          if (mails.length === 0) return <Empty heading={say('outbox.empty')}>{say('outbox.empty-text')}</Empty>;
          return (
            <MailPanes label={say('outbox.list')} isOpen={isOpen} query={outbox}>
              {mails.map((kept) => (
                <li key={kept.id}>
                  <Link to="/outbox/$mailId" params={{ mailId: kept.id }} resetScroll={false}>
                    <b>{kept.recipient}</b>
                    <span className="meta">{format.recent(kept.created_at, now)}</span>
                    <span className="subject">{kept.subject}</span>
                    <span className="meta">{say(`outbox.kind-${kept.kind}`)}</span>
                  </Link>
                </li>
              ))}
            </MailPanes>
          );
        }}
      </QueryView>
    </>
  );
}
