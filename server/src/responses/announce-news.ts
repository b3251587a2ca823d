import type pg from 'pg';
import type { Logger } from 'pino';

/** The channel on which processes tell each other that a workspace has something new; the payload is its id. */
export const newsChannel = 'voldaan_news';

/** Says that a workspace has news: at once, and then at most once in a quarter of a second. */
export type NewsAnnouncer = Readonly<{ announce: (workspaceId: string) => void; close: () => void }>;

const quietMs = 250;

/**
 * Announces after the commit and outside of it: NOTIFY inside the transaction would make all commits queue for one
 * lock. Should the process die in between, the news is still in the outbox, and on the screen with the next answer.
 */
export function createNewsAnnouncer(pool: pg.Pool, log: Logger): NewsAnnouncer {
  // A workspace is in here while it is quiet; true says that something more happened meanwhile.
  const quiet = new Map<string, boolean>();
  const timers = new Set<NodeJS.Timeout>();

  const send = (workspaceId: string) => {
    pool
      .query({ name: 'announce-news', text: 'select pg_notify($1, $2)', values: [newsChannel, workspaceId] })
      .catch((error: unknown) => log.warn({ err: error }, 'news could not be announced'));
  };

  const announce = (workspaceId: string) => {
    if (quiet.has(workspaceId)) {
      quiet.set(workspaceId, true);
      return;
    }
    quiet.set(workspaceId, false);
    send(workspaceId);
    const timer = setTimeout(() => {
      timers.delete(timer);
      const hasMore = quiet.get(workspaceId) === true;
      quiet.delete(workspaceId);
      if (hasMore) announce(workspaceId);
    }, quietMs);
    timers.add(timer);
    timer.unref();
  };

  return {
    announce,
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
