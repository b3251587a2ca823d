import {
  complaintDays,
  type FollowedCustomers,
  isDissatisfied,
  silentCustomers,
} from '@voldaan/domain/complaints/analysis/silent-customers';
import type { Comparison } from '@voldaan/domain/metrics/compare-metric';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { followedDays } from '../../metrics/loyalty/said-views.ts';
import { countDissatisfied, type DissatisfiedRow } from './answer-pair-views.ts';
import type { ComplaintAnalysisReply } from './schema.ts';
import { showHidden, showOfGroup } from './show-of-group.ts';

type Silent = NonNullable<ComplaintAnalysisReply['silent']>;

/** How long after the answer it is looked whether a customer came back or left. */
const horizonDays = 180;

/** Of the dissatisfied those who never complained, and what both did later. */
export async function showSilent(
  db: WorkspaceTransaction,
  figure: Figure,
  { kinds, now }: Readonly<{ kinds: readonly string[]; now: Date }>,
): Promise<Silent> {
  const { item, metric } = figure;
  const { min, max, step } = metric.scale;
  const all = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, place) => Math.round(min / step) + place);
  const scores = all.filter((score) => isDissatisfied(metric, score * step));
  const rows = await countDissatisfied(db, figure, { item, scores, kinds, now, complaintDays, horizonDays });
  const heard = rows.filter((row) => row.is_heard);
  const later = { silent: followed(rows, false), complained: followed(rows, true) };
  const counts = {
    dissatisfied: countOf(heard),
    silent: countOf(heard.filter((row) => !row.has_complained)),
    later,
  };
  const told = silentCustomers(counts, followedDays(figure));
  // Where those who complained are so few that they could be told, the silent would tell them.
  const complained = counts.dissatisfied - counts.silent;
  const isShared = complained === 0 || complained >= disclosureMinimum;
  const isCompared = Object.values(later).every((one) => one.followed >= disclosureMinimum);
  return {
    share: isShared ? showOfGroup(told.share) : showHidden(told.share),
    horizon_days: horizonDays,
    later: told.later.map(({ group, cameBack, left }) => ({
      group,
      came_back: showOfGroup(cameBack),
      left: showOfGroup(left),
    })),
    came_back: isCompared ? showComparison(told.comparisons.cameBack) : null,
    left: isCompared ? showComparison(told.comparisons.left) : null,
  };
}

function followed(rows: readonly DissatisfiedRow[], hasComplained: boolean): FollowedCustomers {
  const own = rows.filter((row) => row.is_past && row.has_complained === hasComplained);
  return {
    followed: countOf(own),
    cameBack: countOf(own.filter((row) => row.came_back)),
    left: countOf(own.filter((row) => row.has_left)),
  };
}

function countOf(rows: readonly DissatisfiedRow[]): number {
  return sum(rows.map(({ count }) => count));
}

function showComparison({ verdict, difference, low, high, method }: Comparison): Silent['came_back'] {
  return { verdict, difference, low, high, method };
}
