import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { settleUnknown } from './settle-store.ts';
import { findInvitation } from './views.ts';

export type SettledByHand = Readonly<{ id: string; outcome: 'sent' | 'failed' }>;

/**
 * Settles a mail of which nobody knows whether it arrived, by what a person found out: in the server's log, or by asking.
 * It is never sent again from here; whoever did not get it can be asked in another wave.
 */
export async function settleByHand(product: Product, caller: Caller, { id, outcome }: SettledByHand) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await settleUnknown(db, { id, state: outcome }))) {
      throw new Refusal((await findInvitation(db, id)) === undefined ? 'not_found' : 'invitation_settled');
    }
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'invitation.settled',
      subject: showId('ivt', id),
      detail: { outcome },
      at: product.clock(),
    });
    const settled = await findInvitation(db, id);
    if (settled === undefined) throw new Refusal('not_found');
    return settled;
  });
}
