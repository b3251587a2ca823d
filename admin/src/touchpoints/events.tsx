import './touchpoints.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { type Format, useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Empty } from '../ui/empty.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Snippet } from '../ui/snippet.tsx';
import { eventKinds, useEventWords } from './event-words.ts';
import { JourneyTabs } from './journey-tabs.tsx';
import { RefusedEvents } from './refused-events.tsx';
import { eventsQuery, refusedEventsQuery, type ToldEvent, touchpointsQuery } from './touchpoint-requests.ts';

const route = getRouteApi('/signed-in/events');

/** What was told of customers, what was refused of it, and how to tell. */
export function Events() {
  const say = useSay();
  const may = useMay();
  const { kind = '' } = route.useSearch();
  const events = useInfiniteQuery(eventsQuery(kind));
  const refused = useQuery({ ...refusedEventsQuery, enabled: may('event.list-refused') });
  return (
    <>
      <PageHead title={say('journey-tabs.events')} note={say('events.note')} />
      <JourneyTabs />
      {refused.data !== undefined && refused.data.data.length > 0 ? (
        <RefusedEvents refused={refused.data.data} />
      ) : null}
      <QueryView query={events} lines={5}>
        {({ pages }) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0 && kind === '') return <NothingTold />;
          return (
            <>
              <KindFilter kind={kind} />
              <EventTable events={rows} />
              <MoreButton query={events} />
            </>
          );
        }}
      </QueryView>
      {may('event.tell') ? <HowToTell /> : null}
    </>
  );
}

function KindFilter({ kind }: Readonly<{ kind: string }>) {
  const say = useSay();
  const words = useEventWords();
  const navigate = route.useNavigate();
  const touchpoints = useQuery(touchpointsQuery);
  const own = (touchpoints.data ?? []).map(({ event_kind }) => event_kind).filter((one) => one !== '');
  const kinds = [...new Set([...eventKinds, ...own, ...(kind === '' ? [] : [kind])])];
  return (
    <search className="filters">
      <SelectField
        isQuiet
        label={say('events.kind')}
        value={kind}
        options={[
          { value: '', label: say('events.all-kinds') },
          ...kinds.map((one) => ({ value: one, label: words(one) })),
        ]}
        onChange={(chosen) => void navigate({ search: chosen === '' ? {} : { kind: chosen }, replace: true })}
      />
    </search>
  );
}

function EventTable({ events }: Readonly<{ events: readonly ToldEvent[] }>) {
  const say = useSay();
  if (events.length === 0) return <p className="muted">{say('events.none-found')}</p>;
  return (
    <table>
      <caption className="unseen">{say('journey-tabs.events')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('events.what')}</th>
          <th scope="col">{say('events.customer')}</th>
          <th scope="col">{say('events.when')}</th>
          <th scope="col" className="end wide-only">
            {say('events.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event }: Readonly<{ event: ToldEvent }>) {
  const say = useSay();
  const format = useFormat();
  const words = useEventWords();
  const { contact, amount, currency } = event;
  const properties = Object.entries(event.properties).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <tr>
      <th scope="row">
        {words(event.kind)}
        <small>{event.subject || event.external_id}</small>
        {properties.length === 0 ? null : <span className="event-properties wide-only">{properties.join(' · ')}</span>}
      </th>
      <td>
        {contact === null ? (
          <span className="muted">{say('events.erased')}</span>
        ) : (
          <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
            {contact.name || contact.email}
          </Link>
        )}
      </td>
      <td>{format.moment(event.occurred_at)}</td>
      <td className="end number wide-only">{amount === null ? '' : amountWords(format, Number(amount), currency)}</td>
    </tr>
  );
}

/** An amount without a currency is a number, and nothing more is made of it. */
function amountWords(format: Format, amount: number, currency: string | null): string {
  return currency === null ? format.number(amount, 2) : format.money(amount, currency);
}

function NothingTold() {
  const say = useSay();
  return <Empty heading={say('events.empty')}>{say('events.empty-text')}</Empty>;
}

/** Enough to try it by hand; the rest stands in the reference of the API. */
function HowToTell() {
  const say = useSay();
  const may = useMay();
  return (
    <Section
      heading={say('events.how')}
      note={say('events.how-note')}
      aside={may('api-key.list') ? <Link to="/settings/api-keys">{say('events.make-key')}</Link> : undefined}
    >
      <Snippet label={say('events.example')} code={example(window.location.origin)} />
      <p className="source">{say('events.how-more')}</p>
    </Section>
  );
}

function example(origin: string): string {
  return `curl ${origin}/v1/events \\
  -H 'Authorization: Bearer vk_…' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "kind": "order_delivered",
    "external_id": "order-1042",
    "occurred_at": "${new Date().toISOString().slice(0, 10)}T14:30:00+01:00",
    "subject": "order 1042",
    "contact": { "external_id": "K-77", "email": "jan@example.nl", "name": "Jan" }
  }'`;
}
