import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What a piece of news touches: the first words of the query keys that are then asked again. */
const touched: Readonly<Record<string, readonly string[]>> = {
  answers: ['overview', 'responses', 'response', 'surveys', 'waves', 'studies', 'me', 'cases', 'notices'],
  waves: ['waves', 'outbox', 'overview', 'study', 'studies'],
};

/**
 * Listens to the server's news while a screen is open and asks the touched queries again, so that a new answer shows
 * without a reload. The browser reconnects by itself; after a gap everything on screen is asked again, because news
 * may have passed unheard.
 */
export function useLiveNews(isHeard: boolean) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isHeard) return undefined;
    const source = new EventSource('/v1/live');
    let hadGap = false;
    source.addEventListener('news', (event: MessageEvent<string>) => refresh(queryClient, kindOf(event.data)));
    source.addEventListener('open', () => {
      if (hadGap) void queryClient.invalidateQueries();
      hadGap = false;
    });
    source.addEventListener('error', () => {
      hadGap = true;
    });
    return () => source.close();
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
