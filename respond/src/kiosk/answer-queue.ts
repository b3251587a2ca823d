/** An act of answering as it waits on the device. */
export type QueuedAct = Readonly<{
  submission: string;
  respondent: string;
  answers: Readonly<Record<string, unknown>>;
  final: boolean;
  language: string;
  version: number;
  elapsed_ms: number;
  evidence: object;
  marks: readonly string[];
}>;

/** `sent` is on our side for good, `later` can be tried again, `refused` is kept for somebody to look at. */
export type Delivery = 'sent' | 'later' | 'refused' | 'revoked';

export type AnswerQueue = Readonly<{
  add: (act: QueuedAct) => Promise<void>;
  /** Sends what waits, oldest first, and stops at the first that has to wait. */
  flush: () => Promise<void>;
}>;

export type QueueParts = Readonly<{
  name: string;
  deliver: (act: QueuedAct, waiting: number) => Promise<Delivery>;
  onCount: (waiting: number) => void;
  onRevoked: () => void;
}>;

/** A queue in the device's own database: what was pressed is there after a power cut and until we have it. */
export async function openQueue({ name, deliver, onCount, onRevoked }: QueueParts): Promise<AnswerQueue> {
  const database = await open(name);
  const refused = new Set<IDBValidKey>();
  let flushing: Promise<void> | undefined;
  let isAskedAgain = false;
  const store = (mode: IDBTransactionMode) =>
    database.transaction('act', mode, { durability: 'strict' }).objectStore('act');
  const count = async () => onCount(await done(store('readonly').count()));
  const flushAll = async () => {
    const keys = (await done(store('readonly').getAllKeys())).filter((key) => !refused.has(key));
    for (const key of keys) {
      const act: QueuedAct | undefined = await done(store('readonly').get(key));
      if (act === undefined) continue;
      const waiting = await done(store('readonly').count());
      const delivery = await deliver(act, waiting - 1);
      // A refused one stays, and stays counted, but does not hold up those behind it.
      if (delivery === 'refused') refused.add(key);
      if (delivery === 'sent') await done(store('readwrite').delete(key));
      await count();
      if (delivery === 'revoked') onRevoked();
      if (delivery === 'revoked' || delivery === 'later') return;
    }
  };
  await count();
  const queue: AnswerQueue = {
    add: async (act) => {
      await done(store('readwrite').add(act));
      await count();
    },
    flush: async () => {
      // What was added while a round was under way is not in it, and must not wait for the next timer.
      isAskedAgain = flushing !== undefined;
      flushing ??= flushAll().finally(() => {
        flushing = undefined;
      });
      await flushing;
      if (!isAskedAgain) return;
      isAskedAgain = false;
      await queue.flush();
    },
  };
  return queue;
}

function open(name: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('act', { autoIncrement: true });
  return done(asked);
}

function done<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
