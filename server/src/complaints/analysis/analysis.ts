import { causePareto } from '@voldaan/domain/complaints/analysis/cause-pareto';
import { caseKinds, decisionOutcomes, remedies } from '@voldaan/domain/complaints/case-event';
import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { readPeriod } from '@voldaan/domain/metrics/read-period';
import { Refusal } from '@voldaan/domain/refusal';
import { sum } from '@voldaan/domain/stats/sum';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Columns } from '../../metrics/columns/columns.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { showHead } from '../../metrics/figures/figure-head.ts';
import type { FigureQuery } from '../../metrics/figures/figure-query.ts';
import { openFigure } from '../../metrics/figures/open-figure.ts';
import { listEventKinds } from '../../metrics/loyalty/followed-views.ts';
import { purchaseKinds } from '../../metrics/loyalty/purchase-kinds.ts';
import { listCauses } from '../cause-views.ts';
import { surveyAnsweredTwice } from './answer-pair-views.ts';
import {
  type CaseCountRow,
  countCases,
  type Days,
  type DealtComplaintRow,
  dealtMost,
  listDealtComplaints,
} from './counted-case-views.ts';
import { type ComplaintAnalysisReply, caseSources } from './schema.ts';
import { showHandling } from './show-handling.ts';
import { showRate } from './show-rate.ts';
import { showRecovery } from './show-recovery.ts';
import { showSilent } from './show-silent.ts';
import { showWaits } from './show-waits.ts';

export type AnalysisAsked = FigureQuery & Readonly<{ among?: string | undefined; now: Date; language: Language }>;

/** What complaints tell: why they come, how many, how fast they are dealt with, and what that did to the scores. */
export async function analyseComplaints(
  db: WorkspaceTransaction,
  columns: Columns,
  asked: AnalysisAsked,
): Promise<ComplaintAnalysisReply> {
  const { now, language } = asked;
  const today = now.toISOString().slice(0, 10);
  const survey = asked.survey ?? (await surveyAnsweredTwice(db));
  const figure = await openFigure(db, columns, { ...asked, survey, today });
  const window = figure?.window ?? windowWithoutSurvey(asked.period, today);
  const counted = await countCases(db, figure, window);
  // The names of kinds are the workspace's own; which of them are orders is guessed until somebody says it.
  const known = await listEventKinds(db);
  const kinds = purchaseKinds(asked.among, known);
  const all = countWhere(counted, ({ kind }) => kind === 'complaint');
  // Of a group whose complaints could be told apart nothing is told.
  const isTold = !isOfGroups(figure) || all >= disclosureMinimum;
  const cases = isTold ? counted : [];
  const complaints = cases.filter(({ kind }) => kind === 'complaint');
  const dealt = isTold ? await listDealtComplaints(db, figure, window) : [];
  return {
    head: figure === undefined ? null : showHead(figure, language),
    window: { from: window.from, to: window.to, interval: window.interval },
    is_cut: dealt.length === dealtMost,
    kinds: caseKinds.map((name) => ({ name, count: countWhere(cases, ({ kind }) => kind === name) })),
    complaints: isTold ? all : 0,
    outside_our_control: countWhere(complaints, (one) => one.is_outside_our_control),
    sources: caseSources.map((name) => ({ name, count: countWhere(complaints, ({ source }) => source === name) })),
    severities: [1, 2, 3, 4, 5, null].map((severity) => ({
      severity,
      count: countWhere(complaints, (one) => one.severity === severity),
    })),
    ...(await showCauses(db, complaints, window)),
    among_kinds: [...kinds],
    known_kinds: [...known],
    rate: await showRate(db, figure, { window, kinds, isTold }),
    ...(await showWaits(db, dealt, { now, period: window })),
    ...decisions(dealt),
    handling: await showHandling(db, figure, { window, isTold }),
    recovery: figure === undefined ? null : await showRecovery(db, figure),
    silent: figure === undefined ? null : await showSilent(db, figure, { kinds, now }),
  };
}

function windowWithoutSurvey(period: string, today: string) {
  const window = readPeriod(period, { today, firstDay: undefined, lastWave: undefined });
  if (window === undefined) throw new Refusal('unknown_period', { pointer: '/period', values: { period } });
  return window;
}

function isOfGroups(figure: Figure | undefined): boolean {
  return figure !== undefined && figure.where.length > 0;
}

async function showCauses(
  db: WorkspaceTransaction,
  complaints: readonly CaseCountRow[],
  period: Days,
): Promise<Pick<ComplaintAnalysisReply, 'causes' | 'causes_named'>> {
  const causes = await listCauses(db);
  const counts = causes.map(({ id }) => ({
    cause: id,
    count: countWhere(complaints, ({ cause_id }) => cause_id === id),
  }));
  const bars = causePareto(counts, { minimum: disclosureMinimum, period: { from: period.from, to: period.to } });
  let reached = 0;
  return {
    causes_named: sum(counts.map(({ count }) => count)),
    causes: bars.map(({ cause, causes: number, count, share, isVital }) => {
      reached += count;
      const named = causes.find(({ id }) => id === cause);
      return {
        cause: named === undefined ? null : { id: showId('cau', named.id), name: named.name },
        causes: number,
        count,
        share: showEstimate(share),
        reached,
        is_vital: isVital,
      };
    }),
  };
}

type Decided = NonNullable<DealtComplaintRow['decision']>;

function decisions(
  complaints: readonly DealtComplaintRow[],
): Pick<ComplaintAnalysisReply, 'decided' | 'outcomes' | 'remedies' | 'remedy_amount'> {
  const decided = complaints.flatMap(({ decision }) => decision ?? []);
  const countOf = (isCounted: (one: Decided) => boolean) => decided.filter(isCounted).length;
  return {
    decided: decided.length,
    outcomes: decisionOutcomes.map((name) => ({ name, count: countOf(({ outcome }) => outcome === name) })),
    remedies: remedies.map((name) => ({ name, count: countOf((one) => one.remedies.includes(name)) })),
    remedy_amount: { amount: sum(decided.map(({ cost }) => cost)) },
  };
}

function countWhere(rows: readonly CaseCountRow[], isCounted: (row: CaseCountRow) => boolean): number {
  return sum(rows.filter(isCounted).map(({ count }) => count));
}
