import { Refusal } from '@voldaan/domain/refusal';

/** Runs the work when it is its turn. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets so many run at once and so many wait; whoever comes after that is told that it is busy. For work that costs
 * more memory or time than a request may, so that a flood of it takes no more than this.
 */
export function makeTurns({
  running: runningMax,
  waiting: waitingMax,
}: Readonly<{ running: number; waiting: number }>): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < runningMax) running += 1;
    else {
      if (waiting.length >= waitingMax) throw new Refusal('busy');
      // Whoever is done hands the place over, so that nobody slips in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
