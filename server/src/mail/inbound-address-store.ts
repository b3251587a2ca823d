import type { InboundPurpose } from '../database/inbound-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export async function saveInboundAddress(
  { trx, workspaceId }: WorkspaceTransaction,
  { purpose, address, at }: Readonly<{ purpose: InboundPurpose; address: string; at: Date }>,
): Promise<void> {
  await trx
    .insertInto('inbound_address')
    .values({ workspace_id: workspaceId, purpose, address, changed_at: at })
    .onConflict((known) => known.columns(['workspace_id', 'purpose']).doUpdateSet({ address, changed_at: at }))
    .execute();
}

export async function deleteInboundAddress(
  { trx, workspaceId }: WorkspaceTransaction,
  purpose: InboundPurpose,
): Promise<void> {
  await trx
    .deleteFrom('inbound_address')
    .where('workspace_id', '=', workspaceId)
    .where('purpose', '=', purpose)
    .execute();
}

export async function insertInboundRaw(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, raw, envelopeTo }: Readonly<{ id: string; raw: Buffer; envelopeTo: string }>,
): Promise<void> {
  await trx
    .insertInto('inbound_raw')
    .values({ workspace_id: workspaceId, inbound_mail_id: id, raw, envelope_to: envelopeTo })
    .execute();
}
