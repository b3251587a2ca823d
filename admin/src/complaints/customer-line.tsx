import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { historyQuery } from '../contacts/customer-requests.ts';
import { HistoryLines } from '../contacts/history-list.tsx';
import { Button } from '../ui/button.tsx';
import { QueryView } from '../ui/query-view.tsx';

/** Everything that passed between us and this customer, newest first: orders, answers, complaints, visits, promises. */
export function CustomerLine({ contactId }: Readonly<{ contactId: string }>) {
  const say = useSay();
  const may = useMay();
  const mayRead = may('contact.history');
  const history = useInfiniteQuery({ ...historyQuery(contactId), enabled: mayRead });
  const items = history.data?.pages.flatMap((page) => page.data) ?? [];
  if (!mayRead) return null;
  return (
    <>
      <h3>{say('cases.line')}</h3>
      <QueryView query={history} lines={4}>
        {() =>
          items.length === 0 ? <p className="muted">{say('cases.line-none')}</p> : <HistoryLines items={items} />
        }
      </QueryView>
      {history.hasNextPage ? (
        <Button size="small" isPending={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
          {say('ui.more')}
        </Button>
      ) : null}
      <p className="source">
        <Link to="/contacts/$contactId" params={{ contactId }}>
          {say('cases.whole-line')}
        </Link>
      </p>
    </>
  );
}
