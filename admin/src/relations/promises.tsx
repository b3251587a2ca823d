import { WhoseFilter } from './whose-filter.tsx';
import './relations.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { TabRow } from '../ui/tab-row.tsx';
import { PromiseFiguresSection } from './promise-figures.tsx';
import { PromiseItem } from './promise-item.tsx';
import { type PromisePage, type PromiseSearch, promiseLists, promisesQuery } from './promise-requests.ts';

const route = getRouteApi('/signed-in/promises');

/** What was promised to customers, what is open by its day first; then how promises end, and what customers say afterwards. */
export function Promises() {
  const may = useMay();
  const say = useSay();
  if (may('promise.list')) return <Register />;
  return (
    <>
      <PageHead title={say('shell.promises')} />
      <PromiseFiguresSection />
    </>
  );
}

function Register() {
  const say = useSay();
  const search = route.useSearch();
  const promises = useInfiniteQuery(promisesQuery(search));
  const counts = promises.data?.pages[0]?.counts;
  return (
    <>
      <PageHead
        title={say('shell.promises')}
        isLede
        {...(counts !== undefined && {
          heading: say('promises.lede', { open: counts.open, broken: counts.broken }),
        })}
        actions={
          <Link className={buttonClass()} to="/promises/new">
            {say('promises.new')}
          </Link>
        }
      />
      <Lists search={search} counts={counts} />
      <Whose search={search} />
      <QueryView query={promises} lines={6}>
        {({ pages }) => {
          const listed = pages.flatMap((page) => page.data);
          if (listed.length === 0)
            return <Empty heading={say(`promises.empty.${search.list ?? 'open'}`)}>{say('promises.empty-text')}</Empty>;
          return (
            <>
              <ol className="promise-list">
                {listed.map((promise) => (
                  <PromiseItem key={promise.id} promise={promise} />
                ))}
              </ol>
              <MoreButton query={promises} />
            </>
          );
        }}
      </QueryView>
      <PromiseFiguresSection />
    </>
  );
}

function Lists({ search, counts }: Readonly<{ search: PromiseSearch; counts: PromisePage['counts'] | undefined }>) {
  const say = useSay();
  return (
    <TabRow label={say('shell.promises')}>
      {promiseLists.map((list) => (
        <Link
          key={list}
          to="/promises"
          search={{ ...search, list }}
          {...((search.list ?? 'open') === list ? { 'aria-current': 'page' } : {})}
          activeProps={{}}
        >
          {say(`promises.list.${list}`)} {counts === undefined ? null : <span className="count">{counts[list]}</span>}
        </Link>
      ))}
    </TabRow>
  );
}

function Whose({ search }: Readonly<{ search: PromiseSearch }>) {
  const navigate = route.useNavigate();
  return (
    <div className="filters">
      <WhoseFilter
        of={search.of}
        about="promises"
        onChoose={(of) => {
          const { of: _, ...rest } = search;
          void navigate({ to: '.', search: of === 'me' ? { ...rest, of } : rest, replace: true });
        }}
      />
    </div>
  );
}
