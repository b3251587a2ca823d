/** Work of one sort that runs once at a time, and once for all who ask while it waits. */
export type SharedTurns<Asked, Result> = Readonly<{
  next: (asked: Asked, work: (all: readonly Asked[]) => Promise<Result>) => Promise<Result>;
}>;

/**
 * Whoever asks while the work runs shares the next turn with all who ask meanwhile: it begins after they asked, so that it
 * sees what they have to see, and ten tiles of a screen cost two turns and not ten.
 */
export function createSharedTurns<Asked, Result>(): SharedTurns<Asked, Result> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: { all: Asked[]; done: Promise<Result> } | undefined;
  return {
    next: (asked, work) => {
      if (waiting !== undefined) {
        waiting.all.push(asked);
        return waiting.done;
      }
      const all = [asked];
      const done = running.then(() => {
        waiting = undefined;
        return work(all);
      });
      // A turn that failed is over, too.
      running = done.catch(() => undefined);
      waiting = { all, done };
      return done;
    },
  };
}
