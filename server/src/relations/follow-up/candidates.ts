import { allowLongStatements } from '../../database/long-statements.ts';
import { currentReach } from '../../database/reach.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { type CandidateRow, hasManyContacts, listCandidates } from './candidate-views.ts';
import { claimDueList, deleteDueList, saveDueList } from './due-list-store.ts';
import { findDueList, listFound } from './due-list-views.ts';
import { listPlans, type PlanRow } from './plan-views.ts';

/** Who may be due by which plans, as it was at a moment. */
export type Candidates = Readonly<{ plans: readonly PlanRow[]; rows: readonly CandidateRow[]; foundAt: Date }>;

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
const nobodysReach = '00000000-0000-0000-0000-000000000000';

/**
 * Who was found last to be due by the plans that hold, unless that is too long ago or one of the plans is another since. Somebody
 * becomes due by the passing of days, so a list that is minutes old lacks nobody who matters; who was seen, called or planned
 * since is asked when it is shown, and falls off it.
 */
export async function keptCandidates(db: WorkspaceTransaction, now: Date): Promise<Candidates | undefined> {
  const reach = currentReach() ?? nobodysReach;
  const list = await findDueList(db, reach);
  if (list === undefined) return undefined;
  const plans = await listPlans(db);
  const age = now.getTime() - list.found_at.getTime();
  const foundBy = new Set(list.plans.split('\n'));
  const ageMost = reach === nobodysReach ? keptMs : ownKeptMs;
  if (!(plans.every((plan) => foundBy.has(whomOf(plan))) && age >= 0 && age < ageMost)) return undefined;
  return { plans, rows: await listFound(db, reach), foundAt: list.found_at };
}

/** Finds anew, behind the back of whoever was shown it, what is no longer fresh; once for all who look. */
export async function renewCandidates(
  product: Product,
  workspaceId: string,
  { foundAt, now }: Readonly<{ foundAt: Date; now: Date }>,
): Promise<void> {
  if (now.getTime() - foundAt.getTime() < freshMs) return;
  try {
    const claim = {
      reach: currentReach() ?? nobodysReach,
      now,
      givenUpBefore: new Date(now.getTime() - secondsMost * 1000),
    };
    const isOurs = await inWorkspace(product.databases.app, workspaceId, (db) => claimDueList(db, claim));
    if (isOurs) await findCandidates(product, workspaceId, now);
  } catch (error) {
    product.log.warn({ err: error }, 'could not find anew who is due');
  }
}

/** Finds who may be due, and keeps it where there are so many customers that nobody should wait for it each time. */
export function findCandidates(product: Product, workspaceId: string, now: Date): Promise<Candidates> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await allowLongStatements(db, secondsMost);
    const plans = await listPlans(db);
    const rows = await listCandidates(db, { plans, now });
    const reach = currentReach() ?? nobodysReach;
    if (await hasManyContacts(db, readEachTime))
      await saveDueList(db, { reach, plans: plans.map(whomOf).join('\n'), foundAt: now, rows });
    else await deleteDueList(db, reach);
    return { plans, rows, foundAt: now };
  });
}

/** What of a plan says who may be due by it, in a line; its name and who goes there say nothing of it. */
function whomOf({ id, audience, organisation_id, value_least, every_days, notice_days }: PlanRow): string {
  return JSON.stringify([id, audience, organisation_id, value_least, every_days, notice_days]);
}
