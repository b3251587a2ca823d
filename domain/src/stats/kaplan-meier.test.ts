import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kaplanMeier } from './kaplan-meier.ts';

const lifetimes = [6, 7, 10, 15, 19, 25].map((time, index) => ({ time, hasEvent: index !== 1 && index !== 4 }));

test('steps and Greenwood errors agree with statsmodels', () => {
  // SurvfuncRight(time, status).surv_prob, surv_prob_se
  const steps = kaplanMeier(lifetimes, 0.95).filter(({ events }) => events > 0);
  expect(steps.map(({ survival }) => survival)).toEqual([
    5 / 6,
    expect.closeTo(0.625, 12),
    expect.closeTo(5 / 12, 12),
    0,
  ]);
  expect(steps[1]?.standardError).toBeCloseTo(0.213478140957492, 12);
  expect(steps[3]).toMatchObject({ standardError: null, interval: null });
});

test('who leaves and who is lost at the same time were both still there', () => {
  const [step] = kaplanMeier(
    [
      { time: 2, hasEvent: true },
      { time: 2, hasEvent: false },
    ],
    0.95,
  );
  expect(step).toMatchObject({ atRisk: 2, events: 1, survival: 0.5 });
});

test('the curve falls from 1 to at least 0 and its interval holds it', () => {
  const lifetime = fc.record({ time: fc.integer({ min: 0, max: 20 }), hasEvent: fc.boolean() });
  fc.assert(
    fc.property(fc.array(lifetime, { minLength: 1 }), (customers) => {
      let before = 1;
      for (const { survival, interval } of kaplanMeier(customers, 0.95)) {
        expect(survival).toBeLessThanOrEqual(before);
        expect(survival).toBeGreaterThanOrEqual(0);
        if (interval) expect(interval[0] <= survival && survival <= interval[1] && interval[1] < 1).toBe(true);
        before = survival;
      }
    }),
  );
});
