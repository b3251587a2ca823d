import { type KanoCategory, kanoCategory } from '../../domain/src/stats/kano-category.ts';
import { summarizeKano } from '../../domain/src/stats/kano-summary.ts';
import { reliability } from '../../domain/src/stats/reliability.ts';
import { servqualGaps } from '../../domain/src/stats/servqual-gaps.ts';
import {
  type Json,
  type Method,
  readColumn,
  readLevel,
  readList,
  readNumber,
  readObject,
  readRows,
  readText,
} from './read-input.ts';

/** Section 6 of the catalogue. */
export const scaleMethods: Readonly<Record<string, Method>> = {
  'reliability.alpha': (input) => {
    const result = reliability(readRows(input['items']), readLevel(input));
    return {
      n: result.n,
      k: result.items,
      alpha: result.alpha,
      alpha_standardised: result.standardised,
      feldt_ci: result.interval,
      alpha_if_dropped: result.alphaIfDropped,
      item_rest_correlation: result.itemRest,
      reason: result.reason,
    };
  },
  'servqual.gaps': (input) => {
    const dimensions = readList(input['dimensions']).map(readObject);
    const result = servqualGaps(
      dimensions.map((dimension) => ({
        weight: readNumber(dimension['weight']) ?? 1,
        expectation: readRows(dimension['expectation']),
        perception: readRows(dimension['perception']),
      })),
      readLevel(input),
    );
    return {
      dimensions: result.dimensions.map((gap, index) => ({
        name: readText(dimensions[index]?.['name']),
        n: gap.n,
        mean_expectation: gap.meanExpectation,
        mean_perception: gap.meanPerception,
        gap: gap.gap,
        se: gap.standardError,
        ci: gap.interval,
        p_value: gap.pValue,
        alpha_perception: gap.alphaPerception,
        alpha_gap: gap.alphaGap,
        item_gap: gap.itemGaps,
        p_holm: gap.holmPValue,
      })),
      overall_unweighted: result.unweighted,
      overall_weighted: result.weighted,
      reason: result.reason,
    };
  },
  'kano.classify': (input) => {
    const counts = countKano(input['functional'], input['dysfunctional']);
    const result = summarizeKano(counts, readLevel(input));
    return {
      n: result.n,
      counts,
      category: result.category,
      better: result.better,
      better_ci: result.betterInterval,
      worse: result.worse,
      worse_ci: result.worseInterval,
      category_strength: result.categoryStrength,
      total_strength: result.totalStrength,
      fong_significant: result.isClear,
      reason: result.reason,
    };
  },
};

/** Respondents with a missing or impossible answer are in no category. */
function countKano(functional: Json | undefined, dysfunctional: Json | undefined): Record<KanoCategory, number> {
  const counts: Record<KanoCategory, number> = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 };
  const missing = readColumn(dysfunctional);
  for (const [row, present] of readColumn(functional).entries()) {
    const absent = missing[row] ?? null;
    if (present !== null && absent !== null && isKanoAnswer(present) && isKanoAnswer(absent)) {
      counts[kanoCategory(present, absent)] += 1;
    }
  }
  return counts;
}

function isKanoAnswer(answer: number): boolean {
  return Number.isInteger(answer) && answer >= 1 && answer <= 5;
}
