import { rulesFor } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { type Candidates, planInMemory } from '../studies/candidate-views.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { openPart } from './open-part.ts';
import { insertJudgedParts, type PlannedParts } from './part-store.ts';
import { findPlannedWave } from './plan-views.ts';

/** So many lists are opened at once; a larger wave is opened by its sender as it goes. */
const partsAtOnce = 5;

export type PlannedWhole = PlannedParts &
  Readonly<{
    planned: number;
    /** Whether all of it is invitations already. */
    isWhole: boolean;
  }>;

/**
 * Plans a wave that was just inserted, in its transaction, which holds the planning of the workspace (lockPlanning): everybody
 * it is meant for in one pass, and the first lists as invitations, so that small waves are complete when they are shown.
 */
export async function planWave(
  product: Product,
  db: WorkspaceTransaction,
  { waveId, candidates }: Readonly<{ waveId: string; candidates: Candidates }>,
): Promise<PlannedWhole> {
  const wave = await findPlannedWave(db, waveId);
  if (wave === undefined) throw new Error(`no wave ${waveId} to plan`);
  const rules = await loadContactRules(db);
  const budget = rulesFor(rules.budget, wave.legal_basis);
  await planInMemory(db);
  const parts = await insertJudgedParts(db, waveId, { candidates, budget, purpose: wave.purpose });
  let planned = 0;
  for (let opened = 0; opened < partsAtOnce; opened += 1) {
    const part = await openPart(product, db, waveId);
    if (part === undefined) break;
    planned += part.planned;
  }
  return { ...parts, planned, isWhole: parts.parts <= partsAtOnce };
}
