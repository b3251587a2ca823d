import type { Disclosure } from '@voldaan/domain/metrics/disclosure/disclosure';
import { expect, test } from 'vitest';
import { makeDisclosureMemory } from './disclosure-memory.ts';

const newDisclosure = (): Disclosure => ({
  key: { traits: [], radixes: [], weights: [], size: 1 },
  unit: 'month',
  name: '',
  units: new Map(),
});

test('what a choice leaves out is gone through once, and anew of other days and of other answers', () => {
  const remember = makeDisclosureMemory<string>();
  const [ours, theirs] = [newDisclosure(), newDisclosure()];
  const asked: string[] = [];
  const ask = (disclosure: Disclosure, name: string) =>
    remember(disclosure, name, () => {
      asked.push(name);
      return `${name} ${disclosure === ours}`;
    });
  expect([ask(ours, 'May'), ask(ours, 'June'), ask(ours, 'May'), ask(theirs, 'May')]).toEqual([
    'May true',
    'June true',
    'May true',
    'May false',
  ]);
  expect(asked).toEqual(['May', 'June', 'May']);
});

test('of more choices than anybody looks at in turn the earlier ones are forgotten', () => {
  const remember = makeDisclosureMemory<number>();
  const disclosure = newDisclosure();
  let asked = 0;
  for (const _ of [1, 2]) for (let day = 0; day < 200; day += 1) remember(disclosure, String(day), () => (asked += 1));
  expect(asked).toBe(400);
});
