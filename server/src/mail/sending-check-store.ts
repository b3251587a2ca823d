import { isInOrder, type SendingFinding } from '@voldaan/domain/mail/sending-finding';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NewDkimKey = Readonly<{ domain: string; selector: string; sealed: Buffer; publicKey: string }>;

export async function insertDkimKey({ trx, workspaceId }: WorkspaceTransaction, key: NewDkimKey): Promise<void> {
  await trx
    .insertInto('dkim_key')
    .values({
      workspace_id: workspaceId,
      id: uuid(),
      domain: key.domain,
      selector: key.selector,
      private_sealed: key.sealed,
      public_key: key.publicKey,
    })
    .onConflict((known) => known.columns(['workspace_id', 'domain', 'selector']).doNothing())
    .execute();
}

/** From now on this key signs: receivers can look it up. */
export async function markDkimSeen(
  { trx, workspaceId }: WorkspaceTransaction,
  { domain, selector, at }: Readonly<{ domain: string; selector: string; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('dkim_key')
    .set({ seen_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('domain', '=', domain)
    .where('selector', '=', selector)
    .where('seen_at', 'is', null)
    .execute();
}

export type DoneCheck = Readonly<{ domain: string; host: string; findings: readonly SendingFinding[]; at: Date }>;

/** One check a day is kept, the last of it. */
export async function saveSendingCheck({ trx, workspaceId }: WorkspaceTransaction, check: DoneCheck): Promise<void> {
  const values = {
    domain: check.domain,
    host: check.host,
    findings: JSON.stringify(check.findings),
    is_in_order: isInOrder(check.findings),
    checked_at: check.at,
  };
  await trx
    .insertInto('sending_check')
    .values({ workspace_id: workspaceId, day: check.at.toISOString().slice(0, 10), ...values })
    .onConflict((known) => known.columns(['workspace_id', 'day']).doUpdateSet(values))
    .execute();
}
