import './desk.css';
import '../ui/panes.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import { unitsQuery } from '../accounts/units/unit-requests.ts';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TabRow } from '../ui/tab-row.tsx';
import { CaseItem } from './case-item.tsx';
import { CaseKeysHelp } from './case-keys-help.tsx';
import { type CasePage, casesQuery } from './case-requests.ts';
import { type CaseSearch, caseQueues } from './case-search.ts';
import { useCaseKeys } from './use-case-keys.ts';

const route = getRouteApi('/signed-in/cases');

/** The desk: whoever waits longest for a word first, with the case that is worked on beside it. */
export function Cases() {
  const say = useSay();
  const search = route.useSearch();
  const { caseId } = useParams({ strict: false });
  const cases = useInfiniteQuery(casesQuery(search));
  const listed = cases.data?.pages.flatMap((page) => page.data) ?? [];
  const counts = cases.data?.pages[0]?.counts;
  const isOpen = caseId !== undefined;
  const { isHelpOpen, closeHelp } = useCaseKeys(
    listed.map(({ id }) => id),
    caseId,
  );
  return (
    <>
      <div className={isOpen ? 'wide-seen' : ''}>
        <DeskHead counts={counts} />
      </div>
      <div className={isOpen ? 'wide-only' : ''}>
        <Queues search={search} counts={counts} />
        <Search search={search} />
      </div>
      <QueryView query={cases} lines={6}>
        {() => (
          <div className={isOpen ? 'panes panes-open panes-desk' : 'panes panes-desk'}>
            <section className="pane pane-list" aria-label={say('cases.list')}>
              {listed.length === 0 ? (
                <Empty heading={say(search.search ? 'cases.none-found' : `cases.empty.${search.queue ?? 'team'}`)}>
                  {say(search.search ? 'cases.none-found-text' : 'cases.empty-text')}
                </Empty>
              ) : (
                <ol>
                  {listed.map((one) => (
                    <CaseItem key={one.id} one={one} search={search} />
                  ))}
                </ol>
              )}
              {cases.hasNextPage ? (
                <p className="more">
                  <Button size="small" isPending={cases.isFetchingNextPage} onPress={() => void cases.fetchNextPage()}>
                    {say('ui.more')}
                  </Button>
                </p>
              ) : null}
            </section>
            <div className="pane pane-detail">
              {isOpen ? <Outlet /> : <p className="muted">{listed.length > 0 ? say('cases.choose') : null}</p>}
            </div>
          </div>
        )}
      </QueryView>
      <CaseKeysHelp isOpen={isHelpOpen} onClose={closeHelp} />
    </>
  );
}

type QueuesProps = Readonly<{ search: CaseSearch; counts: CasePage['counts'] | undefined }>;

/** How many wait, as the sentence of the day. */
function DeskHead({ counts }: Pick<QueuesProps, 'counts'>) {
  const say = useSay();
  const may = useMay();
  return (
    <PageHead
      title={say('shell.cases')}
      heading={counts === undefined ? say('shell.cases') : say('cases.lede', { count: counts.team })}
      isLede
      note={counts === undefined ? null : say('cases.lede-note', { waiting: counts.waiting, closed: counts.closed })}
      actions={
        <>
          <Link className={buttonClass('quiet')} to="/cases/capacity">
            {say('capacity.link')}
          </Link>
          {may('case.make') ? (
            <Link className={buttonClass()} to="/cases/new">
              {say('cases.new')}
            </Link>
          ) : null}
        </>
      }
    />
  );
}

function Queues({ search, counts }: QueuesProps) {
  const say = useSay();
  return (
    <TabRow label={say('cases.queues')}>
      {caseQueues.map((queue) => (
        <Link
          key={queue}
          to="/cases"
          search={{ ...search, queue }}
          {...((search.queue ?? 'team') === queue ? { 'aria-current': 'page' } : {})}
          activeProps={{}}
        >
          {say(`cases.queue.${queue}`)}{' '}
          {counts === undefined || queue === 'closed' ? null : <span className="count">{counts[queue]}</span>}
        </Link>
      ))}
    </TabRow>
  );
}

function Search({ search }: Readonly<{ search: CaseSearch }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  return (
    <div className="filters">
      <SearchField
        label={say('cases.search')}
        value={search.search ?? ''}
        onSearch={(text) => {
          const { search: _, ...rest } = search;
          void navigate({ to: '.', search: text === '' ? rest : { ...rest, search: text }, replace: true });
        }}
      />
      <UnitFilter search={search} />
    </div>
  );
}

/** Of which unit; nothing in a company without units. */
function UnitFilter({ search }: Readonly<{ search: CaseSearch }>) {
  const say = useSay();
  const may = useMay();
  const navigate = route.useNavigate();
  const units = useQuery({ ...unitsQuery, enabled: may('unit.list') }).data?.data ?? [];
  if (units.length === 0) return null;
  return (
    <SelectField
      isQuiet
      label={say('units.unit')}
      value={search.unit ?? ''}
      options={[
        { value: '', label: say('cases.all-units') },
        ...units.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(unit) => {
        const { unit: _, ...rest } = search;
        void navigate({ to: '.', search: unit === '' ? rest : { ...rest, unit }, replace: true });
      }}
    />
  );
}
