import type { Databases } from '../../database/connect.ts';
import { allowLongStatements } from '../../database/long-statements.ts';
import { currentReach } from '../../database/reach.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { type CandidateRow, hasManyContacts, listCandidates } from './candidate-views.ts';
import { listPlans, type PlanRow } from './plan-views.ts';

/** Who may be due by which plans, as it was at a moment. */
export type Candidates = Readonly<{ plans: readonly PlanRow[]; rows: readonly CandidateRow[]; foundAt: Date }>;

type Kept = { readonly found: Candidates; isRenewed: boolean };

/** Up to so many customers are read anew each time: that takes some tens of milliseconds. */
const readEachTime = 20_000;
/** Of more, who may be due is found again after a minute, behind the back of whoever looks, and used for ten at the most. */
const freshMs = 60_000;
const keptMs = 600_000;
const keptMost = 200;
const secondsMost = 60;

/** What was found by workspace and by what of it is seen, while this process lives. */
const known = new WeakMap<Databases['app'], Map<string, Kept>>();

/**
 * Who may be due by the plans that hold. Somebody becomes due by the passing of days, so a list that is a minute old lacks
 * nobody who matters; who was seen, called or planned since is asked when it is shown, and falls off it.
 */
export async function dueCandidates(product: Product, workspaceId: string, now: Date): Promise<Candidates> {
  const own = known.get(product.databases.app) ?? new Map<string, Kept>();
  known.set(product.databases.app, own);
  const plans = await inWorkspace(product.databases.app, workspaceId, listPlans);
  const name = `${workspaceId} ${currentReach() ?? ''}`;
  const find = () => findIn(product, { workspaceId, plans, now }, { own, name });
  const kept = own.get(name);
  if (kept === undefined || JSON.stringify(kept.found.plans) !== JSON.stringify(plans)) return find();
  const age = now.getTime() - kept.found.foundAt.getTime();
  if (!(age >= 0 && age < keptMs)) return find();
  if (age >= freshMs && !kept.isRenewed) {
    kept.isRenewed = true;
    find().catch((error: unknown) => {
      kept.isRenewed = false;
      product.log.warn({ err: error }, 'could not find anew who is due');
    });
  }
  return kept.found;
}

type Asked = Readonly<{ workspaceId: string; plans: readonly PlanRow[]; now: Date }>;

function findIn(
  product: Product,
  { workspaceId, plans, now }: Asked,
  { own, name }: Readonly<{ own: Map<string, Kept>; name: string }>,
): Promise<Candidates> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    await allowLongStatements(db, secondsMost);
    const found = { plans, rows: await listCandidates(db, { plans, now }), foundAt: now };
    own.delete(name);
    if (await hasManyContacts(db, readEachTime)) {
      own.set(name, { found, isRenewed: false });
      const [oldest] = own.keys();
      if (own.size > keptMost && oldest !== undefined) own.delete(oldest);
    }
    return found;
  });
}
