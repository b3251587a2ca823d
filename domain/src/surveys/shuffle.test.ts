import { describe, expect, test } from 'vitest';
import { sampleSurvey } from './sample-survey.ts';
import { inOrder, shownOrder, shuffled } from './shuffle.ts';

describe('an order of chance', () => {
  test('is the same at every visit of one respondent, on every machine', () => {
    expect(shuffled(['a', 'b', 'c', 'd', 'e'], 'rsp_01')).toEqual(shuffled(['a', 'b', 'c', 'd', 'e'], 'rsp_01'));
    // Written down once: an order that is stored must come out of later versions of this code too.
    expect(shuffled(['a', 'b', 'c', 'd', 'e'], 'rsp_01').join('')).toBe('aebdc');
  });

  test('has everything once', () => {
    const items = Array.from({ length: 100 }, (_, n) => n);
    expect(shuffled(items, 'x').toSorted((a, b) => a - b)).toEqual(items);
    expect(shuffled([], 'x')).toEqual([]);
  });

  test('is every order equally often: 24 orders in 24,000 draws (chi-square, 23 degrees of freedom, 0.999: 49.7)', () => {
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 24_000; draw += 1) {
      const order = shuffled(['a', 'b', 'c', 'd'], `rsp_${draw}/n1`).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(49.7);
  });

  test('of one list says nothing about the order of the next (chi-square, 1 degree of freedom, 0.999: 10.8)', () => {
    let alike = 0;
    for (let draw = 0; draw < 10_000; draw += 1) {
      const first = shuffled(['a', 'b'], `rsp_${draw}/n1`)[0];
      if (first === shuffled(['a', 'b'], `rsp_${draw}/n2`)[0]) alike += 1;
    }
    expect((alike - 5000) ** 2 / 2500).toBeLessThan(10.8);
  });
});

describe('what chance gave', () => {
  const orders = shownOrder(sampleSurvey, { seed: 'rsp_02' });

  test('is told of every block, battery and list that is shuffled, and of nothing that chance left out', () => {
    const chosen = orders['themes']?.flatMap((id) => ({ gap: [], rows: ['parts'], order: ['order'] })[id] ?? []) ?? [];
    expect(Object.keys(orders).toSorted()).toEqual([...chosen, 'reasons', 'shop', 'themes'].toSorted());
    expect(orders['themes']).toHaveLength(2);
  });

  test('leaves "other" and "none of these" at the end', () => {
    for (let draw = 0; draw < 50; draw += 1) {
      const order = shownOrder(sampleSurvey, { seed: `rsp_${draw}` })['reasons'] ?? [];
      expect(order.slice(-2)).toEqual(['other', 'none']);
    }
  });

  test('is nothing where the order means something', () => {
    const question = {
      kind: 'single',
      id: 'q',
      item: 'q',
      text: {},
      required: false,
      options: [{ id: 'a', text: {} }],
    } as const;
    expect(inOrder(question, 'x')).toBe(question);
  });
});
