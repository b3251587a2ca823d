import { sampleSize } from '../../stats/sample-size.ts';

export type SizeWish = Readonly<{
  population: number;
  /** Half the width of the interval, in share points: 0.05 is plus or minus five. */
  margin: number;
  /** 0.95 is the custom. */
  confidence: number;
  /** The share of the invited who answer, from own history where there is one. */
  expectedResponse: number;
  /** The share that is expected; 0.5 is the most careful. */
  share?: number;
}>;

/** Why everybody is asked: so few customers, or so few answers expected, that leaving some out gains nothing. */
export type CensusReason =
  | Readonly<{ code: 'population_small'; population: number; below: number }>
  | Readonly<{ code: 'invitations_exceed_population'; population: number; invitations: number }>
  | Readonly<{ code: 'nobody_expected_to_answer' }>;

export type NeededSize = Readonly<{ answers: number; invitations: number; isReached: boolean }> &
  (Readonly<{ method: 'sample' }> | Readonly<{ method: 'census'; reason: CensusReason }>);

/** At 400 customers a margin of five points already takes half of all: nothing is saved by leaving the others out. */
export const censusBelow = 400;

/**
 * How many answers and invitations a wanted margin takes, and whether to ask everybody instead.
 *
 * Use when a study is planned. When not to use: after a census, as if its answers were a random sample: a census with one in
 * four answering is not one (Methods 5.4). `isReached` is false when even asking everybody is not expected to give enough.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 4 (sample-size.ts); the bound of 400 is a rule of this product.
 *
 * @example
 * neededSize({ population: 5000, margin: 0.05, confidence: 0.95, expectedResponse: 0.25 }); // 357 answers, 1428 invitations
 * @throws RangeError when population, margin, confidence, response or share are impossible.
 */
export function neededSize(wish: SizeWish): NeededSize {
  const { population, margin, confidence, expectedResponse, share = 0.5 } = wish;
  if (!(Number.isInteger(population) && population > 0)) throw new RangeError(`no sample of ${population} customers`);
  if (!(expectedResponse >= 0 && expectedResponse <= 1)) throw new RangeError(`no response of ${expectedResponse}`);
  if (!(share > 0 && share < 1)) throw new RangeError(`no size for a share of ${share}`);
  const variance = share * (1 - share);
  const size = sampleSize({ variance, margin, level: confidence, population, responseRate: expectedResponse });
  const { required: answers, invitations } = size;
  const reason = censusReason(population, invitations);
  if (reason === undefined && invitations !== null) return { method: 'sample', answers, invitations, isReached: true };
  const isReached = invitations !== null && invitations <= population;
  return {
    method: 'census',
    answers,
    invitations: population,
    isReached,
    reason: reason ?? { code: 'nobody_expected_to_answer' },
  };
}

function censusReason(population: number, invitations: number | null): CensusReason | undefined {
  if (population < censusBelow) return { code: 'population_small', population, below: censusBelow };
  if (invitations === null) return { code: 'nobody_expected_to_answer' };
  return invitations >= population ? { code: 'invitations_exceed_population', population, invitations } : undefined;
}
