import { customerRisk } from '@voldaan/domain/relations/customer-risk';
import { byUrgency, type FollowUp, followUp } from '@voldaan/domain/relations/follow-up';
import type { ZoneDays } from '@voldaan/domain/relations/zone-days';
import { scaleIds, scales } from '@voldaan/domain/surveys/scale';
import type { z } from 'zod';
import { inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { listColleagues } from '../colleague-views.ts';
import { companyDays } from '../company-days.ts';
import { type CandidateRow, dueMost, listSpoken } from './candidate-views.ts';
import { type Candidates, findCandidates, keptCandidates, renewCandidates } from './candidates.ts';
import { type DueRow, listDueRows } from './due-views.ts';
import type { PlanRow } from './plan-views.ts';
import type { DueReply, DueShown, dueQuery } from './schema.ts';

/** What was being written while the list was made may not be on it. */
const underWayMs = 60_000;

type Asked = z.output<typeof dueQuery>;
type Followed = Readonly<{ candidate: CandidateRow; plan: PlanRow }>;
type Found = Followed & Readonly<{ judged: FollowUp }>;
type Circumstances = Readonly<{ days: ZoneDays; now: Date; staffId: string }>;

/** Whom to see next, most urgent first, each with why they stand there. */
export async function showDue(product: Product, caller: Caller, asked: Asked): Promise<DueReply> {
  const now = product.clock();
  const { workspaceId, staffId } = caller;
  const read = <T>(work: (db: WorkspaceTransaction) => Promise<T>) =>
    inWorkspaceReading(product.databases.app, workspaceId, work);
  const shown = await read(async (db) => {
    const candidates = await keptCandidates(db, now);
    return candidates && { candidates, reply: await listDue(db, candidates, { asked, now, staffId }) };
  });
  if (shown !== undefined) {
    void renewCandidates(product, workspaceId, { ...shown.candidates, now });
    return shown.reply;
  }
  const candidates = await findCandidates(product, workspaceId, now);
  return read((db) => listDue(db, candidates, { asked, now, staffId }));
}

async function listDue(
  db: WorkspaceTransaction,
  { plans, rows, foundAt, isWhole }: Candidates,
  { asked, now, staffId }: Readonly<{ asked: Asked; now: Date; staffId: string }>,
): Promise<DueReply> {
  const followed = followedPlans(plans, rows).filter(
    ({ plan }) =>
      (asked.plan === undefined || plan.id === asked.plan) && (asked.of !== 'me' || plan.owner_id === staffId),
  );
  const { days } = await companyDays(db);
  const circumstances = { days, now, staffId };
  const ids = followed.map(({ candidate }) => candidate.id);
  const spoken = new Map(
    (await listSpoken(db, { ids, since: new Date((foundAt ?? now).getTime() - underWayMs) })).map((row) => [
      row.id,
      row,
    ]),
  );
  const found: Found[] = [];
  let planned = 0;
  for (const one of followed) {
    const { talked_at = null, visit_at = null } = spoken.get(one.candidate.id) ?? {};
    if (visit_at !== null && days.dayOf(visit_at) >= days.dayOf(now)) {
      planned += 1;
      continue;
    }
    const contactedAt = latest(one.candidate.talked_at, talked_at);
    const judged = judge(one, { contactedAt, agreedAt: visit_at }, circumstances);
    if (judged !== undefined) found.push({ ...one, judged });
  }
  found.sort((one, other) => byUrgency(one.judged, other.judged));
  const shown = found.slice(0, asked.limit);
  const facts = await listDueRows(
    db,
    shown.map(({ candidate }) => candidate.id),
  );
  const factsOf = new Map(facts.map((row) => [row.id, row]));
  return {
    today: days.textOf(now),
    data: shown.flatMap((one) => shownDue(one, factsOf.get(one.candidate.id), circumstances)),
    counts: {
      due: found.length,
      overdue: found.filter(({ judged }) => judged.overdueDays > 0).length,
      planned,
    },
    is_being_found: !isWhole,
    is_cut: plans.some(({ id }) => rows.filter(({ plan_id }) => plan_id === id).length >= dueMost),
    plans: plans.map(({ id, name }) => ({ id, name })),
    colleagues: [...(await listColleagues(db))],
  };
}

/** The most frequent plan comes first, and a customer of two groups follows it. */
function followedPlans(plans: readonly PlanRow[], candidates: readonly CandidateRow[]): readonly Followed[] {
  const seen = new Set<string>();
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  return candidates.flatMap((candidate) => {
    const plan = planOf.get(candidate.plan_id);
    if (plan === undefined || seen.has(candidate.id)) return [];
    seen.add(candidate.id);
    return [{ candidate, plan }];
  });
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function judge(
  { candidate, plan }: Followed,
  contact: Readonly<{ contactedAt: Date | null; agreedAt: Date | null }>,
  { days, now, staffId }: Circumstances,
): FollowUp | undefined {
  return followUp(
    {
      id: candidate.id,
      customerSince: candidate.since,
      ...contact,
      valueRank: candidate.value_rank,
      risk: riskOf(candidate, { days, now }),
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

function riskOf(
  { marks, open_complaints, heard_at }: CandidateRow,
  { days, now }: Pick<Circumstances, 'days' | 'now'>,
) {
  const [last, earlier] = marks;
  return customerRisk({
    lastMark: shareOf(last),
    earlierMark: shareOf(earlier),
    openComplaints: open_complaints,
    silentDays: heard_at === null ? null : days.dayOf(now) - days.dayOf(heard_at),
  });
}

function shareOf(mark: CandidateRow['marks'][number] | undefined): number | null {
  const scale = scaleIds.find((id) => id === mark?.scale);
  if (mark === undefined || scale === undefined) return null;
  const { minimum, maximum } = scales[scale];
  return (mark.score - minimum) / (maximum - minimum);
}

/** Nothing of a customer who was erased meanwhile. */
function shownDue(
  { candidate, plan, judged }: Found,
  row: DueRow | undefined,
  circumstances: Circumstances,
): readonly DueShown[] {
  if (row === undefined) return [];
  const [mark] = candidate.marks;
  const { amount, currency } = candidate;
  return [
    {
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
      terms: judged.terms.map(({ term, amount: part, isKnown, points }) => ({
        term,
        amount: part,
        is_known: isKnown,
        points,
      })),
      risk_reasons: [...riskOf(candidate, circumstances).reasons],
      last_mark: mark === undefined ? null : { score: mark.score, at: new Date(mark.at) },
      value: amount === null || currency === null ? null : { amount, currency },
      visit_id: row.visit_id,
    },
  ];
}
