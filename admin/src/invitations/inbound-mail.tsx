import './inbound.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { makeCaseOfMail } from '../complaints/case-mail-requests.ts';
import { Button } from '../ui/button.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type InboundHead, inboundMailQuery, markInbound } from './mail-requests.ts';

const route = getRouteApi('/signed-in/inbound/$mailId');

/** One mail that came in: what a person wrote, or what a report said and what was done about it. */
export function InboundMail() {
  const say = useSay();
  const format = useFormat();
  const { mailId } = route.useParams();
  const mail = useQuery(inboundMailQuery(mailId));
  const mark = useMark(mailId);
  const isUnread = mail.data?.kind === 'reply' && mail.data.read_at === null;
  useEffect(() => {
    if (isUnread) void mark(true);
  }, [isUnread, mark]);
  return (
    <QueryView query={mail}>
      {(found) => (
        <article aria-labelledby="subject">
          <p className="narrow-only crumb">
            <Link to="/inbound" search={(known) => known}>
              {say('ui.back')}
            </Link>
          </p>
          <h2 id="subject">{found.subject || say('inbound.no-subject')}</h2>
          <p className="meta">
            {found.from_address} · {format.moment(found.received_at)}
          </p>
          <Facts mail={found} />
          {found.text === '' ? null : <p className="mail-words">{found.text}</p>}
          {found.kind === 'reply' ? (
            <div className="row section-action">
              <a className="button" href={replyAddress(found)}>
                {say('inbound.answer')}
              </a>
              {found.case_id === null ? <MakeCase mailId={mailId} /> : null}
            </div>
          ) : null}
        </article>
      )}
    </QueryView>
  );
}

function useMark(mailId: string) {
  const queryClient = useQueryClient();
  return useCallback(
    async (isRead: boolean) => {
      await markInbound(mailId, isRead);
      await queryClient.invalidateQueries({ queryKey: ['inbound', 'replies'] });
    },
    [mailId, queryClient],
  );
}

/** In the mail program of whoever reads it: an answer comes from a person, not from Voldaan. */
function replyAddress({ from_address: address, subject }: InboundHead): string {
  const words = /^(?:re|sv|antw|aw):/i.test(subject) ? subject : `Re: ${subject}`;
  // The @ stays: not every mail program takes an address without it for one.
  const to = encodeURIComponent(address).replace('%40', '@');
  return `mailto:${to}?subject=${encodeURIComponent(words)}`;
}

/** Of a mail that came to where cases come from; of others nothing is to be said. */
function WhatBecame({ mail: { effect, why, case_id: caseId } }: Readonly<{ mail: InboundHead }>) {
  const say = useSay();
  if (effect !== 'case' && effect !== 'case_reply' && effect !== 'no_case') return null;
  return (
    <p>
      {why === null ? say(`inbound.effect-${effect}`) : say(`inbound.why-${why}`)}{' '}
      {caseId === null ? null : (
        <Link to="/cases/$caseId" params={{ caseId }}>
          {say('inbound.to-case')}
        </Link>
      )}
    </p>
  );
}

/** Of a mail that is a complaint and came to another address. */
function MakeCase({ mailId }: Readonly<{ mailId: string }>) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const making = useMutation({
    mutationFn: () => makeCaseOfMail(mailId),
    onSuccess: async ({ case_id: caseId }) => {
      await queryClient.invalidateQueries({ queryKey: ['inbound'] });
      await navigate({ to: '/cases/$caseId', params: { caseId } });
    },
    onError: refuse,
  });
  if (!may('case.of-mail')) return null;
  return (
    <Button isPending={making.isPending} onPress={() => making.mutate()}>
      {say('inbound.make-case')}
    </Button>
  );
}

/** From whom it is, as far as that is known, and what followed from it. */
function Facts({ mail }: Readonly<{ mail: InboundHead }>) {
  const say = useSay();
  const { kind, is_proven: isProven, contact_id: contactId, contact_name: name } = mail;
  return (
    <>
      {contactId === null ? null : (
        <p>
          <Link to="/contacts/$contactId" params={{ contactId }}>
            {say('inbound.contact', { name: name || mail.from_address })}
          </Link>
          {kind === 'reply' && !isProven ? <span className="meta"> {say('inbound.by-address')}</span> : null}
        </p>
      )}
      {kind === 'reply' ? (
        <WhatBecame mail={mail} />
      ) : (
        <p>{isProven || kind === 'auto_reply' ? say(`inbound.effect-${mail.effect}`) : say('inbound.unproven')}</p>
      )}
      {mail.diagnostic ? (
        <p className="meta">
          {say('inbound.diagnostic')} <code>{mail.diagnostic}</code>
        </p>
      ) : null}
    </>
  );
}
