import { linkDays } from '@voldaan/domain/invitations/link-days';
import { dayMs } from '@voldaan/domain/studies/calendar/day';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { lookUpEach } from './part-store.ts';
import { planRequests } from './plan-requests.ts';
import { markPartOpened } from './plan-store.ts';
import {
  findPlannedWave,
  isCancelledWave,
  listAskedBefore,
  listRecipients,
  lockNextPart,
  type PlannedWave,
  type Recipient,
} from './plan-views.ts';
import { cancelPlanned, lockPlanning } from './store.ts';

const partSeconds = 60;

export type OpenedPart = Readonly<{ customers: number; planned: number }>;

/**
 * Makes invitations of the next list of a wave that is due, up to a thousand customers: each is decided upon by everything
 * that is known at this moment, not when the wave was planned. Undefined when no list is left to open now.
 *
 * In the caller's transaction, which ends soon after: until then nothing else is planned in the workspace.
 */
export async function openPart(
  product: Product,
  db: WorkspaceTransaction,
  waveId: string,
): Promise<OpenedPart | undefined> {
  await lockPlanning(db);
  await lookUpEach(db, partSeconds);
  // Its sender may be under way yet, and would open list after list of mails that nobody sends.
  if (await isCancelledWave(db, waveId)) return undefined;
  const wave = await findPlannedWave(db, waveId);
  const part = wave && (await lockNextPart(db, waveId));
  if (wave === undefined || part === undefined) return undefined;
  const now = product.clock();
  const rules = await loadContactRules(db);
  const recipients = await listRecipients(db, part.contact_ids);
  const isNew = await notAskedBefore(db, wave, recipients);
  const expiresAt = endOf(wave, now);
  const wishes = recipients.filter(isNew).map((recipient) => {
    return { recipient, occasion: wave.occasion, kind: 'invitation', wantedAt: now, expiresAt } as const;
  });
  const { planned } = await planRequests(product, db, { wave, rules, now }, wishes);
  await markPartOpened(db, { waveId, number: part.number });
  // Staff do not wait for a list to be planned.
  if (await isCancelledWave(db, waveId)) await cancelPlanned(db, waveId);
  return { customers: recipients.length, planned };
}

/** A list that names a customer whom the study asked about this already, asks nobody twice. */
async function notAskedBefore(
  db: WorkspaceTransaction,
  { study_id: studyId, occasion }: PlannedWave,
  recipients: readonly Recipient[],
): Promise<(recipient: Recipient) => boolean> {
  if (studyId === null) return () => true;
  const wishes = recipients.map(({ address_hash }) => ({ address_hash, occasion, kind: 'invitation' as const }));
  const asked = await listAskedBefore(db, studyId, wishes);
  const hashes = new Set(asked.map(({ address_hash }) => address_hash.toString('hex')));
  return ({ address_hash }) => !hashes.has(address_hash.toString('hex'));
}

/** A wave without an end ends with the links in its mails. */
function endOf({ closes_at: closesAt }: PlannedWave, now: Date): Date {
  return closesAt ?? new Date(now.getTime() + linkDays * dayMs);
}
