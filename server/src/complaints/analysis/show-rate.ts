import { type CountedOrders, complaintRate } from '@voldaan/domain/complaints/analysis/complaint-rate';
import { rateTrend } from '@voldaan/domain/complaints/analysis/rate-trend';
import { endOfInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import type { Window } from '@voldaan/domain/metrics/read-period';
import { at } from '@voldaan/domain/stats/at';
import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import {
  countComplaintsByDay,
  countOrdersByDay,
  type DayCountRow,
  type Days,
  hasCasesBefore,
} from './counted-case-views.ts';
import type { ComplaintAnalysisReply } from './schema.ts';

type RateAsked = Readonly<{
  window: Window;
  kinds: readonly string[];
  /** False of a group that may not be shown: neither before nor now. */
  isTold: boolean;
}>;

/** Complaints per 1,000 orders, over the period and in each part of it, and what it was before. */
export async function showRate(
  db: WorkspaceTransaction,
  figure: Figure | undefined,
  { window, kinds, isTold }: RateAsked,
): Promise<ComplaintAnalysisReply['rate']> {
  const days: Days = window;
  const before = { from: window.previousFrom, to: window.previousTo };
  const complaints = isTold ? await countComplaintsByDay(db, figure, days) : [];
  const orders = isTold ? await countOrdersByDay(db, figure, { ...days, kinds }) : [];
  const earlier = isTold ? await countOrdersByDay(db, figure, { ...before, kinds }) : [];
  const earlierComplaints = isTold ? await countComplaintsByDay(db, figure, before) : [];
  const wasCounted = await hasCasesBefore(db, window.from);
  const counted = byInterval(complaints, orders, window);
  const trend = rateTrend(counted);
  const all = { complaints: countOf(complaints), orders: countOf(orders) };
  const previous = { complaints: countOf(earlierComplaints), orders: countOf(earlier) };
  return {
    ...all,
    rate: showEstimate(complaintRate(all, { period: days })),
    previous: wasCounted ? showEstimate(complaintRate(previous, { period: before })) : null,
    periods: counted.map(({ from, ...count }) => ({
      from,
      ...count,
      rate: showEstimate(complaintRate(count, { period: { from, to: endOfInterval(from, window.interval) } })),
    })),
    control: {
      centre: trend.centre,
      limits: [...trend.limits],
      signals: trend.signals.map(({ index, kind, side }) => ({ from: at(counted, index).from, kind, side })),
      laney_sigma: trend.laneySigma,
      reason: trend.reason,
    },
  };
}

function countOf(days: readonly DayCountRow[]): number {
  return sum(days.map(({ count }) => count));
}

type CountedInterval = CountedOrders & Readonly<{ from: string }>;

/** Every interval of the window, those without anything too: they keep their place on the axis. */
function byInterval(
  complaints: readonly DayCountRow[],
  orders: readonly DayCountRow[],
  { from, to, interval }: Window,
): readonly CountedInterval[] {
  const counts = new Map<string, { complaints: number; orders: number }>();
  for (let start = startOfInterval(from, interval); start < to; start = endOfInterval(start, interval))
    counts.set(start, { complaints: 0, orders: 0 });
  const add = (what: 'complaints' | 'orders', days: readonly DayCountRow[]) => {
    for (const { day, count } of days) {
      const found = counts.get(startOfInterval(day, interval));
      if (found !== undefined) found[what] += count;
    }
  };
  add('complaints', complaints);
  add('orders', orders);
  return [...counts].map(([start, count]) => ({ from: start, ...count }));
}
