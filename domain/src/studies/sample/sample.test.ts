import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { drawSample } from './draw-sample.ts';
import { neededSize } from './needed-size.ts';
import { permanentNumber } from './permanent-number.ts';
import { rollingPeriod } from './rolling-place.ts';
import { simpleRandom } from './simple-random.ts';

const customers = (count: number, prefix = 'contact-') =>
  Array.from({ length: count }, (_, place) => `${prefix}${place}`);

describe('how many to ask', () => {
  const wish = { population: 5000, margin: 0.05, confidence: 0.95, expectedResponse: 0.25 };

  // Methods 5.4: 277.7 of 1,000, 356.8 of 5,000, 382.7 of 100,000, rounded up, by a response of one in four
  test.each([
    [1000, 278, 1112, 'census'],
    [5000, 357, 1428, 'sample'],
    [100_000, 383, 1532, 'sample'],
  ])('of %i customers: %i answers by %i invitations, a %s', (population, answers, invitations, method) => {
    const size = neededSize({ ...wish, population });
    expect(size).toMatchObject({ answers, method });
    expect(size.invitations).toBe(Math.min(invitations, population));
  });

  test('is everybody when customers are few, and the wizard can say why', () => {
    expect(neededSize({ ...wish, population: 399 })).toMatchObject({
      method: 'census',
      invitations: 399,
      reason: { code: 'population_small', population: 399, below: 400 },
    });
    expect(neededSize({ ...wish, population: 400, expectedResponse: 1 }).method).toBe('sample');
  });

  test('is everybody, and not enough, when too few answer', () => {
    expect(neededSize({ ...wish, population: 1000 })).toMatchObject({
      isReached: false,
      reason: { code: 'invitations_exceed_population', population: 1000, invitations: 1112 },
    });
    expect(neededSize({ ...wish, expectedResponse: 0 })).toMatchObject({
      isReached: false,
      reason: { code: 'nobody_expected_to_answer' },
    });
  });

  test.each([{ population: 0 }, { margin: 0 }, { expectedResponse: 1.2 }, { share: 1 }])('%o is refused', (change) => {
    expect(() => neededSize({ ...wish, ...change })).toThrow(RangeError);
  });
});

describe('the number of a customer', () => {
  test('is the same in every later version of this code', () => {
    // Written down once: a draw that is stored must come out again.
    expect(permanentNumber('study-7', 'contact-1')).toBe(0.06484411975253401);
  });

  test('is even over [0, 1) for ids that count up (chi-square, 99 degrees of freedom, 0.999: 148.2)', () => {
    for (const key of ['a', 'study-7', '018f-2026']) {
      expect(
        chiSquare(
          customers(100_000).map((id) => Math.floor(permanentNumber(key, id) * 100)),
          100,
        ),
      ).toBeLessThan(148.2);
    }
  });

  test('says nothing about the number of the next customer or under another key', () => {
    const ids = customers(100_000);
    const pairs = (key: string, place: number) =>
      Math.floor(permanentNumber('a', ids[place] ?? '') * 10) * 10 +
      Math.floor(permanentNumber(key, ids[place + 1] ?? '') * 10);
    expect(
      chiSquare(
        ids.slice(1).map((_, place) => pairs('a', place)),
        100,
      ),
    ).toBeLessThan(148.2);
    expect(
      chiSquare(
        ids.slice(1).map((_, place) => pairs('b', place)),
        100,
      ),
    ).toBeLessThan(148.2);
  });
});

describe('a simple random sample', () => {
  test('is the same from the same seed, in whatever order the customers come, and another from another', () => {
    const ids = customers(1000);
    const drawn = simpleRandom(ids, 50, 'study-7');
    expect(simpleRandom(ids.toReversed(), 50, 'study-7')).toEqual(drawn);
    expect(simpleRandom(ids, 50, 'study-8')).not.toEqual(drawn);
    expect(new Set(drawn).size).toBe(50);
    expect(simpleRandom(ids, 2000, 'x')).toHaveLength(1000);
  });

  test('takes each pair of six customers equally often (chi-square, 14 degrees of freedom, 0.999: 36.1)', () => {
    const pairs = Array.from({ length: 15_000 }, (_, draw) =>
      simpleRandom(customers(6, ''), 2, `seed-${draw}`).toSorted().join(),
    );
    const places = [...new Set(pairs)].toSorted();
    expect(places).toHaveLength(15);
    expect(
      chiSquare(
        pairs.map((pair) => places.indexOf(pair)),
        15,
      ),
    ).toBeLessThan(36.1);
  });

  test('of a customer who is there twice is refused', () => {
    expect(() => simpleRandom(['a', 'a'], 1, 'x')).toThrow('twice');
    expect(() => simpleRandom(['a'], 0.5, 'x')).toThrow('no sample of 0.5');
  });
});

