import { faster, refilled, restSeconds, slower } from '@voldaan/domain/invitations/sending-pace';
import { suppressAddress } from '../contacts/contacts.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { followCarriers } from './carried-store.ts';
import type { JudgedHandover, PaceWord } from './judge-handover.ts';
import type { ClaimedInvitation } from './ledger-store.ts';
import { lockPaces, savePaces } from './pace-store.ts';
import { settleHanded } from './settle-store.ts';
import { moveWave, noteOnWave } from './store.ts';

export type SentMail = Readonly<{
  claim: ClaimedInvitation;
  judged: JudgedHandover;
  /** Whether another study's question went along. */
  isCarrier: boolean;
}>;

/** A receiver that minds us or our mail is left alone for an hour: more of the same makes it worse. */
const policyRestSeconds = 3600;

/** Writes down what became of mails of a wave that were handed over, and what their receivers said of the pace. */
export async function settleMails(
  db: WorkspaceTransaction,
  waveId: string,
  mails: readonly SentMail[],
): Promise<readonly true[]> {
  await noteTrouble(db, waveId, mails);
  const moved = await settleHanded(
    db,
    mails.map(({ claim, judged }) => ({ claim, settlement: judged.settlement })),
  );
  await followCarriers(
    db,
    mails.flatMap(({ claim, isCarrier }) => (isCarrier ? [claim.id] : [])),
  );
  for (const { claim, judged } of mails) {
    const isGone = judged.settlement.state === 'failed' && judged.settlement.bounce === 'hard';
    if (isGone && moved.has(claim.id)) await suppressAddress(db, claim.address_hash, 'bounced');
  }
  await keepPace(db, mails);
  return mails.map(() => true);
}

/** Waves come before their mails and these before their receivers, as in the claim, so that nobody waits for each other. */
async function noteTrouble(db: WorkspaceTransaction, waveId: string, mails: readonly SentMail[]): Promise<void> {
  const troubles = mails.flatMap(({ judged: { trouble } }) => (trouble === undefined ? [] : [trouble]));
  const gravest = troubles.find(({ isLasting }) => isLasting) ?? troubles[0];
  if (gravest === undefined) return;
  const { notice, isLasting } = gravest;
  // A wrong password or a forbidden sender does not mend itself: the wave waits for a person.
  if (isLasting) await moveWave(db, { id: waveId, from: ['sending'], to: 'held', notice });
  else await noteOnWave(db, { id: waveId, notice });
}

async function keepPace(db: WorkspaceTransaction, mails: readonly SentMail[]): Promise<void> {
  const words = mails.flatMap(({ claim, judged }): readonly (readonly [string, PaceWord])[] =>
    judged.pace === undefined ? [] : [[claim.receiving_domain, judged.pace]],
  );
  if (words.length === 0) return;
  const paces = await lockPaces(db, [...new Set(words.map(([domain]) => domain))]);
  const changes = paces.flatMap(({ domain, pace, seconds, isResting }) => {
    const said = words.filter(([name]) => name === domain).map(([, word]) => word);
    const worst = said.find((word) => word === 'policy') ?? said.find((word) => word === 'too_much');
    // One "too much" was said of many mails under way: the pace is halved once for all of them.
    if (worst !== undefined && isResting) return [];
    if (worst === 'policy')
      return [{ domain, pace: slower(pace), rest: { seconds: policyRestSeconds, notice: worst } }];
    if (worst !== undefined) return [{ domain, pace: slower(pace), rest: { seconds: restSeconds, notice: worst } }];
    const now = refilled(pace, seconds);
    // Who was sent less than half of what it takes tells nothing of whether it takes more.
    return now.allowance > now.perMinute / 2 ? [] : [{ domain, pace: faster(now, said.length) }];
  });
  await savePaces(db, changes);
}
