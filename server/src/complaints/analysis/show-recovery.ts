import { type AnswerPair, recoveryEffect } from '@voldaan/domain/complaints/analysis/recovery-effect';
import {
  compareContact,
  type DealtGain,
  meanPoints,
  slopeBySpeed,
  speedGroups,
} from '@voldaan/domain/complaints/analysis/recovery-groups';
import { yearBefore } from '@voldaan/domain/metrics/calendar-day';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { followedDays } from '../../metrics/loyalty/said-views.ts';
import type { EstimateView } from '../../metrics/schema.ts';
import { type AnswerPairRow, listAnswerPairs } from './answer-pair-views.ts';
import type { ComplaintAnalysisReply } from './schema.ts';
import { showHidden } from './show-of-group.ts';

type Recovery = NonNullable<ComplaintAnalysisReply['recovery']>;
type Days = Readonly<{ from: string; to: string }>;

/** What complaints that were dealt with did to the score, against customers with the same first score who did not complain. */
export async function showRecovery(db: WorkspaceTransaction, figure: Figure): Promise<Recovery> {
  const { item, metric } = figure;
  const followed = followedDays(figure);
  const days = { from: yearBefore(followed.from), to: followed.to };
  const rows = await listAnswerPairs(db, figure, { item, followed, days });
  const { min, max, step } = metric.scale;
  const pairs = rows.map(
    (row): AnswerPair => ({
      customer: row.customer,
      before: row.before * step,
      after: row.after * step,
      stratum: `${row.quarter} ${row.channel}`,
      hasComplained: row.has_complained,
    }),
  );
  const isHigherBetter = metric.direction === 'higher is better';
  const found = recoveryEffect(pairs, { period: followed, scale: { min, max }, isHigherBetter });
  const isTold = found.effect.n >= disclosureMinimum && found.compared >= disclosureMinimum;
  const show = isTold ? showEstimate : showHidden;
  return {
    followed,
    verdict: isTold ? found.verdict : 'too few',
    effect: show(found.effect),
    unmatched: found.unmatched,
    compared: found.compared,
    detectable: isTold ? found.detectable : null,
    before: show(found.before),
    complained_after: show(found.complainedAfter),
    comparable_after: show(found.comparableAfter),
    ...(isTold ? dealtWith(dealtGains(rows, found.gains), followed) : { contact: null, speed: null }),
  };
}

function dealtGains(
  rows: readonly AnswerPairRow[],
  gains: readonly Readonly<{ customer: string; gain: number }>[],
): readonly DealtGain[] {
  const dealt = new Map(rows.flatMap((row) => (row.has_complained ? [[row.customer, row] as const] : [])));
  return gains.flatMap(({ customer, gain }) => {
    const row = dealt.get(customer);
    return row === undefined ? [] : [{ gain, solvedDays: row.solved_days, wasSpoken: row.was_spoken }];
  });
}

/** Groups of so few complainants that they could be told are left out, and so is what is compared with them. */
function dealtWith(gains: readonly DealtGain[], period: Days): Pick<Recovery, 'contact' | 'speed'> {
  const spoken = gains.filter(({ wasSpoken }) => wasSpoken);
  const notSpoken = gains.filter(({ wasSpoken }) => !wasSpoken);
  const isCompared = Math.min(spoken.length, notSpoken.length) >= disclosureMinimum;
  const groups = speedGroups(gains, disclosureMinimum);
  return {
    contact: isCompared
      ? {
          spoken: gainOf(
            spoken.map(({ gain }) => gain),
            period,
          ),
          not_spoken: gainOf(
            notSpoken.map(({ gain }) => gain),
            period,
          ),
          comparison: compareContact(gains),
        }
      : null,
    speed: {
      groups: groups.map(({ overDays, withinDays, gains: own }) => ({
        over_days: overDays,
        within_days: withinDays,
        gain: gainOf(own, period),
      })),
      slope: showEstimate(slopeBySpeed(gains, period)),
    },
  };
}

function gainOf(gains: readonly number[], period: Days): EstimateView {
  return showEstimate(meanPoints(gains, period));
}
