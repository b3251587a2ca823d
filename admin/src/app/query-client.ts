import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../http/problem.ts';

const retriesMax = 2;

/** A refusal is final; a failed or lost connection is tried again. `onSignedOut` is called when the sign-in has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isProblem(error) && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < retriesMax && isWorthRetrying(error),
      },
    },
  });
}

function isWorthRetrying(error: Error): boolean {
  return isProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429);
}
