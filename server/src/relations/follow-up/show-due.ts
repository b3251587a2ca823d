import { customerRisk } from '@voldaan/domain/relations/customer-risk';
import { byUrgency, type FollowUp, followUp } from '@voldaan/domain/relations/follow-up';
import type { ZoneDays } from '@voldaan/domain/relations/zone-days';
import { scaleIds, scales } from '@voldaan/domain/surveys/scale';
import type { z } from 'zod';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { listColleagues } from '../colleague-views.ts';
import { companyDays } from '../company-days.ts';
import { type DueRow, dueMost, listDue } from './due-views.ts';
import { listPlans, type PlanRow } from './plan-views.ts';
import type { DueReply, DueShown, dueQuery } from './schema.ts';

type Found = Readonly<{ row: DueRow; plan: PlanRow; judged: FollowUp }>;
type Circumstances = Readonly<{ days: ZoneDays; now: Date; staffId: string }>;

/** Whom to see next, most urgent first, each with why they stand there. */
export function showDue(product: Product, caller: Caller, asked: z.output<typeof dueQuery>): Promise<DueReply> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { days } = await companyDays(db);
    const plans = await listPlans(db);
    const seen = new Set<string>();
    const found: Found[] = [];
    let planned = 0;
    let isCut = false;
    // The most frequent plan comes first, and a customer of two groups follows it.
    for (const plan of plans) {
      const rows = await listDue(db, { plan, now });
      isCut ||= rows.length >= dueMost;
      for (const row of rows) {
        if (seen.has(row.id)) continue;
        seen.add(row.id);
        if (asked.plan !== undefined && plan.id !== asked.plan) continue;
        if (asked.of === 'me' && plan.owner_id !== caller.staffId) continue;
        if (row.visit_at !== null && days.dayOf(row.visit_at) >= days.dayOf(now)) {
          planned += 1;
          continue;
        }
        const judged = judge(row, plan, { days, now, staffId: caller.staffId });
        if (judged !== undefined) found.push({ row, plan, judged });
      }
    }
    found.sort((one, other) => byUrgency(one.judged, other.judged));
    return {
      today: days.textOf(now),
      data: found.slice(0, asked.limit).map((one) => shownDue(one, { days, now, staffId: caller.staffId })),
      counts: {
        due: found.length,
        overdue: found.filter(({ judged }) => judged.overdueDays > 0).length,
        planned,
      },
      is_cut: isCut,
      plans: plans.map(({ id, name }) => ({ id, name })),
      colleagues: [...(await listColleagues(db))],
    };
  });
}

function judge(row: DueRow, plan: PlanRow, { days, now, staffId }: Circumstances): FollowUp | undefined {
  return followUp(
    {
      id: row.id,
      customerSince: row.since,
      contactedAt: lastOf(row)?.at ?? null,
      agreedAt: row.visit_at,
      valueRank: row.value_rank,
      risk: riskOf(row, { days, now, staffId }),
      isOwn: plan.owner_id === null ? null : plan.owner_id === staffId,
    },
    { everyDays: plan.every_days, noticeDays: plan.notice_days },
    { days, now },
  );
}

/** The last time that somebody spoke to the customer, and where that is known from. */
function lastOf({ visited_at, spoken_at, told_at }: DueRow): DueShown['last'] {
  const known = [
    { kind: 'visit' as const, at: visited_at },
    { kind: 'case' as const, at: spoken_at },
    { kind: 'event' as const, at: told_at },
  ];
  return known.reduce<DueShown['last']>((last, { kind, at }) => {
    if (at === null || (last !== null && last.at >= at)) return last;
    return { kind, at };
  }, null);
}

function riskOf({ marks, open_complaints, heard_at }: DueRow, { days, now }: Circumstances) {
  const [last, earlier] = marks;
  return customerRisk({
    lastMark: shareOf(last),
    earlierMark: shareOf(earlier),
    openComplaints: open_complaints,
    silentDays: heard_at === null ? null : days.dayOf(now) - days.dayOf(heard_at),
  });
}

function shareOf(mark: DueRow['marks'][number] | undefined): number | null {
  const scale = scaleIds.find((id) => id === mark?.scale);
  if (mark === undefined || scale === undefined) return null;
  const { minimum, maximum } = scales[scale];
  return (mark.score - minimum) / (maximum - minimum);
}

function shownDue({ row, plan, judged }: Found, circumstances: Circumstances): DueShown {
  const [mark] = row.marks;
  return {
    contact: {
      id: row.id,
      name: row.name,
      email: row.email,
      phone: row.phone,
      organisation: row.organisation_name,
    },
    plan: { id: plan.id, name: plan.name, reason: plan.reason, every_days: plan.every_days },
    owner: plan.owner_id === null ? null : { id: plan.owner_id, name: plan.owner_name ?? '' },
    due: judged.due,
    overdue_days: judged.overdueDays,
    since_days: judged.sinceDays,
    reason: judged.reason,
    last: lastOf(row),
    urgency: judged.urgency,
    terms: judged.terms.map(({ term, amount, isKnown, points }) => ({ term, amount, is_known: isKnown, points })),
    risk_reasons: [...riskOf(row, circumstances).reasons],
    last_mark: mark === undefined ? null : { score: mark.score, at: new Date(mark.at) },
    value: row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
    visit_id: row.visit_id,
  };
}
