/**
 * Gathers single acts into batches that are written in one transaction. There is no timer: a batch leaves as soon as a
 * lane is free, at the end of the turn of the event loop in which its acts arrived, and beside another one only if it
 * holds as many acts as are under way. So the two lanes share the load by halves; without it, a few acts would leave the
 * moment that a lane is free, and the rest wait for them. Under light load an act travels alone and waits for nobody.
 */
export type GroupCommit<Act, Outcome> = Readonly<{
  /** Settles when the act's transaction has been committed, or could not be. */
  submit: (act: Act) => Promise<Outcome>;
  /** Settles when nothing is waiting nor under way. */
  drain: () => Promise<void>;
}>;

export type GroupCommitOptions<Act, Outcome> = Readonly<{
  /** Writes a batch in one transaction and returns what became of each act, in their order. */
  write: (acts: readonly Act[]) => Promise<readonly Outcome[]>;
  /** Acts with the same key are never under way at the same time, so that they neither wait for nor overtake each other. */
  keyOf: (act: Act) => string;
  /** Whether a failure concerns the whole database and not what was written: then no single act is tried again. */
  isOutage: (error: unknown) => boolean;
  lanes?: number;
  batchMost?: number;
  waitingMost?: number;
}>;

/** More acts are waiting than can be written soon; the sender keeps its answer and comes again. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

type Waiting<Act, Outcome> = Readonly<{
  act: Act;
  key: string;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}>;

/** One lane writes while the other's commit is flushed to disk; a third only makes the batches smaller. */
const lanesDefault = 2;
const batchMostDefault = 256;
const waitingMostDefault = 20_000;

export function createGroupCommit<Act, Outcome>(options: GroupCommitOptions<Act, Outcome>): GroupCommit<Act, Outcome> {
  const { lanes = lanesDefault, batchMost = batchMostDefault, waitingMost = waitingMostDefault } = options;
  const waiting: Waiting<Act, Outcome>[] = [];
  const underWay = new Set<string>();
  let busyLanes = 0;
  let isScheduled = false;
  let idle: (() => void)[] = [];

  const schedule = () => {
    if (isScheduled || busyLanes >= lanes) return;
    isScheduled = true;
    setImmediate(depart);
  };

  const depart = () => {
    isScheduled = false;
    while (busyLanes < lanes && waiting.length >= underWay.size) {
      const batch = takeBatch(waiting, underWay, batchMost);
      if (batch.length === 0) break;
      busyLanes += 1;
      void writeBatch(options, batch).then(() => {
        busyLanes -= 1;
        for (const { key } of batch) underWay.delete(key);
        if (waiting.length > 0) depart();
        else if (busyLanes === 0) settleIdle();
      });
    }
  };

  const settleIdle = () => {
    const settled = idle;
    idle = [];
    for (const resolve of settled) resolve();
  };

  return {
    submit: (act) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= waitingMost) {
          reject(new QueueFullError(`${waiting.length} acts are waiting to be written`));
          return;
        }
        waiting.push({ act, key: options.keyOf(act), resolve, reject });
        schedule();
      }),
    drain: () =>
      new Promise((resolve) => {
        if (waiting.length === 0 && busyLanes === 0) resolve();
        else idle.push(resolve);
      }),
  };
}

/** Takes out what may go now, in the order in which it came, and leaves the rest waiting. */
function takeBatch<Act, Outcome>(
  waiting: Waiting<Act, Outcome>[],
  underWay: Set<string>,
  most: number,
): readonly Waiting<Act, Outcome>[] {
  const batch: Waiting<Act, Outcome>[] = [];
  const left: Waiting<Act, Outcome>[] = [];
  for (const entry of waiting) {
    const mayGo = batch.length < most && !underWay.has(entry.key);
    if (mayGo) underWay.add(entry.key);
    (mayGo ? batch : left).push(entry);
  }
  waiting.splice(0, waiting.length, ...left);
  return batch;
}

async function writeBatch<Act, Outcome>(
  options: GroupCommitOptions<Act, Outcome>,
  batch: readonly Waiting<Act, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await options.write(batch.map((entry) => entry.act));
    settle(batch, outcomes);
  } catch (error) {
    if (batch.length === 1 || options.isOutage(error)) {
      for (const entry of batch) entry.reject(error);
      return;
    }
    // One act's fault must not be another's: each is tried by itself, and those that fail, fail alone.
    for (const entry of batch) await writeBatch(options, [entry]);
  }
}

function settle<Act, Outcome>(batch: readonly Waiting<Act, Outcome>[], outcomes: readonly Outcome[]): void {
  for (const [position, entry] of batch.entries()) {
    const outcome = outcomes[position];
    if (outcome === undefined) entry.reject(new Error('a batch was written without an outcome for each of its acts'));
    else entry.resolve(outcome);
  }
}
