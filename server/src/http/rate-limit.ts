/** So many requests in so many seconds. */
export type RateLimit = Readonly<{ name: string; amount: number; seconds: number }>;

export type RateVerdict = Readonly<{ isAllowed: boolean; remaining: number; resetSeconds: number }>;

export type RateLimiter = Readonly<{
  /** Counts one against the key, and says whether it is within the limit. */
  take: (limit: RateLimit, key: string) => RateVerdict;
}>;

type Window = { count: number; readonly endsAt: number };

/** A flood from many addresses must not fill the memory: the oldest windows go first. */
const windowsMax = 50_000;

/** Counts in this process alone; what has to hold over several nodes is counted in the database (sign_in_failure). */
export function makeRateLimiter(clock: () => Date): RateLimiter {
  const windows = new Map<string, Window>();
  return {
    take: (limit, key) => {
      const now = clock().getTime();
      const name = `${limit.name} ${key}`;
      const known = windows.get(name);
      const window = known && known.endsAt > now ? known : { count: 0, endsAt: now + limit.seconds * 1000 };
      if (window !== known) {
        // Set anew, so that the map's order is the order of starting.
        windows.delete(name);
        windows.set(name, window);
        dropOldest(windows);
      }
      window.count += 1;
      return {
        isAllowed: window.count <= limit.amount,
        remaining: Math.max(0, limit.amount - window.count),
        resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
      };
    },
  };
}

function dropOldest(windows: Map<string, Window>): void {
  if (windows.size <= windowsMax) return;
  const oldest = windows.keys().next();
  if (!oldest.done) windows.delete(oldest.value);
}
