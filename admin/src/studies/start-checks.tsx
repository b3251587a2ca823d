import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { sendingCheckQuery } from '../invitations/mail-requests.ts';
import { LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Walk } from './step.tsx';
import { isByMail, type StudyEdit, stepOf } from './study-edit.ts';
import type { Study } from './study-requests.ts';

type Props = Readonly<{ walk: Walk; study: Study; edit: StudyEdit }>;

/** Everything that keeps the study from being started, each with the step that mends it; then what is in order. */
export function StartChecks({ walk, study, edit }: Props) {
  const say = useSay();
  return (
    <ul className="check-lines">
      {study.lacks.map(({ pointer, code, detail }) => (
        <CheckLine
          key={`${pointer} ${code}`}
          verdict="bad"
          help={
            stepOf(pointer) === 'send' ? null : (
              <LinkButton onPress={() => walk.go(stepOf(pointer))}>{say('study.mend')}</LinkButton>
            )
          }
        >
          {detail}
        </CheckLine>
      ))}
      {study.lacks.length > 0 ? null : (
        <CheckLine verdict="ok" note={say('study.is-complete-note')}>
          {say('study.is-complete')}
        </CheckLine>
      )}
      {isByMail(edit.plan) ? <MailChecks /> : null}
    </ul>
  );
}

function MailChecks() {
  const say = useSay();
  const may = useMay();
  const { mail } = useMe();
  return (
    <>
      {mail.configured ? (
        may('sending-check.show') ? (
          <DomainCheck />
        ) : null
      ) : (
        <CheckLine
          verdict="warn"
          note={say('send.ask-outbox')}
          help={<Link to="/settings/mail">{say('shell.settings-mail')}</Link>}
        >
          {say('study.no-mail-server')}
        </CheckLine>
      )}
      <CheckLine
        verdict="ok"
        note={say('study.within-hours-note')}
        help={<Link to="/settings/contact-rules">{say('contact-rules.title')}</Link>}
      >
        {say('study.within-hours')}
      </CheckLine>
    </>
  );
}

/** How other mail servers see the domain: each fault with its cure; a domain in order is one line. */
function DomainCheck() {
  const say = useSay();
  const check = useQuery(sendingCheckQuery);
  const help = <Link to="/settings/mail">{say('study.mend')}</Link>;
  if (check.data === undefined) return null;
  const { domain, checked_at: checkedAt, is_in_order: isInOrder, findings } = check.data;
  if (checkedAt === null) {
    return (
      <CheckLine verdict="warn" note={say('study.domain-unchecked-note')} help={help}>
        {say('study.domain-unchecked', { domain })}
      </CheckLine>
    );
  }
  const wrong = findings.filter(({ verdict }) => verdict === 'fault' || verdict === 'warning');
  return (
    <>
      {wrong.map(({ check: name, code, verdict, detail }) => (
        <CheckLine key={`${name} ${code}`} verdict={verdict === 'fault' ? 'bad' : 'warn'} help={help}>
          {detail}
        </CheckLine>
      ))}
      {isInOrder && wrong.length === 0 ? (
        <CheckLine verdict="ok">{say('study.domain-in-order', { domain })}</CheckLine>
      ) : null}
    </>
  );
}

const marks = { bad: 'cross', warn: 'warning', ok: 'check' } as const;

type LineProps = Readonly<{ verdict: keyof typeof marks; children: ReactNode; note?: ReactNode; help?: ReactNode }>;

function CheckLine({ verdict, children, note, help }: LineProps) {
  return (
    <li className={verdict}>
      <Icon name={marks[verdict]} />
      <span>
        {children}
        {note === undefined ? null : <small>{note}</small>}
      </span>
      {help}
    </li>
  );
}
