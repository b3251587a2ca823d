import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Skeleton } from './skeleton.tsx';

type Props<T> = Readonly<{ query: UseQueryResult<T>; lines?: number; children: (data: T) => ReactNode }>;

/** The three states of anything that is asked: on its way, failed, there. Old data stays while new data is asked. */
export function QueryView<T>({ query, lines, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines ?? 3} />;
}
