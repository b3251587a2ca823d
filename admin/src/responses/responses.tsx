import './responses.css';
import '../ui/panes.css';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { KeysHelp } from './keys-help.tsx';
import { ResponseFilters } from './response-filters.tsx';
import { ResponseItem } from './response-item.tsx';
import { responsesQuery } from './response-requests.ts';
import { useResponseKeys } from './use-response-keys.ts';

const route = getRouteApi('/signed-in/responses');

/** The inbox: every answer as it came in, newest first, with the one that is read beside it. */
export function Responses() {
  const say = useSay();
  const search = route.useSearch();
  const { responseId } = useParams({ strict: false });
  const responses = useInfiniteQuery(responsesQuery(search));
  const listed = responses.data?.pages.flatMap((page) => page.data) ?? [];
  const first = responses.data?.pages[0];
  const total = first?.total ?? 0;
  const isMore = first?.is_total_more ?? false;
  const isFiltered = Object.keys(search).length > 0;
  const { isHelpOpen, closeHelp } = useResponseKeys(
    listed.map(({ id }) => id),
    responseId,
  );
  const isOpen = responseId !== undefined;
  return (
    <>
      <div className={isOpen ? 'wide-seen' : ''}>
        <PageHead
          title={say('shell.responses')}
          note={total > 0 ? say(isMore ? 'responses.total-more' : 'responses.total', { total }) : null}
        />
      </div>
      <div className={isOpen ? 'wide-only' : ''}>
        <ResponseFilters search={search} />
      </div>
      <QueryView query={responses} lines={6}>
        {() => (
          <div className={isOpen ? 'panes panes-open' : 'panes'}>
            <section className="pane pane-list" aria-label={say('responses.list')}>
              {listed.length === 0 ? (
                <Empty heading={say(isFiltered ? 'responses.none-found' : 'responses.empty')}>
                  {say(isFiltered ? 'responses.none-found-text' : 'responses.empty-text')}
                </Empty>
              ) : (
                <ol>
                  {listed.map((response) => (
                    <ResponseItem key={response.id} response={response} search={search} />
                  ))}
                </ol>
              )}
              <More responses={responses} shown={listed.length} total={total} isMore={isMore} />
            </section>
            <div className="pane pane-detail">
              {isOpen ? <Outlet /> : <p className="muted">{listed.length > 0 ? say('responses.choose') : null}</p>}
            </div>
          </div>
        )}
      </QueryView>
      <KeysHelp isOpen={isHelpOpen} onClose={closeHelp} />
    </>
  );
}

type MoreProps = Readonly<{
  responses: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  shown: number;
  total: number;
  /** Whether there are more than that. */
  isMore: boolean;
}>;

/** How many of all stand in the list, and the way to the next ones. */
function More({ responses, shown, total, isMore }: MoreProps) {
  const say = useSay();
  const format = useFormat();
  if (shown === 0) return null;
  return (
    <p className="more">
      {say(isMore ? 'responses.shown-more' : 'responses.shown', {
        shown: format.number(shown),
        total: format.number(total),
      })}
      {responses.hasNextPage ? (
        <Button size="small" isPending={responses.isFetchingNextPage} onPress={() => void responses.fetchNextPage()}>
          {say('ui.more')}
        </Button>
      ) : null}
    </p>
  );
}
