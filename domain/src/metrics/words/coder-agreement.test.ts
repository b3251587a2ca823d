import { describe, expect, test } from 'vitest';
import { cohenKappa } from '../../stats/cohen-kappa.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
import { agreementOfCoders, agreementOfTwo, judgeAgreement } from './coder-agreement.ts';

const coder = (texts: number, isMentioned: (text: number) => boolean | null) =>
  Array.from({ length: texts }, (_, text) => isMentioned(text));

describe('two people who coded the same texts', () => {
  test('agree as the table of their codes says, beyond what their habits alone would make them', () => {
    const anna = coder(100, (text) => text < 50);
    const ola = coder(100, (text) => text < 40 || text >= 90);
    const expected = cohenKappa(
      [
        [40, 10],
        [10, 40],
      ],
      { weighting: 'none', level: 0.95 },
    );
    const { value, interval, n } = agreementOfTwo(anna, ola);
    expect([value, interval, n]).toEqual([expected.kappa, expected.interval, 100]);
    expect(value).toBeCloseTo(0.6, 12);
  });

  test('are compared on the texts that both have read, and on no others', () => {
    const anna = coder(60, (text) => (text < 30 ? text % 2 === 0 : null));
    const ola = coder(60, (text) => text % 2 === 0);
    expect(agreementOfTwo(anna, ola)).toMatchObject({ value: 1, n: 30 });
    expect(agreementOfCoders([anna, ola], seededRandom(1))).toMatchObject({ value: 1, n: 30 });
  });

  test('who agree on every text are not certain to agree on the next, least of all on a rare theme', () => {
    const rare = coder(20, (text) => text === 0);
    const usual = coder(100, (text) => text % 3 === 0);
    for (const agreement of [agreementOfTwo(rare, rare), agreementOfCoders([rare, rare], seededRandom(1))]) {
      expect(agreement.value).toBe(1);
      // At most 16.1 % of texts would be coded apart (R: 1 - prop.test(20, 20, correct = FALSE)$conf.int[1]), and chance alone
      // codes 9.5 % apart.
      expect(agreement.interval?.[0]).toBeCloseTo(1 - 0.161125158 / 0.095, 6);
      expect(agreement.interval?.[1]).toBe(1);
      expect(judgeAgreement(agreement)).toBe('cannot tell yet');
    }
    expect(judgeAgreement(agreementOfCoders([usual, usual, usual], seededRandom(1)))).toBe('reliable');
  });

  test('who never found the theme have shown nothing', () => {
    const never = coder(40, () => false);
    expect(agreementOfTwo(never, never)).toMatchObject({ value: null, reason: 'no_variation' });
    expect(agreementOfCoders([never, never], seededRandom(1))).toMatchObject({ value: null, interval: null });
  });
});

describe('three people', () => {
  const coders = [
    coder(80, (text) => text % 4 === 0),
    coder(80, (text) => text % 4 === 0 || text % 20 === 1),
    coder(80, (text) => (text % 5 === 0 ? null : text % 4 === 0)),
  ];

  test('have an alpha with an interval around it, the same for the same seed', () => {
    const { value, interval } = agreementOfCoders(coders, seededRandom(5));
    const [low, high] = interval ?? [0, 0];
    expect(value).toBeGreaterThan(0.9);
    expect(low).toBeLessThan(value ?? 0);
    expect(high).toBeGreaterThanOrEqual(value ?? 0);
    expect(agreementOfCoders(coders, seededRandom(5)).interval).toEqual(interval);
  });
});

test.each([
  [[0.81, 0.95], 100, 'reliable'],
  [[0.7, 0.95], 100, 'tentative'],
  [[0.5, 0.95], 100, 'cannot tell yet'],
  [[0.2, 0.6], 100, 'not reliable'],
  [[0.9, 1], 12, 'cannot tell yet'],
] as const)('an interval of %j over %i texts is %s', (interval, n, verdict) => {
  expect(judgeAgreement({ value: 0.8, interval, n, reason: null })).toBe(verdict);
});
