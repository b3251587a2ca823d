import { at } from './at.ts';
import type { Reason } from './reason.ts';

/** How the rows of a sample came to be drawn: which rows belong to one cluster, which clusters to one stratum. */
export type SurveyDesign = {
  readonly clusterOfRow: readonly number[];
  readonly stratumOfCluster: readonly number[];
  readonly strata: readonly SurveyStratum[];
  /** Degrees of freedom: clusters minus strata. */
  readonly df: number;
  /** one_cluster: the variance of a stratum cannot be estimated. */
  readonly reason: Reason | null;
};

export type SurveyStratum = {
  readonly clusters: number;
  /** Share of the stratum's clusters that is in the sample; 0 when the population is endless. */
  readonly fraction: number;
};

/**
 * Survey design of rows with clusters (primary sampling units), strata and population sizes.
 *
 * Use the customer as cluster when customers answer more than once: treating their answers as independent makes every
 * interval too short. Leave clusters out for one row each, strata out for one stratum. When not to use: on a subset of
 * the rows; a domain is an indicator inside the full design (design-domains.ts).
 *
 * Source: K. M. Wolter, Introduction to Variance Estimation, 2nd ed. 2007; T. Lumley, Complex Surveys, 2010.
 *
 * @example
 * surveyDesign({ rows: 3, clusters: ['a', 'a', 'b'] }); // two clusters, one stratum, df 1
 * @throws RangeError when a column differs in length, or a population is smaller than its clusters in the sample.
 */
export function surveyDesign(layout: {
  readonly rows: number;
  readonly clusters?: readonly string[];
  readonly strata?: readonly string[];
  /** Clusters in the population of the row's stratum. */
  readonly populationClusters?: readonly number[];
}): SurveyDesign {
  const { rows, clusters, strata, populationClusters } = layout;
  for (const column of [clusters, strata, populationClusters]) {
    if (column !== undefined && column.length !== rows)
      throw new RangeError('the columns of a design differ in length');
  }
  const stratumIndex = new Map<string, number>();
  const clusterIndex = new Map<string, number>();
  const stratumOfCluster: number[] = [];
  const populations: number[] = [];
  const clusterOfRow = Array.from({ length: rows }, (_, row) => {
    const stratumKey = strata === undefined ? '' : at(strata, row);
    const stratum = stratumIndex.get(stratumKey) ?? stratumIndex.size;
    if (!stratumIndex.has(stratumKey)) {
      stratumIndex.set(stratumKey, stratum);
      populations.push(populationClusters === undefined ? Number.POSITIVE_INFINITY : at(populationClusters, row));
    }
    const clusterKey = JSON.stringify([stratum, clusters === undefined ? row : at(clusters, row)]);
    const cluster = clusterIndex.get(clusterKey) ?? clusterIndex.size;
    if (!clusterIndex.has(clusterKey)) {
      clusterIndex.set(clusterKey, cluster);
      stratumOfCluster.push(stratum);
    }
    return cluster;
  });
  const sizes = populations.map(() => 0);
  for (const stratum of stratumOfCluster) sizes[stratum] = at(sizes, stratum) + 1;
  const summaries = sizes.map((size, index) => stratumSummary(size, at(populations, index)));
  const isLonely = summaries.some((stratum) => stratum.clusters === 1 && stratum.fraction < 1);
  const df = stratumOfCluster.length - summaries.length;
  return { clusterOfRow, stratumOfCluster, strata: summaries, df, reason: isLonely ? 'one_cluster' : null };
}

function stratumSummary(clusters: number, population: number): SurveyStratum {
  if (clusters > population) throw new RangeError(`${clusters} clusters from a stratum of ${population}`);
  return { clusters, fraction: clusters / population };
}
