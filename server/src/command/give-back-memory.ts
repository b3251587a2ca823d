import { performance } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Logger } from 'pino';
import { repeat } from '../jobs/repeat.ts';

const roundSeconds = 2;
/** The share of a round in which a process at rest works: its own regular rounds take about a hundredth. */
const restShareMax = 0.1;
/** V8 lets its young generation grow to 128 MB. What is below this is not worth a collection. */
const youngBytesMax = 16_000_000;
/** V8 gives back eight seconds after it has seen that nothing happens, or later: until then it is not asked again. */
const roundsBetween = 10;

type Collection = Readonly<{ type: 'minor' | 'major'; flavor?: 'last-resort' }>;

const allAtOnce: Collection = { type: 'major', flavor: 'last-resort' };
const young: Collection = { type: 'minor' };
const everything: Collection = { type: 'major' };

/**
 * Gives the garbage of a busy stretch back to the system once the process is at rest. V8 does so by itself, but it judges
 * by its last collections whether a process is at rest: who allocates next to nothing has none, and it holds on for good
 * to what the program took when it was busy. So it is shown, by a collection of the young generation (15 ms), and where
 * that was not enough by one of everything (60 ms); what it gives back it collects in small steps, as always. Only what the
 * start took goes all at once (160 ms), for machines are short of memory when everything on them starts together.
 * A smaller young generation (--max-semi-space-size) is ruled out: who is busy would pay for it. Returns how to stop.
 */
export function giveBackMemory(log: Logger): () => Promise<void> {
  let before = performance.eventLoopUtilization();
  let next = allAtOnce;
  let roundsSince = roundsBetween;
  return repeat({ seconds: roundSeconds, name: 'give back memory', log }, async () => {
    const now = performance.eventLoopUtilization();
    const { idle, active } = performance.eventLoopUtilization(now, before);
    before = now;
    roundsSince += 1;
    const isAtRest = active < restShareMax * (idle + active);
    if (!isAtRest && next === everything) next = young;
    if (!isAtRest || roundsSince < roundsBetween || youngBytes() < youngBytesMax) return;
    collect(next);
    next = everything;
    roundsSince = 0;
  });
}

/** What the young generation holds of the system's memory, used or not. */
function youngBytes(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.physical_space_size ?? 0;
}

/** Node names its collector only to those who start it with --expose-gc; a new context gets to see it at any time. */
function collect(what: Collection): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof gc === 'function') gc(what);
}
