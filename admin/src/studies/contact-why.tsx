import { namedOptions } from '../ui/named-options.ts';
import './studies.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { type ContactDecisions, contactDecisionsQuery } from './study-requests.ts';

const route = getRouteApi('/signed-in/contacts/$contactId/why');

/** "Why did this customer get, or not get, this survey?": every decision is kept, in the order in which it was taken. */
export function ContactWhy() {
  const say = useSay();
  const { contactId } = route.useParams();
  const { study = '' } = route.useSearch();
  const decisions = useQuery(contactDecisionsQuery(contactId, study));
  return (
    <QueryView query={decisions} lines={6}>
      {(found) => (
        <>
          <PageHead
            title={say('why.title', { name: found.contact.name || found.contact.email })}
            crumb={
              <Link to="/contacts/$contactId" params={{ contactId }}>
                {found.contact.name || found.contact.email}
              </Link>
            }
            note={found.contact.name === '' ? undefined : found.contact.email}
          />
          <Now found={found} />
          <Story found={found} contactId={contactId} study={study} />
        </>
      )}
    </QueryView>
  );
}

/** What holds at this moment: whether the next question may go out, and since when or until when not. */
function Now({ found }: Readonly<{ found: ContactDecisions }>) {
  const say = useSay();
  const format = useFormat();
  const { may_be_asked: mayBeAsked, free_from: freeFrom, reasons } = found.now;
  return (
    <Section
      label={say('why.now')}
      heading={
        mayBeAsked
          ? say('why.may')
          : freeFrom === null
            ? say('why.may-not')
            : say('why.may-from', { day: format.day(freeFrom) })
      }
      note={say('why.now-note')}
    >
      <ul className="check-lines">
        {reasons.map(({ code, detail }) => (
          <li key={`${code} ${detail}`} className={mayBeAsked ? 'ok' : 'bad'}>
            <Icon name={mayBeAsked ? 'check' : 'cross'} />
            <span>{detail}</span>
          </li>
        ))}
        {reasons.length === 0 ? (
          <li className="ok">
            <Icon name="check" />
            <span>{say('why.nothing-stops')}</span>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

type StoryProps = Readonly<{ found: ContactDecisions; contactId: string; study: string }>;

function Story({ found, contactId, study }: StoryProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { steps, studies } = found;
  return (
    <Section
      label={say('why.label')}
      heading={steps.at(-1)?.detail.replace(/\.$/, '') ?? say('why.heading')}
      note={say('why.note')}
      aside={
        studies.length === 0 ? null : (
          <p className="section-action">
            <SelectField
              label={say('why.study')}
              value={study}
              options={[{ value: '', label: say('why.all-studies') }, ...namedOptions(studies)]}
              onChange={(chosen) =>
                void navigate({
                  to: '/contacts/$contactId/why',
                  params: { contactId },
                  search: chosen === '' ? {} : { study: chosen },
                })
              }
            />
          </p>
        )
      }
    >
      {steps.length === 0 ? (
        <p className="muted">{say('why.nothing')}</p>
      ) : (
        <ol className="why">
          {steps.map((step, place) => (
            // A story is told once and never reordered: its place is its name.
            // biome-ignore lint/suspicious/noArrayIndexKey: steps of one moment have nothing else to tell them apart
            <StoryStep key={place} step={step} isOfAll={study === ''} />
          ))}
        </ol>
      )}
    </Section>
  );
}

type DecisionStep = ContactDecisions['steps'][number];

const marks = {
  good: { name: 'check', className: 'ok' },
  waits: { name: 'warning', className: 'warn' },
  stopped: { name: 'cross', className: 'bad cause' },
  told: { name: 'info', className: '' },
} as const;

const goodOutcomes: readonly string[] = ['invite', 'granted', 'sent', 'given'];
const waitingOutcomes: readonly string[] = ['defer', 'deferred', 'swap', 'merge', 'merged', 'unknown'];
const stoppedOutcomes: readonly string[] = ['withhold', 'withheld', 'failed', 'suppressed', 'cancelled', 'refused'];

function markOf({ outcome }: DecisionStep): keyof typeof marks {
  if (goodOutcomes.includes(outcome)) return 'good';
  if (waitingOutcomes.includes(outcome)) return 'waits';
  return stoppedOutcomes.includes(outcome) ? 'stopped' : 'told';
}

function StoryStep({ step, isOfAll }: Readonly<{ step: DecisionStep; isOfAll: boolean }>) {
  const say = useSay();
  const format = useFormat();
  const mark = marks[markOf(step)];
  const reasons = step.reasons.map(({ detail }) => detail).filter((detail) => detail !== step.detail);
  return (
    <li className={mark.className}>
      <Icon name={mark.name} />
      <span>
        {say('why.step', { sort: step.sort, stage: step.stage ?? '' })}
        <small className="meta">
          <time dateTime={step.at}>{format.moment(step.at)}</time>
        </small>
      </span>
      <span>
        <b>{step.detail}</b>
        {reasons.map((reason) => (
          <span className="why-reason" key={reason}>
            {reason}
          </span>
        ))}
        {isOfAll && step.study_id !== null ? (
          <small className="meta">
            <Link to="/studies/$studyId" params={{ studyId: step.study_id }}>
              {step.study_name}
            </Link>
          </small>
        ) : null}
      </span>
    </li>
  );
}
