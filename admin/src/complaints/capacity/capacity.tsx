import './capacity.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSay } from '../../catalogue/text.tsx';
import { Segment } from '../../ui/choice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { CapacityChart } from './capacity-chart.tsx';
import { type Capacity, capacityQuery } from './capacity-requests.ts';
import { PeriodTable } from './period-table.tsx';

const route = getRouteApi('/signed-in/cases/capacity');

/** Whether the people that there are can do the work that there is: plain counts, no figures about persons. */
export function CaseCapacity() {
  const say = useSay();
  const { by = 'week' } = route.useSearch();
  const capacity = useQuery(capacityQuery(by));
  return (
    <>
      <PageHead
        title={say('capacity.title')}
        heading={capacity.data === undefined ? say('capacity.title') : <Verdict pace={capacity.data.pace} />}
        crumb={<Link to="/cases">{say('cases.back')}</Link>}
        note={say('capacity.note')}
      />
      <QueryView query={capacity} lines={6}>
        {(shown) => (
          <>
            <Flow capacity={shown} />
            <People capacity={shown} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Verdict({ pace }: Readonly<{ pace: Capacity['pace'] }>) {
  const say = useSay();
  return say(`capacity.verdict.${pace.verdict}`);
}

function Flow({ capacity }: Readonly<{ capacity: Capacity }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const { by, pace, team } = capacity;
  return (
    <Section
      label={say('capacity.flow')}
      heading={say('capacity.flow-heading', { inflow: pace.inflow, handled: pace.handled, weeks: pace.weeks })}
      note={say(pace.meets_due ? 'capacity.due-met' : 'capacity.due-unmet', { count: team.due_in_week })}
    >
      <Segment
        label={say('capacity.by')}
        isLabelHidden
        value={by}
        options={[
          { value: 'week', label: say('capacity.by-week') },
          { value: 'day', label: say('capacity.by-day') },
        ]}
        onChange={(chosen) => void navigate({ search: chosen === 'week' ? {} : { by: chosen }, replace: true })}
      />
      <CapacityChart capacity={capacity} />
      <details className="capacity-table">
        <summary>{say('capacity.as-table')}</summary>
        <PeriodTable capacity={capacity} />
      </details>
    </Section>
  );
}

function People({ capacity: { people, team } }: Readonly<{ capacity: Capacity }>) {
  const say = useSay();
  return (
    <Section
      label={say('capacity.people')}
      heading={say('capacity.people-heading', { count: team.open })}
      note={say('capacity.people-note')}
    >
      <TableScroll label={say('capacity.people')}>
        <table>
          <caption className="unseen">{say('capacity.people')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('capacity.person')}</th>
              <th scope="col" className="end">
                {say('capacity.open')}
              </th>
              <th scope="col" className="end">
                {say('capacity.overdue')}
              </th>
              <th scope="col" className="end">
                {say('capacity.due-in-week')}
              </th>
              <th scope="col" className="end">
                {say('capacity.handled-since')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ staff, ...counts }) => (
              <PersonRow key={staff?.id ?? ''} name={staff?.name ?? say('capacity.nobody')} counts={counts} />
            ))}
            <PersonRow name={say('capacity.team')} counts={team} />
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}

function PersonRow({ name, counts }: Readonly<{ name: string; counts: Capacity['team'] }>) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="end">{counts.open}</td>
      <td className="end">{counts.overdue}</td>
      <td className="end">{counts.due_in_week}</td>
      <td className="end">{counts.handled}</td>
    </tr>
  );
}
