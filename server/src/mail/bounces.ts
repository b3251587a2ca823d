import type { BounceKind } from '@voldaan/domain/mail/bounce-kind';
import type { InboundEffect } from '@voldaan/domain/mail/inbound-detail';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import {
  type BouncedMail,
  countBounces,
  insertAddressBounce,
  insertBounce,
  restReceiver,
  suppressWhole,
} from './bounce-store.ts';

/** So many bounces of this kind within a fortnight, and the address rests. */
const restsAt: Readonly<Record<'soft' | 'full', number>> = { soft: 3, full: 2 };
const countedDays = 14;
const restDays = 30;
/** How long mail to servers waits that refuse us for what we are: long enough for a person to look. */
const policyRestHours = 1;

const dayMs = 86_400_000;

/** A mail that came back; one about a case has no invitation. */
export type ReturnedMail = Omit<BouncedMail, 'invitationId'> &
  Readonly<{ invitationId: string | null; receivingDomain: string }>;

/** Complaints of these types say that the person wants no such mail; the others are about something else. */
const unwanted: ReadonlySet<string> = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list']);

export function isUnwanted(feedback: string): boolean {
  return unwanted.has(feedback);
}

/**
 * What follows from a bounce: an address where nobody is gets no mail any more; one that fails again and again rests; a
 * refusal over policy is about us, stops mail to those servers for a while, and never touches the person.
 */
export async function recordBounce(db: WorkspaceTransaction, mail: ReturnedMail): Promise<InboundEffect> {
  const { invitationId, addressHash, bounce, at } = mail;
  if (invitationId === null) await insertAddressBounce(db, mail);
  else await insertBounce(db, { ...mail, invitationId });
  if (bounce === 'hard') {
    await suppressWhole(db, { addressHash, reason: 'bounced', until: null });
    return 'suppressed';
  }
  if (bounce === 'policy') {
    if (mail.receivingDomain === '') return 'noted';
    const until = new Date(at.getTime() + policyRestHours * 3_600_000);
    await restReceiver(db, { domain: mail.receivingDomain, until, notice: `bounce_${mail.status}` });
    return 'paused';
  }
  return restIfOften(db, { addressHash, bounce, at });
}

/** Whoever reported us as unwanted is written to no more. */
export async function recordUnwanted(db: WorkspaceTransaction, addressHash: Buffer): Promise<InboundEffect> {
  await suppressWhole(db, { addressHash, reason: 'complained', until: null });
  return 'suppressed';
}

async function restIfOften(
  db: WorkspaceTransaction,
  {
    addressHash,
    bounce,
    at,
  }: Readonly<{ addressHash: Buffer; bounce: Exclude<BounceKind, 'hard' | 'policy'>; at: Date }>,
): Promise<InboundEffect> {
  const since = new Date(at.getTime() - countedDays * dayMs);
  const count = await countBounces(db, { addressHash, bounce, since });
  if (count < restsAt[bounce]) return 'noted';
  await suppressWhole(db, { addressHash, reason: 'bounced', until: new Date(at.getTime() + restDays * dayMs) });
  return 'rests';
}
