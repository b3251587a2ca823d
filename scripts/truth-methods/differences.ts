import { adjustPValues } from '../../domain/src/stats/adjust-p-values.ts';
import { compareGroups } from '../../domain/src/stats/compare-groups.ts';
import { compareMeans } from '../../domain/src/stats/compare-means.ts';
import { compareMeansPaired, type PairedMeansComparison } from '../../domain/src/stats/compare-means-paired.ts';
import { compareProportionTrend } from '../../domain/src/stats/compare-proportion-trend.ts';
import { compareProportions } from '../../domain/src/stats/compare-proportions.ts';
import { compareProportionsPaired } from '../../domain/src/stats/compare-proportions-paired.ts';
import { compareRanks } from '../../domain/src/stats/compare-ranks.ts';
import { compareSegments } from '../../domain/src/stats/compare-segments.ts';
import { compareTable } from '../../domain/src/stats/compare-table.ts';
import type { Share } from '../../domain/src/stats/newcombe-interval.ts';
import { npsDifference } from '../../domain/src/stats/nps-difference.ts';
import { npsDifferencePaired } from '../../domain/src/stats/nps-difference-paired.ts';
import { readNpsColumn, readPairs, readScores } from './answers.ts';
import {
  type Input,
  type Method,
  readColumn,
  readCounts,
  readLevel,
  readList,
  readNumber,
  readObject,
  readRequired,
} from './read-input.ts';
import { readBreaks, readNpsCounts } from './single-scores.ts';

/** Section 2 of the catalogue, with the multiplicity adjustments. */
export const differenceMethods: Readonly<Record<string, Method>> = {
  'compare.proportions': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => proportions(item, readLevel(input))),
  }),
  'compare.means': (input) => {
    const result = compareMeans(readScores(input['a']), readScores(input['b']), readLevel(input));
    return {
      n1: result.firstN,
      n2: result.secondN,
      difference: result.difference,
      se: result.standardError,
      t: result.t,
      df: result.df,
      p_value: result.pValue,
      ci: result.interval,
      student_p: result.studentPValue,
      hedges_g: result.hedgesG,
      reason: result.reason,
    };
  },
  'compare.means_paired': (input) => {
    const margin = readNumber(input['equivalence_margin']);
    const result = compareMeansPaired(readPairs(readColumn(input['a']), readColumn(input['b'])), {
      level: readLevel(input),
      ...(margin === null ? {} : { equivalenceMargin: margin }),
    });
    return { ...paired(result), cohen_dz: result.cohenDz, tost_p: result.equivalencePValue };
  },
  'nps.difference': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => npsComparison(item, readLevel(input))),
  }),
  'nps.difference_paired': (input) =>
    paired(
      npsDifferencePaired(readPairs(readNpsColumn(input['after']), readNpsColumn(input['before'])), {
        breaks: readBreaks(input),
        level: readLevel(input),
      }),
    ),
  'compare.proportions_paired': (input) => {
    const [first = [], second = []] = readList(input['table']).map(readCounts);
    const [both = 0, onlyFirst = 0] = first;
    const [onlySecond = 0, neither = 0] = second;
    const result = compareProportionsPaired({ both, onlyFirst, onlySecond, neither });
    return {
      difference: result.difference,
      se: result.standardError,
      chisq: result.chiSquare,
      p_value: result.pValue,
      exact_p: result.exactPValue,
      reason: result.reason,
    };
  },
  'compare.ranks': (input) => {
    const result = compareRanks(readScores(input['a']), readScores(input['b']));
    return {
      u: result.u,
      p_value: result.pValue,
      p_value_continuity: result.continuityPValue,
      z: result.z,
      probability_superiority: result.probabilityOfSuperiority,
      cliffs_delta: result.cliffsDelta,
      reason: result.reason,
    };
  },
  'compare.groups': (input) => {
    const result = compareGroups(readList(input['groups']).map(readScores));
    return {
      kruskal_h: result.kruskalH,
      kruskal_df: result.kruskalDf,
      kruskal_p: result.kruskalPValue,
      welch_f: result.welchF,
      welch_df1: result.welchNumeratorDf,
      welch_df2: result.welchDenominatorDf,
      welch_p: result.welchPValue,
      anova_f: result.anovaF,
      anova_p: result.anovaPValue,
      reason: result.reason,
    };
  },
  'compare.table': (input) => {
    const result = compareTable(readList(input['table']).map(readCounts));
    return {
      chisq: result.chiSquare,
      df: result.df,
      p_value: result.pValue,
      cramers_v: result.cramersV,
      min_expected: result.expectedMin,
      expected: result.expected,
      std_residuals: result.residuals,
      reason: result.reason,
    };
  },
  'compare.segments': (input) => {
    const result = compareSegments(
      readList(input['segments'])
        .map(readObject)
        .map((item) => readShare(item, 'x', 'n')),
    );
    return {
      overall: result.overall,
      difference_from_rest: result.segments.map(({ differenceFromRest }) => differenceFromRest),
      p_value: result.segments.map(({ pValue }) => pValue),
      holm: result.segments.map(({ holm }) => holm),
      bh: result.segments.map(({ benjaminiHochberg }) => benjaminiHochberg),
    };
  },
  'compare.proportion_trend': (input) => {
    const sizes = readCounts(input['n']);
    const groups = readCounts(input['x']).map((successes, index) => ({ successes, n: sizes[index] ?? 0 }));
    const given = readList(input['scores']);
    const scores = given.length === 0 ? groups.map((_, index) => index + 1) : readCounts(given);
    const result = compareProportionTrend(groups, scores);
    return { chisq: result.chiSquare, p_value: result.pValue, reason: result.reason };
  },
  'multiplicity.adjust': (input) => {
    const p = readColumn(input['p']);
    return {
      bonferroni: adjustPValues(p, 'bonferroni'),
      holm: adjustPValues(p, 'holm'),
      hochberg: adjustPValues(p, 'hochberg'),
      bh: adjustPValues(p, 'benjamini-hochberg'),
      by: adjustPValues(p, 'benjamini-yekutieli'),
    };
  },
};

