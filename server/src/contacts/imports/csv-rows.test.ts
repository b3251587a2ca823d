import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { csvRows } from './csv-rows.ts';

async function readAll(text: AsyncIterable<string>): Promise<number> {
  let count = 0;
  for await (const rows of csvRows(text, ';')) count += rows.length;
  return count;
}

/** A database that is lost half-way, as its chunks are read one by one. */
async function* lostBehind(first: string): AsyncGenerator<string> {
  yield first;
  await wait(5);
  throw new Error('connection lost');
}

test.each([
  ['without quotes', 'email;name\na@lost.example;Jan\n'],
  ['with quotes', 'email;name\na@lost.example;"Jan"\n'],
])('a list %s whose end cannot be fetched fails, and takes nobody else with it', async (_what, first) => {
  await expect(readAll(lostBehind(first))).rejects.toThrow('connection lost');
});

test('whoever stops reading a list with quotes is not read for any more', async () => {
  let asked = 0;
  let isClosed = false;
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) {
        asked += 1;
        yield `a${asked}@much.example;"Jan"\n`.repeat(2000);
        await wait(1);
      }
    } finally {
      isClosed = true;
    }
  }
  for await (const rows of csvRows(endless(), ';')) if (rows.length > 0) break;
  expect(isClosed).toBe(true);
});
