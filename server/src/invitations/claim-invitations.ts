import { receivingDomain } from '@voldaan/domain/invitations/receiving-domain';
import { refilled, spend } from '@voldaan/domain/invitations/sending-pace';
import { nextSendTime } from '@voldaan/domain/studies/quiet-hours';
import { lookBackDays } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type ContactRules, hoursOf, loadContactRules } from '../studies/contact-rules.ts';
import { loosenCarried } from './carried-store.ts';
import { judgeCarried } from './judge-carried.ts';
import {
  type ClaimedInvitation,
  type DueInvitation,
  lockDue,
  moveHeld,
  moveToPresent,
  type SendMove,
} from './ledger-store.ts';
import { lockPaces, meetReceivers, savePaces } from './pace-store.ts';
import { weighSending } from './weigh-sending.ts';

export type ClaimWish = Readonly<{
  waveId: string;
  limit: number;
  now: Date;
  /** False where mail is kept in the outbox: it reaches nobody, so it has neither hours nor pace. */
  isDelivered: boolean;
}>;

/** `moved`: how many mails went on in any way, into our hands or out of the line. */
export type Claim = Readonly<{ moved: number; claimed: readonly ClaimedInvitation[]; rules: ContactRules }>;

/**
 * Takes up to `limit` due mails of a wave, passing by those that another sender has. In the same transaction each is asked
 * whether it is an hour to write to this customer, whether the budget allows it, and whether its receiver takes more at this
 * moment. Whoever may not be written to, or not yet, is settled or put off here with the reason, and not returned.
 */
export async function claimInvitations(db: WorkspaceTransaction, wish: ClaimWish): Promise<Claim> {
  const rules = await loadContactRules(db);
  const days = lookBackDays(rules.budget);
  const found = await lockDue(db, { waveId: wish.waveId, limit: wish.limit, lookBackDays: days });
  const due = await atPresent(db, found);
  if (due.length === 0) return { moved: 0, claimed: [], rules };
  const early = wish.isDelivered ? putOff(due, rules, wish.now) : [];
  const known = new Map([...removed(due), ...early].map((move) => [move.id, move]));
  const open = due.filter(({ id }) => !known.has(id));
  const weighed = await weighSending(db, open, { budget: rules.budget, stage: 'claim', now: wish.now });
  const wanted = firstOfEach(open.filter(({ id }) => !weighed.has(id)));
  const claimed = await inPace(db, wanted, wish.isDelivered);
  const moves = [
    ...known.values(),
    ...weighed.values(),
    ...claimed.map(({ id, receiving_domain: receivingDomain }): SendMove => {
      return { id, state: 'claimed', reason: null, receivingDomain };
    }),
  ];
  await moveHeld(db, moves);
  await judgeCarried(db, claimed, { budget: rules.budget, stage: 'claim', now: wish.now });
  await loosenStopped(db, due, [...removed(due), ...weighed.values()]);
  return { moved: moves.length, claimed, rules };
}

/** Mails to customers who have another address since go there. */
async function atPresent(db: WorkspaceTransaction, due: readonly DueInvitation[]): Promise<readonly DueInvitation[]> {
  const ids = due.filter(({ is_elsewhere }) => is_elsewhere).map(({ id }) => id);
  if (ids.length === 0) return due;
  const present = new Map((await moveToPresent(db, ids)).map((one) => [one.id, one]));
  // What was asked at the present address counts, and the quick look was at the earlier one.
  return due.map((mail) => {
    const address = present.get(mail.id);
    return address === undefined ? mail : { ...mail, ...address, receiving_domain: '', must_be_weighed: true };
  });
}

/** A mail that does not go now by a rule takes nothing along; one that waits for its hour keeps what it has. */
async function loosenStopped(
  db: WorkspaceTransaction,
  due: readonly DueInvitation[],
  moves: readonly SendMove[],
): Promise<void> {
  const carrying = new Set(due.filter(({ takes_along }) => takes_along).map(({ id }) => id));
  const carrierIds = moves.map(({ id }) => id).filter((id) => carrying.has(id));
  if (carrierIds.length > 0) await loosenCarried(db, { carrierIds }, 'claim');
}

function removed(due: readonly DueInvitation[]): readonly SendMove[] {
  return due
    .filter(({ contact_id }) => contact_id === null)
    .map(({ id }) => ({ id, state: 'cancelled', reason: 'contact_removed' }));
}

/** Those whom it is no hour to write to: they wait for the next one. */
function putOff(due: readonly DueInvitation[], { sendHours }: ContactRules, now: Date): readonly SendMove[] {
  const hours = hoursOf(sendHours);
  return due
    .filter(({ contact_id }) => contact_id !== null)
    .flatMap(({ id, zone, country }): readonly SendMove[] => {
      const next = nextSendTime(now, hours({ zone, country }));
      if (next <= now) return [];
      return [{ id, state: 'planned', reason: 'quiet_hours', dueInSeconds: (next.getTime() - now.getTime()) / 1000 }];
    });
}

/** One mail to each address at a time: a second one is weighed when the first is on record. */
function firstOfEach(due: readonly DueInvitation[]): readonly DueInvitation[] {
  const seen = new Set<string>();
  return due.filter(({ address_hash }) => {
    const address = address_hash.toString('hex');
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}

/** As many to each receiver as it takes now; the others stay where they are. */
async function inPace(
  db: WorkspaceTransaction,
  due: readonly DueInvitation[],
  isDelivered: boolean,
): Promise<readonly ClaimedInvitation[]> {
  const named = due.map((mail) => ({
    ...mail,
    receiving_domain: mail.receiving_domain || receivingDomain(mail.email),
  }));
  if (!isDelivered) return named.map((mail) => claimedOf(mail, named.length));
  const byDomain = Map.groupBy(named, ({ receiving_domain }) => receiving_domain);
  const domains = [...byDomain.keys()];
  await meetReceivers(db, domains);
  const paces = await lockPaces(db, domains);
  const spendings = paces.map(({ domain, pace, seconds, isResting }) => {
    const mails = byDomain.get(domain) ?? [];
    return { domain, mails, ...spend(refilled(pace, seconds), isResting ? 0 : mails.length) };
  });
  await savePaces(db, spendings);
  return spendings.flatMap(({ mails, granted, pace }) =>
    mails.slice(0, granted).map((mail) => claimedOf(mail, pace.connections)),
  );
}

function claimedOf(mail: DueInvitation, connections: number): ClaimedInvitation {
  return { ...mail, fence: mail.fence + 1, receiver_connections: connections };
}
