import { designCovariance } from './design-covariance.ts';
import type { DesignEstimate, SurveySample } from './design-ratio.ts';
import { type RatioScores, ratioScores } from './ratio-scores.ts';

export type DesignDomain = DesignEstimate & { readonly domain: string };

export type DesignDomains = {
  /** Domains in alphabetical order. */
  readonly domains: readonly DesignDomain[];
  /** First domain minus second, with their covariance; null unless there are exactly two. */
  readonly difference: (DesignEstimate & { readonly first: string; readonly second: string }) | null;
};

/**
 * Means of domains (segments, periods) inside one survey design, and the difference of two.
 *
 * Use for segments of a weighted or clustered sample. A domain is an indicator, never a subset: cutting the other rows
 * away would forget clusters without a member in it and make the interval too short. When not to use: for plain
 * independent answers (compare-means.ts).
 *
 * Source: Binder 1983; Lumley 2010 (R: survey::svyby(covmat = TRUE), svycontrast).
 *
 * @example
 * designDomains({ design: surveyDesign({ rows: 4, clusters: ['a', 'a', 'b', 'b'] }), weights: [1, 1, 1, 1] },
 *   [4, 5, 3, 4], ['new', 'old', 'new', 'old']); // new 3.5, old 4.5, difference -1
 * @throws RangeError when columns differ in length. null: one cluster in a stratum (errors only).
 */
export function designDomains(
  sample: SurveySample,
  values: readonly (number | null)[],
  domains: readonly (string | null)[],
): DesignDomains {
  if (domains.length !== values.length) throw new RangeError('values and domains differ in length');
  const names = [...new Set(domains.filter((domain) => domain !== null))].sort();
  const scored = names.flatMap((domain) => {
    const ratio = domainScores(sample, values, domains, domain);
    return ratio === null ? [] : [{ domain, ratio }];
  });
  const [first, second, third] = scored;
  return {
    domains: scored.map(({ domain, ratio }) => ({
      domain,
      estimate: ratio.estimate,
      standardError: errorOf(sample, ratio.scores),
    })),
    difference:
      first === undefined || second === undefined || third !== undefined
        ? null
        : {
            first: first.domain,
            second: second.domain,
            estimate: first.ratio.estimate - second.ratio.estimate,
            standardError: errorOf(
              sample,
              first.ratio.scores.map((score, row) => score - (second.ratio.scores[row] ?? 0)),
            ),
          },
  };
}

function domainScores(
  { weights }: SurveySample,
  values: readonly (number | null)[],
  domains: readonly (string | null)[],
  domain: string,
): RatioScores | null {
  const inside = domains.map((name, row) => (name === domain && values[row] !== null ? 1 : 0));
  const numerator = values.map((value, row) => (inside[row] === 1 ? value : 0));
  return ratioScores(numerator, inside, weights);
}

function errorOf({ design }: SurveySample, scores: Float64Array): number | null {
  const variance = designCovariance(design, scores, scores);
  return variance === null ? null : Math.sqrt(variance);
}