function readShare(item: Input, successes: string, n: string): Share {
  return { successes: readNumber(item[successes]) ?? 0, n: readNumber(item[n]) ?? 0 };
}

function proportions(item: Input, level: number) {
  const first = { successes: readRequired(item['x1']), n: readRequired(item['n1']) };
  const second = { successes: readRequired(item['x2']), n: readRequired(item['n2']) };
  const result = compareProportions(first, second, level);
  return {
    difference: result.difference,
    z_pooled: result.z,
    p_value: result.pValue,
    chisq_yates_p: result.yatesPValue,
    fisher_p: result.fisherPValue,
    wald_ci: result.waldInterval,
    newcombe_ci: result.newcombeInterval,
    mn_ci: result.miettinenNurminenInterval,
    odds_ratio: result.oddsRatio,
    cohen_h: result.cohenH,
    reason: result.reason,
  };
}

function npsComparison(item: Input, level: number) {
  const result = npsDifference(readNpsCounts(readObject(item['a'])), readNpsCounts(readObject(item['b'])), level);
  return {
    difference: result.difference,
    se: result.standardError,
    z: result.z,
    p_value: result.pValue,
    wald_ci: result.waldInterval,
    adjusted_wald_ci: result.adjustedWaldInterval,
    mover_ci: result.moverInterval,
    reason: result.reason,
  };
}

function paired(result: PairedMeansComparison) {
  return {
    n: result.n,
    difference: result.difference,
    se: result.standardError,
    t: result.t,
    df: result.df,
    p_value: result.pValue,
    ci: result.interval,
    reason: result.reason,
  };
}
