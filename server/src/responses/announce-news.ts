import type { Logger } from 'pino';
import type { Databases } from '../database/connect.ts';
import { notifyNews } from './news-store.ts';

/** Says that a workspace has news: at once, and then at most once in a quarter of a second. */
export type NewsAnnouncer = Readonly<{ announce: (workspaceId: string) => void; close: () => void }>;

const quietMs = 250;

/**
 * Announces after the commit and outside of it: NOTIFY inside the transaction would make all commits queue for one
 * lock. Should the process die in between, the news is still in the outbox, and on the screen with the next answer.
 */
export function createNewsAnnouncer(databases: Databases, log: Logger): NewsAnnouncer {
  // A workspace is in here while it is quiet; true says that something more happened meanwhile.
  const quiet = new Map<string, boolean>();
  const timers = new Set<NodeJS.Timeout>();

  const send = (workspaceId: string) => {
    notifyNews(databases.appPool, workspaceId).catch((error: unknown) =>
      log.warn({ err: error }, 'news could not be announced'),
    );
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
