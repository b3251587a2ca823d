import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Segment } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { State } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { MailPanes } from './mail-panes.tsx';
import { type InboundHead, inboundQuery } from './mail-requests.ts';

const route = getRouteApi('/signed-in/inbound');

/** What came back by mail: people who answer, and apart from them what mail servers report. */
export function Inbound() {
  const say = useSay();
  const navigate = useNavigate();
  const { sort = 'replies' } = route.useSearch();
  const isOpen = useMatchRoute()({ to: '/inbound/$mailId' }) !== false;
  const inbound = useInfiniteQuery(inboundQuery(sort));
  return (
    <>
      <PageHead title={say('shell.inbound')} note={say('inbound.note')} />
      <Segment
        label={say('inbound.sort')}
        isLabelHidden
        value={sort}
        options={(['replies', 'reports'] as const).map((each) => ({ value: each, label: say(`inbound.${each}`) }))}
        onChange={(chosen) => void navigate({ to: '/inbound', search: chosen === 'replies' ? {} : { sort: chosen } })}
      />
      <QueryView query={inbound}>
        {({ pages }) => {
          const mails = pages.flatMap((page) => page.data);
          if (mails.length === 0) {
            return <Empty heading={say(`inbound.empty-${sort}`)}>{say(`inbound.empty-${sort}-text`)}</Empty>;
          }
          return (
            <div className="section-action">
              <MailPanes label={say(`inbound.${sort}`)} isOpen={isOpen} query={inbound}>
                {mails.map((mail) => (
                  <InboundRow key={mail.id} mail={mail} />
                ))}
              </MailPanes>
            </div>
          );
        }}
      </QueryView>
    </>
  );
}

function InboundRow({ mail }: Readonly<{ mail: InboundHead }>) {
  const say = useSay();
  const format = useFormat();
  const isUnread = mail.kind === 'reply' && mail.read_at === null;
  return (
    <li>
      <Link to="/inbound/$mailId" params={{ mailId: mail.id }} search={(known) => known} resetScroll={false}>
        <b>{mail.contact_name || mail.from_name || mail.from_address || say('inbound.nobody')}</b>
        <span className="meta">{format.recent(mail.received_at, new Date())}</span>
        <span className="subject">{mail.subject || say('inbound.no-subject')}</span>
        {mail.kind === 'reply' ? (
          isUnread ? (
            <State tone="live">{say('inbound.unread')}</State>
          ) : mail.case_id === null ? null : (
            <span className="meta">{say('inbound.case')}</span>
          )
        ) : (
          <span className="meta">{say(`inbound.kind-${mail.kind}`)}</span>
        )}
      </Link>
    </li>
  );
}
