import './case-page.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ContactWay } from '@voldaan/domain/complaints/case-event';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { CaseProfile } from './case-profile.tsx';
import { type CaseDetail, caseQuery } from './case-requests.ts';
import { CaseSide } from './case-side.tsx';
import { Conversation } from './conversation.tsx';
import { PassOn } from './praise/pass-on.tsx';
import { CaseUnit } from './units/case-unit.tsx';
import { enterNote } from './use-case-keys.ts';

const route = getRouteApi('/signed-in/cases/$caseId');

/** One case: who, what was said, what was promised, and the conversation that settles it. */
export function CasePage() {
  const { caseId } = route.useParams();
  const detail = useQuery(caseQuery(caseId));
  return (
    <QueryView query={detail} lines={8}>
      {(shown) => <Shown key={caseId} detail={shown} />}
    </QueryView>
  );
}

function Shown({ detail }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const format = useFormat();
  const { case: one } = detail;
  // Whoever presses the number is in a conversation: what is typed next is what was said in it.
  const [way, setWay] = useState<ContactWay | undefined>();
  return (
    <article className="case" aria-labelledby="case-who">
      <div>
        <p className="narrow-only">
          <Link to="/cases">{say('cases.back')}</Link>
        </p>
        <p className="crumb">
          {say('cases.crumb', { number: one.number, at: format.moment(one.received_at) })} ·{' '}
          {say(`case-kind.${one.kind}`)} · {say(`case-stage.${one.stage}`)}
        </p>
        <h2 id="case-who" className="case-who">
          {one.name || say('cases.nameless')}
        </h2>
        {one.mail_failed_at === null ? null : (
          <Message tone="warn">
            <p>{say('cases.mail-failed')}</p>
          </Message>
        )}
        <Call detail={detail} onBegin={setWay} />
        <Said detail={detail} />
        <Promises detail={detail} />
        <CaseProfile detail={detail} />
        <CaseUnit detail={detail} />
        {one.kind === 'compliment' ? <PassOn detail={detail} /> : null}
        <Conversation detail={detail} way={way} onWay={setWay} />
      </div>
      <CaseSide detail={detail} />
    </article>
  );
}

/** What the customer came with, in their own words. */
function Said({ detail: { case: one } }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const format = useFormat();
  const facts = [
    ...(one.score === null ? [] : [say('cases.gave', { score: format.given(one.score) })]),
    ...(one.about === '' ? [] : [one.about]),
    ...(one.touchpoint === null ? [] : [one.touchpoint.name]),
    ...(one.staff_named === '' ? [] : [say('cases.about-staff', { name: one.staff_named })]),
  ];
  return (
    <>
      {one.subject === '' ? null : <p className="case-subject">{one.subject}</p>}
      {one.words === '' ? null : (
        <blockquote className="quote case-quote" lang={one.language}>
          {one.words}
        </blockquote>
      )}
      {facts.length > 0 || one.response_id !== null ? (
        <p className="meta">
          {facts.join(' · ')}{' '}
          {one.response_id === null ? null : (
            <Link to="/responses/$responseId" params={{ responseId: one.response_id }}>
              {say('cases.whole-answer')}
            </Link>
          )}
        </p>
      ) : null}
      {one.remedy_sought === '' ? null : <p className="meta">{say('cases.sought', { text: one.remedy_sought })}</p>}
    </>
  );
}

type CallProps = Readonly<{ detail: CaseDetail; onBegin: (way: ContactWay) => void }>;

/** The number, or where there is none the address: pressing it begins the conversation, and the note has the cursor. */
function Call({ detail: { case: one }, onBegin }: CallProps) {
  const say = useSay();
  const may = useMay();
  if (one.closed_at !== null) return null;
  const begin = (way: ContactWay) => {
    if (!may('case.step')) return;
    onBegin(way);
    enterNote();
  };
  return (
    <div className="case-call">
      {one.phone === '' ? null : (
        <span data-desk-key="b">
          <a
            className={buttonClass('primary')}
            href={`tel:${one.phone.replaceAll(/[^+\d]/g, '')}`}
            onClick={() => begin('phone')}
          >
            {say('cases.call', { phone: one.phone })} <kbd className="wide-only">B</kbd>
          </a>
        </span>
      )}
      {one.email === '' ? null : (
        <span {...(one.phone === '' && { 'data-desk-key': 'b' })}>
          <a className={buttonClass('quiet')} href={`mailto:${one.email}`} onClick={() => begin('mail')}>
            {one.email} {one.phone === '' ? <kbd className="wide-only">B</kbd> : null}
          </a>
        </span>
      )}
      {one.phone === '' && one.email === '' ? <p className="muted">{say('cases.unreachable')}</p> : null}
    </div>
  );
}

/** Each promise with its day, and whether it was kept. */
function Promises({ detail: { promises, case: one } }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const format = useFormat();
  if (promises.length === 0) return null;
  return (
    <dl className="case-terms">
      {promises.map(({ name, due, met_at, is_broken }) => (
        <div key={name}>
          <dt>{say(`cases.promise.${name}`)}</dt>
          <dd>
            {met_at === null && one.closed_at === null
              ? format.moment(due)
              : met_at === null
                ? '–'
                : format.moment(met_at)}
            <small data-broken={is_broken}>{say(`cases.promise-state.${stateOf(met_at, is_broken)}`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function stateOf(metAt: string | null, isBroken: boolean) {
  if (metAt !== null) return isBroken ? 'late' : 'kept';
  return isBroken ? 'broken' : 'open';
}
