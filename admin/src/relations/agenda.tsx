import { WhoseFilter } from './whose-filter.tsx';
import './relations.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { FeedSection } from './feed-section.tsx';
import { type Agenda, agendaQuery, type Visit } from './visit-requests.ts';
import { VisitTabs } from './visit-tabs.tsx';

const route = getRouteApi('/signed-in/visits/agenda');
const dayMs = 86_400_000;

/** The visits of two weeks, day by day, and the link by which a calendar follows them. */
export function AgendaPage() {
  const say = useSay();
  const search = route.useSearch();
  const agenda = useQuery(agendaQuery(search));
  return (
    <>
      <PageHead
        title={say('visits.tab.agenda')}
        isLede
        {...(agenda.data !== undefined && {
          heading: say('visits.agenda-lede', {
            count: agenda.data.data.filter(({ state }) => state === 'planned').length,
          }),
        })}
      />
      <VisitTabs />
      <QueryView query={agenda} lines={6}>
        {(found) => (
          <>
            <Filters agenda={found} />
            <Days agenda={found} />
          </>
        )}
      </QueryView>
      <FeedSection />
    </>
  );
}

function Filters({ agenda }: Readonly<{ agenda: Agenda }>) {
  const say = useSay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="filters">
      <WhoseFilter
        of={search.of}
        about="visits"
        onChoose={(of) => {
          const { of: _, ...rest } = search;
          void navigate({ to: '.', search: of === 'me' ? { ...rest, of } : rest, replace: true });
        }}
      />
      <Link to="/visits/agenda" search={{ ...search, from: shifted(agenda.from, -14) }}>
        {say('visits.earlier')}
      </Link>
      <Link to="/visits/agenda" search={{ ...search, from: agenda.to }}>
        {say('visits.later')}
      </Link>
    </div>
  );
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

function Days({ agenda }: Readonly<{ agenda: Agenda }>) {
  const say = useSay();
  const format = useFormat();
  const days = Map.groupBy(agenda.data, ({ day }) => day);
  if (days.size === 0)
    return (
      <Empty heading={say('visits.agenda-empty')}>
        {say('visits.agenda-empty-text', { from: format.day(agenda.from), to: format.day(shifted(agenda.to, -1)) })}
      </Empty>
    );
  return [...days].map(([day, visits]) => (
    <Section key={day} heading={format.longDay(day)} note={day === agenda.today ? say('visits.today') : undefined}>
      <ol className="agenda">
        {visits.map((visit) => (
          <AgendaItem key={visit.id} visit={visit} />
        ))}
      </ol>
    </Section>
  ));
}

function AgendaItem({ visit }: Readonly<{ visit: Visit }>) {
  const say = useSay();
  const name = visit.contact?.name ?? say('visits.erased');
  const facts = [visit.contact?.organisation, visit.place, visit.owner.name].filter((fact) => fact);
  return (
    <li>
      <span className="number agenda-time">{visit.time}</span>
      <div>
        <h3>
          <Link to="/visits/$visitId" params={{ visitId: visit.id }}>
            {name}
          </Link>
        </h3>
        <p className="note">{facts.join(' · ')}</p>
        {visit.purpose === '' ? null : <p>{visit.purpose}</p>}
      </div>
      {visit.state === 'planned' ? (
        <a className={buttonClass('quiet', 'small')} href={`/v1/visits/${visit.id}/calendar`} download="visit.ics">
          {say('visits.ics')}
          <span className="unseen"> {name}</span>
        </a>
      ) : (
        <span className="note">{say(`visits.state.${visit.state}`)}</span>
      )}
    </li>
  );
}
