import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseFrame } from './disclose-frame.ts';

const cell = (unit: string, value: string, asked: number, answered = 0) => ({ unit, value, asked, answered });

describe('the groups of everybody asked', () => {
  it('add up over the quarters in which they are large enough', () => {
    const { groups, hiddenCount, isShown } = discloseFrame(
      [
        cell('Q1', 'Zeist', 40, 10),
        cell('Q1', 'Utrecht', 60, 30),
        cell('Q1', 'Soest', 8, 2),
        cell('Q2', 'Zeist', 4, 1),
        cell('Q2', 'Utrecht', 50, 20),
        cell('Q2', 'Soest', 3, 1),
        cell('Q2', 'Baarn', 2, 1),
      ],
      5,
    );
    expect(groups).toEqual([
      { value: 'Zeist', asked: 40, answered: 10 },
      { value: 'Utrecht', asked: 110, answered: 50 },
      { value: 'Soest', asked: 8, answered: 2 },
    ]);
    expect(hiddenCount).toBe(1);
    expect(isShown({ unit: 'Q2', value: 'Zeist' })).toBe(false);
  });

  it('of two windows never differ by fewer than the minimum', () => {
    const asked = fc.array(fc.nat({ max: 30 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        const cells = (counts: readonly number[], unit: string) =>
          counts.map((count, place) => cell(unit, `shop ${place}`, count));
        const before = cells(one, 'Q1');
        const sizes = (all: typeof before) =>
          new Map(discloseFrame(all, 5).groups.map((group) => [group.value, group.asked]));
        const [short, long] = [sizes(before), sizes([...before, ...cells(other, 'Q2')])];
        for (const [value, size] of long) {
          const more = size - (short.get(value) ?? 0);
          expect(more === 0 || more >= 5).toBe(true);
        }
      }),
    );
  });
});
