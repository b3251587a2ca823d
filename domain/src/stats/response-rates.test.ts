import { expect, test } from 'vitest';
import { responseRates } from './response-rates.ts';

const nobody = {
  complete: 0,
  partial: 0,
  refusal: 0,
  nonContact: 0,
  other: 0,
  unknownHousehold: 0,
  unknownOther: 0,
  eligibility: 1,
};

test('the six response rates order as they must', () => {
  const { rr1, rr2, rr3, rr4, rr5, rr6 } = responseRates({
    ...nobody,
    complete: 412,
    partial: 38,
    refusal: 55,
    nonContact: 1203,
    unknownHousehold: 90,
    eligibility: 0.85,
  });
  const rates = [rr1, rr3, rr5, rr2, rr4, rr6].map((rate) => rate ?? Number.NaN);
  expect(rates).toEqual(rates.toSorted());
});

test('nobody asked is no rate of zero', () => {
  expect(Object.values(responseRates(nobody)).every((rate) => rate === null)).toBe(true);
});

test('a negative count is refused', () => {
  expect(() => responseRates({ ...nobody, refusal: -1 })).toThrow('refusal is a count');
});
