import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Message } from '../ui/message.tsx';
import type { CaseDetail } from './case-requests.ts';
import { useProfileName } from './profiles/profile-words.ts';
import { useStepFacts } from './step-facts.ts';

type Events = CaseDetail['events'];

/** Everything that was done, each with who did it and in which words. */
export function CaseLog({ events }: Readonly<{ events: Events }>) {
  const say = useSay();
  const format = useFormat();
  const nameOf = useProfileName();
  const factsOf = useStepFacts();
  const now = new Date();
  return (
    <ol className="case-line">
      {events.map(({ sequence, at, by, what, detail: more }) => (
        <li key={sequence}>
          <time dateTime={at}>{format.recent(at, now)}</time>
          <span>
            {by.kind === 'staff' ? `${by.name ?? ''}: ` : null}
            {say(`case-step.${readStep(what)}`)}
            {[factsOf(what, more).join(', '), ...wordsOf(more, nameOf)].map((text) =>
              text === '' ? null : <small key={text}>{text}</small>,
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What happened to the case while its note was being written: told before what was written goes. */
export function CaseNews({ events }: Readonly<{ events: Events }>) {
  const say = useSay();
  return (
    <div role="alert">
      {events.length === 0 ? null : (
        <Message tone="warn">
          <p>{say('cases.meanwhile', { count: events.length })}</p>
          <CaseLog events={events} />
        </Message>
      )}
    </div>
  );
}

const stepNames = [
  'received',
  'kind_changed',
  'kind_confirmed',
  'acknowledged',
  'assigned',
  'assessed',
  'contact',
  'contact_impossible',
  'waits_for_customer',
  'customer_replied',
  'extended',
  'cause_named',
  'decided',
  'unfounded_confirmed',
  'communicated',
  'closed',
  'left_open',
  'reopened',
  'considered',
  'planned',
  'done',
  'not_done',
  'passed_on',
  'profile_changed',
  'handed_over',
  'mail_failed',
  'noted',
] as const;

function readStep(what: string) {
  return stepNames.find((name) => name === what) ?? 'noted';
}

/** What was said with a step, in its own words. */
function wordsOf(detail: Readonly<Record<string, unknown>>, profileName: (name: string) => string): readonly string[] {
  return ['to', 'profile', 'unit', 'note', 'text', 'reason'].flatMap((name) => {
    const text = detail[name];
    if (typeof text !== 'string' || text.trim() === '') return [];
    return [name === 'profile' ? profileName(text) : text];
  });
}
