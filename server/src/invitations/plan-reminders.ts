import { dayMs } from '@voldaan/domain/studies/calendar/day';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { planInMemory } from '../studies/candidate-views.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { planRequests, type Wish } from './plan-requests.ts';
import { findPlannedWave } from './plan-views.ts';
import { goOnSending } from './study-wave.ts';
import { listRemindedWaves, listUnanswered, type RemindedWave, type Unanswered } from './study-wave-views.ts';

const remindersOnce = 1_000;

/** Plans the one reminder of every invitation of a study that arrived and was not answered. True when there is more to plan. */
export async function planReminders(product: Product, db: WorkspaceTransaction, studyId: string): Promise<boolean> {
  const now = product.clock();
  const waves = await listRemindedWaves(db, studyId);
  if (waves.length > 0) await planInMemory(db);
  for (const reminded of waves) {
    const unanswered = await listUnanswered(db, reminded, { now, limit: remindersOnce });
    const wave = unanswered.length === 0 ? undefined : await findPlannedWave(db, reminded.id);
    if (wave === undefined) continue;
    const rules = await loadContactRules(db);
    const wishes = unanswered.map((one) => reminderWish(reminded, one));
    const { planned } = await planRequests(product, db, { wave, rules, now }, wishes);
    if (planned > 0) await goOnSending(product, db, { waveId: wave.id, count: planned });
    // One wave in one transaction: the next comes with the next round.
    return true;
  }
  return false;
}

function reminderWish(
  { reminder }: RemindedWave,
  { invitation_id, occasion, settled_at, ...recipient }: Unanswered,
): Wish {
  const wanted = settled_at.getTime() + reminder.afterDays * dayMs;
  return {
    recipient,
    occasion,
    kind: 'reminder',
    wantedAt: new Date(wanted),
    expiresAt: new Date(wanted + reminder.validDays * dayMs),
    reminderOf: invitation_id,
  };
}
