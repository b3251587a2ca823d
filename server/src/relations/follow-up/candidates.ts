import { allowLongStatements } from '../../database/long-statements.ts';
import { currentReach } from '../../database/reach.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { type CandidateRow, hasManyContacts, listCandidates } from './candidate-views.ts';
import { claimDueList, deleteDueList, saveDueList } from './due-list-store.ts';
import { findDueList, listFound } from './due-list-views.ts';
import { listPlans, type PlanRow } from './plan-views.ts';

/**
 * Who may be due by which plans, and when that was found last; null is never. `isWhole`: by all of these plans. Of one that is new
 * or was changed since there are no rows, and none at all where it was found too long ago.
 */
export type Candidates = Readonly<{
  plans: readonly PlanRow[];
  rows: readonly CandidateRow[];
  foundAt: Date | null;
  isWhole: boolean;
}>;

/** Up to so many customers are read anew each time: that takes some tens of milliseconds. */
export const readEachTime = 20_000;
/**
 * Of more, who may be due is found again after five minutes, behind the back of whoever looks, and once an hour where nobody does
 * (jobs.ts). Older than two hours it is only where no worker ran. What an agent of some units was shown holds for ten minutes: their
 * units may be others since.
 */
const freshMs = 5 * 60_000;
const keptMs = 120 * 60_000;
const ownKeptMs = 10 * 60_000;
const secondsMost = 60;
/** So far the clocks of two nodes may be apart. */
const apartMs = 60_000;
const nobodysReach = '00000000-0000-0000-0000-000000000000';

/**
 * Who was found last to be due by the plans that hold, and where that is too long ago nobody. Somebody becomes due by the passing
 * of days, so a list that is minutes old lacks nobody who matters; who was seen, called or planned since is asked when it is
 * shown, and falls off it. Undefined where there are so few customers that they are read each time.
 */
export async function keptCandidates(db: WorkspaceTransaction, now: Date): Promise<Candidates | undefined> {
  const reach = currentReach() ?? nobodysReach;
  const list = await findDueList(db, reach);
  const foundAt = list?.found_at ?? null;
  const age = now.getTime() - (foundAt?.getTime() ?? 0);
  const isKept = list !== undefined && age > -apartMs && age < (reach === nobodysReach ? keptMs : ownKeptMs);
  if (!isKept && !(await hasManyContacts(db, readEachTime))) return undefined;
  const plans = await listPlans(db);
  if (!isKept) return { plans, rows: [], foundAt, isWhole: plans.length === 0 };
  const foundBy = new Set(list.plans.split('\n'));
  const known = new Set(plans.filter((plan) => foundBy.has(whomOf(plan))).map(({ id }) => id));
  const rows = (await listFound(db, reach)).filter(({ plan_id }) => known.has(plan_id));
  return { plans, rows, foundAt, isWhole: known.size === plans.length };
}

/**
 * Finds anew, behind the back of whoever was shown it, what is no longer fresh or lacks a plan; once for all who look, on
 * whichever node.
 */
export async function renewCandidates(
  product: Product,
  workspaceId: string,
  { foundAt, isWhole, now }: Pick<Candidates, 'foundAt' | 'isWhole'> & Readonly<{ now: Date }>,
): Promise<void> {
  if (isWhole && (foundAt === null || now.getTime() - foundAt.getTime() < freshMs)) return;
  try {
    const claim = {
      reach: currentReach() ?? nobodysReach,
      seen: foundAt,
      now,
      givenUpBefore: new Date(now.getTime() - secondsMost * 1000),
    };
    const isOurs = await inWorkspace(product.databases.app, workspaceId, (db) => claimDueList(db, claim));
    if (isOurs) await findCandidates(product, workspaceId, now);
  } catch (error) {
    product.log.warn({ err: error }, 'could not find anew who is due');
  }
}

/** Finds who may be due, and keeps it where there are so many customers that nobody should wait for it. */
export function findCandidates(product: Product, workspaceId: string, now: Date): Promise<Candidates> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await allowLongStatements(db, secondsMost);
    const plans = await listPlans(db);
    const rows = await listCandidates(db, { plans, now });
    const reach = currentReach() ?? nobodysReach;
    if (await hasManyContacts(db, readEachTime))
      await saveDueList(db, { reach, plans: plans.map(whomOf).join('\n'), foundAt: now, rows });
    else await deleteDueList(db, reach);
    return { plans, rows, foundAt: now, isWhole: true };
  });
}

/** What of a plan says who may be due by it, in a line; its name and who goes there say nothing of it. */
function whomOf({ id, audience, organisation_id, value_least, every_days, notice_days }: PlanRow): string {
  return JSON.stringify([id, audience, organisation_id, value_least, every_days, notice_days]);
}
