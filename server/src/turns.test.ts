import { expect, test } from 'vitest';
import { makeTurns } from './turns.ts';

test('no more run at once than may, everybody gets a turn, and a crowd is told that it is busy', async () => {
  const turns = makeTurns({ running: 2, waiting: 3 });
  let now = 0;
  let most = 0;
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    return 'done';
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 7 }, () => turns(work)));
  expect(most).toBe(2);
  expect(outcomes.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected', 'rejected']);
  expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'busy' } });
});

test('a turn that fails is handed on', async () => {
  const turns = makeTurns({ running: 1, waiting: 1 });
  const failing = turns(() => Promise.reject(new Error('no')));
  const next = turns(async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
  expect(await turns(async () => 'again')).toBe('again');
});
