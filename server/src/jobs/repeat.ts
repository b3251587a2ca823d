import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

/**
 * Does something again and again with a pause in between, from now until stopped. What fails is logged once and tried
 * again at the next turn. Stopping waits for the turn under way.
 */
export function repeat(
  { seconds, name, log }: Readonly<{ seconds: number; name: string; log: Logger }>,
  work: () => Promise<void>,
): () => Promise<void> {
  const stopping = new AbortController();
  let hasFailed = false;
  const running = turn();
  return async () => {
    stopping.abort();
    await running;
  };

  async function turn(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await work();
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) log.error({ err: error, round: name }, 'a regular round failed');
        hasFailed = true;
      }
      await delay(seconds * 1000, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }
}
