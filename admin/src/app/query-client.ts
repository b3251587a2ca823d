import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../http/problem.ts';

const retriesMax = 2;

/**
 * A refusal is final; a failed or lost connection is tried again. `onSignedOut` is called when the sign-in has ended. The server may
 * stand in the same building: a browser that believes itself offline asks all the same, and says so when nobody answers.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isProblem(error) && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failures, error) => failures < retriesMax && isWorthRetrying(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
}

function isWorthRetrying(error: Error): boolean {
  return isProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429);
}
