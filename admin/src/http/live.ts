import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const againMs = 5_000;

/** What a piece of news touches: the first words of the query keys that are then asked again. */
const touched: Readonly<Record<string, readonly string[]>> = {
  answers: ['overview', 'responses', 'response', 'surveys', 'waves', 'studies', 'me', 'cases', 'notices'],
  waves: ['waves', 'outbox', 'overview', 'study', 'studies'],
};

/**
 * Listens to the server's news while a screen is open and asks the touched queries again, so that a new answer shows
 * without a reload. After a gap everything on screen is asked again, because news may have passed unheard. Whose
 * sign-in has ended is told of it by the end of the stream: who they are is asked at once, and the answer leads out.
 */
export function useLiveNews(isHeard: boolean) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isHeard) return undefined;
    let hadGap = false;
    let source: EventSource;
    let again: ReturnType<typeof setTimeout>;
    const listen = () => {
      source = new EventSource('/v1/live');
      source.addEventListener('news', (event: MessageEvent<string>) => refresh(queryClient, kindOf(event.data)));
      source.addEventListener('open', () => {
        if (hadGap) void queryClient.invalidateQueries();
        hadGap = false;
      });
      source.addEventListener('error', () => {
        if (!hadGap) void queryClient.invalidateQueries({ queryKey: ['me'] });
        hadGap = true;
        // The browser tries a lost connection again by itself, but gives up for good on any reply that is no stream,
        // such as the 502 of a proxy while the server starts anew.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, againMs);
      });
    };
    listen();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [queryClient, isHeard]);
}

function refresh(queryClient: QueryClient, kind: string) {
  for (const first of touched[kind] ?? touched['answers'] ?? []) {
    void queryClient.invalidateQueries({ queryKey: [first] });
  }
}

function kindOf(data: string): string {
  try {
    const news: unknown = JSON.parse(data);
    return typeof news === 'object' && news !== null && 'kind' in news ? String(news.kind) : '';
  } catch {
    return '';
  }
}
