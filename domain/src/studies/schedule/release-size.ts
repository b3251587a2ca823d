/** How far a study is on its way to the answers it needs. */
export type ReleaseState = Readonly<{
  targetAnswers: number;
  /** Invited so long ago that hardly anybody answers any more, and how many of them did. */
  matured: Readonly<{ invited: number; answered: number }>;
  /** Invited lately, and how many have answered so far. */
  pending: Readonly<{ invited: number; answered: number }>;
  /** Drawn and not invited yet. */
  reserve: number;
  /** The response that was expected when the study was planned. */
  expectedResponse: number;
  /** Releases that are left until the study closes, this one included. */
  releasesLeft: number;
}>;

export type Release = Readonly<{
  invitations: number;
  /** The response that is expected now. */
  response: number;
  expectedAnswers: number;
  /** False when even the whole reserve is not expected to bring the answers that are wanted. */
  isReachable: boolean;
}>;

/** The plan counts as much as so many invitations, until experience outweighs it. */
const planWeight = 50;

/**
 * How many of the drawn to invite now, so that the study ends near its target: neither with more people asked than needed
 * nor with too few answers.
 *
 * Use on a sample drawn at random whose reserve is released in random order (simple-random.ts gives one): whoever is released
 * is a random part, so stopping early biases nothing by itself. When not to use: releasing until the score looks right.
 *
 * The response is the mean of the plan and of what was seen, by weight (a beta prior); those invited lately are expected to
 * answer at that rate in the end, or already have. What is missing is divided over the releases that are left.
 *
 * Source: replicate release in R. M. Groves et al., Survey Methodology, 2nd ed. 2009, section 6.3; beta-binomial mean as in
 * A. Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, section 2.4. The weight of 50 is a rule of this product.
 *
 * @example
 * releaseSize({ targetAnswers: 100, matured: { invited: 0, answered: 0 }, pending: { invited: 0, answered: 0 },
 *   reserve: 1000, expectedResponse: 0.25, releasesLeft: 4 }).invitations; // 100
 * @throws RangeError when counts or the expected response are impossible.
 */
export function releaseSize(state: ReleaseState): Release {
  const { targetAnswers, matured, pending, reserve, expectedResponse, releasesLeft } = state;
  const counts = [targetAnswers, matured.answered, pending.answered, reserve, releasesLeft];
  if (!counts.every((count) => count >= 0)) throw new RangeError('no release from counts below nothing');
  if (matured.answered > matured.invited || pending.answered > pending.invited)
    throw new RangeError('no release when more answered than were invited');
  if (!(expectedResponse > 0 && expectedResponse <= 1))
    throw new RangeError(`no release at a response of ${expectedResponse}`);
  const response = (matured.answered + planWeight * expectedResponse) / (matured.invited + planWeight);
  const expectedAnswers = matured.answered + Math.max(pending.answered, pending.invited * response);
  const missing = Math.max(0, targetAnswers - expectedAnswers);
  const invitations = Math.min(reserve, Math.ceil(Math.ceil(missing / response) / Math.max(1, releasesLeft)));
  return { invitations, response, expectedAnswers, isReachable: reserve * response >= missing };
}
