import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairsOfCustomers } from '../customer-pairs.ts';
import { compareMentions, estimateMention, mentionEffect } from './estimate-mention.ts';
import { mentionPairs, sumWriters } from './mention-pairs.ts';

const period = { from: '2026-01-01', to: '2026-04-01' };

describe('a theme that the same customers mention again', () => {
  const writers = [[1, 1, 0], [0, 0], [1], [0], [0], [1, 1, 1, 1], [0], [0], [0, 1], [0], [0], [0, 0]];
  const said = writers.map((texts) => texts.map((text) => (text === 1 ? ['wait', 'price'] : ['price'])));
  const pairs = mentionPairs(sumWriters(said)('wait'));
  const count = { mentions: 8, texts: 20, pairs };

  test('has the design effect that R knows, with the customer as cluster', () => {
    // R: d <- svydesign(ids = ~who, weights = ~1); attr(svymean(~y, d), 'var') / (p * (1 - p) / 19) * (qt(.975, 11) / qt(.975, 19))^2
    expect(mentionEffect(count)).toBeCloseTo(2.158366287335749, 12);
  });

  test('is told less surely than one that as many customers mention once each', () => {
    const again = estimateMention(count, period);
    const once = estimateMention({ mentions: 8, texts: 20 }, period);
    expect(again).toMatchObject({ estimate: 0.4, n: 20, method: 'wilson', designEffect: mentionEffect(count) });
    expect(once.designEffect).toBeUndefined();
    expect((again.high ?? 0) - (again.low ?? 0)).toBeGreaterThan(1.2 * ((once.high ?? 0) - (once.low ?? 0)));
  });

  test('counts as often as texts when nobody wrote twice', () => {
    expect(mentionPairs(sumWriters([[['wait']], [[]]])('wait'))).toBeUndefined();
    expect(mentionEffect({ mentions: 38, texts: 412 })).toBe(1);
  });

  test('is not shown to be said more often because one customer says it again and again', () => {
    const again = Array.from({ length: 60 }, (_, writer) => (writer === 0 ? new Array(20).fill(['wait']) : [[]]));
    const before = { mentions: 8, texts: 79 };
    const now = { mentions: 20, texts: 79 };
    expect(compareMentions(now, before, 0.95).verdict).toBe('higher');
    const own = mentionPairs(sumWriters(again)('wait'));
    expect(compareMentions({ ...now, pairs: own }, before, 0.95).verdict).toBe('no difference shown');
  });

  test('cannot be in more texts than were written', () => {
    expect(() => estimateMention({ mentions: 3, texts: 2 }, period)).toThrow(RangeError);
  });
});

test('pairs by sums are those of every two texts', () => {
  const texts = fc.array(fc.array(fc.constantFrom('wait', 'price', 'bike'), { maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 8 }), fc.constantFrom(1, 4), (customers, share) => {
      const sums = sumWriters(customers, share);
      for (const said of ['wait', 'price', 'bike'] as const) {
        const counts = [0, 0, 0, 0];
        for (const own of customers)
          for (const [one, first] of own.entries())
            for (const [other, second] of own.entries()) {
              const place = 2 * Number(first.includes(said)) + Number(second.includes(said));
              if (one !== other) counts[place] = (counts[place] ?? 0) + share;
            }
        const further = share * customers.reduce((sum, own) => sum + Math.max(0, own.length - 1), 0);
        const expected = further === 0 ? undefined : { counts, further };
        expect(mentionPairs(sums(said))).toEqual(expected);
        const asScores = customers.map((own) => own.map((text) => Number(text.includes(said))));
        expect(pairsOfCustomers(2, asScores, share)).toEqual(expected);
      }
    }),
  );
});
