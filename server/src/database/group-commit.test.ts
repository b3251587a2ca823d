import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGroupCommit, QueueFullError } from './group-commit.ts';

/** A write that can be held up, and that refuses what it is told to. */
function createStore(refused: ReadonlySet<string> = new Set()) {
  const batches: (readonly string[])[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const write = async (acts: readonly string[]) => {
    batches.push(acts);
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await wait(5);
    underWay -= 1;
    if (acts.some((act) => refused.has(act))) throw new Error('refused');
    return acts.map((act) => `stored ${act}`);
  };
  return { batches, write, mostUnderWay: () => mostUnderWay };
}

const keyOf = (act: string) => act.split('/')[0] ?? '';
const isOutage = () => false;

describe('group commit', () => {
  it('lets an act alone travel alone, and acts that come together travel together', async () => {
    const store = createStore();
    const group = createGroupCommit({ write: store.write, keyOf, isOutage });
    expect(await group.submit('a')).toBe('stored a');
    expect(await Promise.all(['b', 'c', 'd'].map(group.submit))).toEqual(['stored b', 'stored c', 'stored d']);
    expect(store.batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('has two batches in flight at most, and leaves nobody waiting', async () => {
    const store = createStore();
    const group = createGroupCommit({ write: store.write, keyOf, isOutage });
    const acts = Array.from({ length: 500 }, (_, at) => `act ${at}`);
    const given: Promise<string>[] = [];
    for (const [at, act] of acts.entries()) {
      given.push(group.submit(act));
      if (at % 50 === 0) await wait(1);
    }
    expect(await Promise.all(given)).toEqual(acts.map((act) => `stored ${act}`));
    expect(store.mostUnderWay()).toBe(2);
    await group.drain();
  });

  it('never has two acts of one respondent under way', async () => {
    const store = createStore();
    const group = createGroupCommit({ write: store.write, keyOf, isOutage });
    await Promise.all(['p/1', 'p/2', 'q/1', 'p/3'].map(group.submit));
    expect(store.batches).toEqual([['p/1', 'q/1'], ['p/2'], ['p/3']]);
  });

  it('lets an act that cannot be stored fail alone', async () => {
    const store = createStore(new Set(['bad']));
    const group = createGroupCommit({ write: store.write, keyOf, isOutage });
    const results = await Promise.allSettled(['good', 'bad', 'fine'].map(group.submit));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('does not try again act by act when the database is away', async () => {
    const store = createStore(new Set(['b']));
    const group = createGroupCommit({ write: store.write, keyOf, isOutage: () => true });
    await Promise.allSettled(['a', 'b'].map(group.submit));
    expect(store.batches).toHaveLength(1);
  });

  it('refuses at once what it could not write soon', async () => {
    const store = createStore();
    const group = createGroupCommit({ write: store.write, keyOf, isOutage, waitingMost: 2 });
    const given = ['a', 'b', 'c'].map(group.submit);
    await expect(given[2]).rejects.toThrow(QueueFullError);
    await Promise.all(given.slice(0, 2));
  });
});
