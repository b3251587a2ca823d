import './table.css';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { Button } from './button.tsx';

/** The way to the next rows of a list, under it; nothing where all of them are shown. */
export function MoreButton({ query }: Readonly<{ query: UseInfiniteQueryResult }>) {
  const say = useSay();
  if (!query.hasNextPage) return null;
  return (
    <p className="table-more">
      <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
        {say('ui.more')}
      </Button>
    </p>
  );
}
