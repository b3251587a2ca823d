import './overview.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Checklist as Steps } from '../accounts/account-requests.ts';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass, LinkButton } from '../ui/button.tsx';
import { State } from '../ui/message.tsx';
import { Section } from '../ui/section.tsx';

const hiddenKey = 'voldaan.checklist-hidden';

const steps = [
  { name: 'survey', to: '/surveys/new', permission: 'survey.make' },
  { name: 'answered_self', to: '/surveys', permission: 'survey.show' },
  { name: 'mail', to: '/settings/mail', permission: 'mail-setting.change' },
  { name: 'colleague', to: '/settings/people', permission: 'staff-invite.make' },
  { name: 'first_answer', to: '/surveys', permission: 'wave.make' },
] as const;

export function isChecklistDone(checklist: Steps): boolean {
  return steps.every(({ name }) => checklist[name]);
}

/** Five things to a first real answer, in the reader's own order, until all are done or the list is put away. */
export function Checklist({ checklist }: Readonly<{ checklist: Steps }>) {
  const say = useSay();
  const may = useMay();
  const [isHidden, setHidden] = useState(() => remembersHidden());
  // Nobody answers a survey that is not there, and not everybody may make one.
  const isAnswerable = checklist.survey || may('survey.make');
  const offered = steps.filter(({ name, permission }) => may(permission) && (name !== 'answered_self' || isAnswerable));
  if (isHidden || offered.length === 0) return null;
  const done = offered.filter(({ name }) => checklist[name]).length;
  return (
    <Section
      label={say('checklist.section')}
      heading={say('checklist.heading', { count: offered.length })}
      note={
        <>
          {say('checklist.done', { done })} <LinkButton onPress={hide}>{say('checklist.hide')}</LinkButton>
        </>
      }
    >
      <ol className="todo">
        {offered.map(({ name, to }, index) => (
          <li key={name}>
            <span className="todo-number">{index + 1}</span>
            <span className={checklist[name] ? 'done' : ''}>
              {checklist[name] ? say(`checklist.${name}.name`) : <b>{say(`checklist.${name}.name`)}</b>}
              <small>{say(`checklist.${name}.detail`)}</small>
            </span>
            {checklist[name] ? (
              <State tone="ok">{say('checklist.ready')}</State>
            ) : (
              <Link className={buttonClass('plain', 'small')} to={to}>
                {say(`checklist.${name}.action`)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );

  function hide() {
    setHidden(true);
    try {
      localStorage.setItem(hiddenKey, 'yes');
    } catch {
      // Storage is off in this browser; the list comes back with the next visit.
    }
  }
}

function remembersHidden(): boolean {
  try {
    return localStorage.getItem(hiddenKey) === 'yes';
  } catch {
    return false;
  }
}
