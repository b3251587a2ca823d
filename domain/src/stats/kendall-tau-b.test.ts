import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kendallTauB } from './kendall-tau-b.ts';

test('ties on either side leave the comparison, as scipy does', () => {
  const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
  const score = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];
  // scipy.stats.kendalltau(speed, score).statistic
  expect(kendallTauB(speed, score)).toBeCloseTo(0.9424384690291242, 13);
});

test('too few pairs, or one answer only, give none', () => {
  expect(kendallTauB([1, 2], [2, 1])).toBeNull();
  expect(kendallTauB([1, 2, 3], [4, 4, 4])).toBeNull();
});

test('sorting counts the same pairs as looking at every one', () => {
  const answer = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(answer, answer), { minLength: 3, maxLength: 40 }), (pairs) => {
      let score = 0;
      let untiedX = 0;
      let untiedY = 0;
      for (const [x1, y1] of pairs) {
        for (const [x2, y2] of pairs) {
          score += Math.sign(x1 - x2) * Math.sign(y1 - y2);
          untiedX += Math.abs(Math.sign(x1 - x2));
          untiedY += Math.abs(Math.sign(y1 - y2));
        }
      }
      const tau = kendallTauB(
        pairs.map(([x]) => x),
        pairs.map(([, y]) => y),
      );
      if (untiedX === 0 || untiedY === 0) expect(tau).toBeNull();
      else expect(tau).toBeCloseTo(score / Math.sqrt(untiedX * untiedY), 12);
    }),
  );
});