describe('a sample divided over groups', () => {
  const strata = [
    { id: 'north', size: 5000, deviation: 10 },
    { id: 'south', size: 3000, deviation: 20 },
    { id: 'west', size: 2000, deviation: 50 },
  ];

  test('is by size, or by size and spread: n_h = n N_h S_h / sum (50,000 : 60,000 : 100,000)', () => {
    expect(allocate(strata, 100, 'proportional')).toEqual({ north: 50, south: 30, west: 20 });
    expect(allocate(strata, 100, 'neyman')).toEqual({ north: 24, south: 28, west: 48 });
  });

  test('gives no group more than it has, and each at least one', () => {
    const uneven = [
      { id: 'a', size: 3, deviation: 1000 },
      { id: 'b', size: 500, deviation: 1 },
      { id: 'c', size: 2, deviation: 0 },
      { id: 'none', size: 0 },
    ];
    expect(allocate(uneven, 9, 'neyman')).toEqual({ a: 3, b: 5, c: 1, none: 0 });
    expect(allocate(uneven, 10_000, 'neyman')).toEqual({ a: 3, b: 500, c: 2, none: 0 });
    expect(allocate(uneven, 2, 'proportional')).toEqual({ a: 0, b: 2, c: 0, none: 0 });
  });

  test('always adds up', () => {
    const stratum = fc.record({ size: fc.nat(300), deviation: fc.constantFrom(0, 0.5, 1, 100) });
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 12 }), fc.nat(2000), fc.boolean(), (groups, total, isNeyman) => {
        const named = groups.map((group, place) => ({ ...group, id: `g${place}` }));
        const counts = allocate(named, total, isNeyman ? 'neyman' : 'proportional');
        const sizes = named.reduce((sum, { size }) => sum + size, 0);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(Math.min(total, sizes));
        for (const { id, size } of named) expect(counts[id]).toBeLessThanOrEqual(size);
        const asked = named.filter(({ size }) => size > 0);
        if (total >= asked.length) for (const { id } of asked) expect(counts[id]).toBeGreaterThan(0);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  test('is drawn in each group by the seed, and says how many of how many', () => {
    const frame = customers(1000).map((id, place) => ({ id, stratum: place % 4 === 0 ? 'large' : 'small' }));
    const deviations = new Map([
      ['large', 3],
      ['small', 1],
    ]);
    const nobody = new Map<string, number>();
    const plan = { seed: 'study-7', size: 100, allocation: 'neyman', deviations, drawnBefore: nobody } as const;
    const sample = drawSample(frame, plan);
    expect(sample.strata).toEqual([
      { id: 'large', size: 250, selected: 50 },
      { id: 'small', size: 750, selected: 50 },
    ]);
    expect(drawSample(frame.toReversed(), plan)).toEqual(sample);
  });
});

describe('a study that rolls over the year', () => {
  const rolling = { seed: 'study-7', periods: 12 };
  const ids = customers(12_000);

  const askedIn = (month: number, among: readonly string[] = ids) =>
    among.filter((id) => rollingPeriod(id, rolling) === month);

  test('asks everybody once, about as many each month (chi-square, 11 degrees of freedom, 0.999: 31.3)', () => {
    const months = Array.from({ length: 12 }, (_, month) => askedIn(month));
    expect(months.flat().toSorted()).toEqual(ids.toSorted());
    expect(
      chiSquare(
        ids.map((id) => rollingPeriod(id, rolling)),
        12,
      ),
    ).toBeLessThan(31.3);
  });

  test('asks a customer in the same month whoever comes and goes', () => {
    const others = [...customers(3000, 'new-'), ...ids.filter((_, place) => place % 3 > 0)];
    const before = new Set(askedIn(4));
    const after = askedIn(4, others).filter((id) => !id.startsWith('new-'));
    expect(after.every((id) => before.has(id))).toBe(true);
    expect(after).toHaveLength([...before].filter((id) => others.includes(id)).length);
  });

  test('without periods is refused', () => {
    expect(() => rollingPeriod('a', { seed: '', periods: 0 })).toThrow('no cadence');
  });
});

function chiSquare(places: readonly number[], count: number): number {
  const counts = new Array<number>(count).fill(0);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  const expected = places.length / count;
  return counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}
