import { namedOptions } from '../ui/named-options.ts';
import { WhoseFilter } from './whose-filter.tsx';
import './relations.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { DueItem } from './due-item.tsx';
import { PlanVisitDialog } from './plan-visit-dialog.tsx';
import { type DueCustomer, type DueList, type DueSearch, dueQuery } from './visit-requests.ts';
import { VisitTabs } from './visit-tabs.tsx';

const route = getRouteApi('/signed-in/visits');
const pageRows = 50;

/** Whom to see or call next, most urgent first, each with why they stand there. */
export function DueVisits() {
  const say = useSay();
  const search = route.useSearch();
  const [limit, setLimit] = useState(pageRows);
  const due = useQuery({ ...dueQuery(search, limit), placeholderData: keepPreviousData });
  // Whoever is still being looked for is counted nowhere yet.
  const counts = due.data?.is_being_found === false ? due.data.counts : undefined;
  return (
    <>
      <PageHead
        title={say('shell.visits')}
        isLede
        {...(counts !== undefined && {
          heading: say('visits.lede', { overdue: counts.overdue, due: counts.due }),
          ...(counts.due > 0 && { note: say('visits.lede-note', { planned: counts.planned }) }),
        })}
        actions={
          <Link className={buttonClass()} to="/visits/new">
            {say('visits.note-unplanned')}
          </Link>
        }
      />
      <VisitTabs />
      <QueryView query={due} lines={8}>
        {(list) => <Due list={list} search={search} onMore={() => setLimit((rows) => rows + 4 * pageRows)} />}
      </QueryView>
    </>
  );
}

type DueProps = Readonly<{ list: DueList; search: DueSearch; onMore: () => void }>;

function Due({ list, search, onMore }: DueProps) {
  const say = useSay();
  const [planned, setPlanned] = useState<DueCustomer>();
  if (list.plans.length === 0) return <NoPlans />;
  return (
    <>
      <Filters list={list} search={search} />
      <div role="status">{list.is_being_found ? <p className="note">{say('visits.being-found')}</p> : null}</div>
      <Customers list={list} onPlan={setPlanned} />
      {list.data.length < list.counts.due ? (
        <p className="more">
          <Button size="small" onPress={onMore}>
            {say('ui.more')}
          </Button>
        </p>
      ) : null}
      <p className="source">{say(list.is_cut ? 'visits.order-cut' : 'visits.order-note')}</p>
      {planned === undefined ? null : (
        <PlanVisitDialog
          key={planned.contact.id}
          contact={planned.contact}
          owner={planned.owner}
          colleagues={list.colleagues}
          today={list.today}
          onClose={() => setPlanned(undefined)}
        />
      )}
    </>
  );
}

function Customers({ list, onPlan }: Pick<DueProps, 'list'> & Readonly<{ onPlan: (customer: DueCustomer) => void }>) {
  const say = useSay();
  if (list.data.length === 0) {
    // As long as somebody may still be found, it is not said that nobody is due.
    if (list.is_being_found) return null;
    return <Empty heading={say('visits.nobody-due')}>{say('visits.nobody-due-text')}</Empty>;
  }
  return (
    <ol className="due-list">
      {list.data.map((customer) => (
        <DueItem key={customer.contact.id} customer={customer} onPlan={() => onPlan(customer)} />
      ))}
    </ol>
  );
}

/** Filters are words with a small arrow; they stand in the address, so that a list can be shared. */
function Filters({ list, search }: Pick<DueProps, 'list' | 'search'>) {
  const say = useSay();
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
      {list.plans.length < 2 ? null : (
        <SelectField
          isQuiet
          label={say('visits.filter-plan')}
          value={search.plan ?? ''}
          options={[{ value: '', label: say('visits.every-plan') }, ...namedOptions(list.plans)]}
          onChange={(plan) => {
            const { plan: _, ...rest } = search;
            void navigate({ to: '.', search: plan === '' ? rest : { ...rest, plan }, replace: true });
          }}
        />
      )}
    </div>
  );
}

function NoPlans() {
  const say = useSay();
  const may = useMay();
  return (
    <Empty
      heading={say('visits.no-plan')}
      action={
        may('follow-up-plan.make') ? (
          <Link className={buttonClass('primary')} to="/visits/plans">
            {say('visits.first-plan')}
          </Link>
        ) : undefined
      }
    >
      {say('visits.no-plan-text')}
    </Empty>
  );
}
