import { expect, test } from 'vitest';
import { alwaysValidTest } from './always-valid-test.ts';

const settings = { reference: 7, variance: 2, departureVariance: 0.1, level: 0.95 };

test('the likelihood ratio is that of the published formula', () => {
  // √(2/12) · exp(100² · .1 · .4² / (2 · 2 · 12))
  const expected = Math.sqrt(2 / 12) * Math.exp((100 ** 2 * 0.1 * 0.4 ** 2) / (2 * 2 * 12));
  const [look] = alwaysValidTest([{ n: 100, mean: 7.4 }], settings).looks;
  expect(look?.likelihoodRatio).toBeCloseTo(expected, 10);
  expect(look?.pValue).toBeCloseTo(1 / expected, 12);
});

test('an alarm is raised exactly when the reference leaves the interval', () => {
  for (let mean = 6; mean <= 8; mean += 0.01) {
    const { looks, firstAlarm } = alwaysValidTest([{ n: 80, mean }], settings);
    const [low, high] = looks[0]?.interval ?? [0, 0];
    expect(firstAlarm === 0).toBe(low > 7 || high < 7);
  }
});

test('an alarm once raised stays, since the p-value keeps its smallest', () => {
  const { looks, firstAlarm } = alwaysValidTest(
    [
      { n: 100, mean: 7.6 },
      { n: 200, mean: 7.1 },
    ],
    settings,
  );
  expect(firstAlarm).toBe(0);
  expect(looks[1]?.pValue).toBe(looks[0]?.pValue);
});

test('looking after every answer still gives at most 5 % false alarms', () => {
  let seed = 12345;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  let alarms = 0;
  for (let run = 0; run < 400; run++) {
    let total = 0;
    const looks = Array.from({ length: 300 }, (_, index) => {
      total += 7 + Math.SQRT2 * normal();
      return { n: index + 1, mean: total / (index + 1) };
    });
    if (alwaysValidTest(looks, settings).firstAlarm !== null) alarms += 1;
  }
  expect(alarms / 400).toBeLessThan(0.05);
});

test('before the first answer there is no alarm; counts never shrink', () => {
  expect(alwaysValidTest([{ n: 0, mean: 0 }], settings)).toMatchObject({ firstAlarm: null, reason: 'no_answers' });
  expect(() =>
    alwaysValidTest(
      [
        { n: 5, mean: 7 },
        { n: 4, mean: 7 },
      ],
      settings,
    ),
  ).toThrow(RangeError);
});

test('a departure beyond all doubt still has a ratio that is a number', () => {
  const [look] = alwaysValidTest([{ n: 1_000_000, mean: 9 }], settings).looks;
  expect(look).toMatchObject({ likelihoodRatio: Number.MAX_VALUE, pValue: 0 });
});
