import type { Logger } from 'pino';
import type { Databases } from '../database/connect.ts';
import { listenForNews, type NewsConnection } from './news-store.ts';

/** Hears of all workspaces' news on one connection for the whole process, opened when somebody first listens. */
export type NewsHearer = Readonly<{
  /** Calls back at each piece of news of the workspace, until the returned function is called. */
  hear: (workspaceId: string, onNews: () => void) => () => void;
  close: () => void;
}>;

const reconnectMs = 1_000;

export function createNewsHearer(databases: Databases, log: Logger): NewsHearer {
  const hearers = new Map<string, Set<() => void>>();
  let connection: NewsConnection | undefined;
  let isOpening = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  const tell = (workspaceId: string) => {
    for (const onNews of hearers.get(workspaceId) ?? []) onNews();
  };

  const reopen = () => {
    connection = undefined;
    if (isClosed || hearers.size === 0) return;
    timer = setTimeout(() => void open(true), reconnectMs);
    timer.unref();
  };

  const open = async (wasLost: boolean) => {
    if (isOpening || isClosed || connection !== undefined) return;
    isOpening = true;
    try {
      connection = await listenForNews(databases.appPool, tell, reopen);
      // Something may have happened while nobody heard it.
      if (wasLost) for (const workspaceId of hearers.keys()) tell(workspaceId);
    } catch (error) {
      log.warn({ err: error }, 'cannot listen for news; trying again');
      reopen();
    } finally {
      isOpening = false;
      if (isClosed) connection?.end();
    }
  };

  return {
    hear: (workspaceId, onNews) => {
      const own = hearers.get(workspaceId) ?? new Set();
      hearers.set(workspaceId, own.add(onNews));
      void open(false);
      return () => {
        own.delete(onNews);
        if (own.size === 0) hearers.delete(workspaceId);
      };
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      connection?.end();
    },
  };
}
