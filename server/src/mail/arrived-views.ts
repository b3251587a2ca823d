import type { InboundDetail } from '@voldaan/domain/mail/inbound-detail';
import type { InboundPurpose } from '../database/inbound-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** The address whose mail becomes something; '' for none. */
export async function findInboundAddress(
  { trx, workspaceId }: WorkspaceTransaction,
  purpose: InboundPurpose,
): Promise<string> {
  const row = await trx
    .selectFrom('inbound_address')
    .select('address')
    .where('workspace_id', '=', workspaceId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row?.address ?? '';
}

/** A mail with the whole of what came in, held until the end of the transaction. */
export type ArrivedMail = Readonly<{
  id: string;
  contact_id: string | null;
  detail: InboundDetail;
  received_at: Date;
  raw: Buffer;
  envelope_to: string;
}>;

export async function holdArrivedMail(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<ArrivedMail | undefined> {
  return trx
    .selectFrom('inbound_mail as m')
    .innerJoin('inbound_raw as r', (join) =>
      join.onRef('r.workspace_id', '=', 'm.workspace_id').onRef('r.inbound_mail_id', '=', 'm.id'),
    )
    .select(['m.id', 'm.contact_id', 'm.detail', 'm.received_at', 'r.raw', 'r.envelope_to'])
    .where('m.workspace_id', '=', workspaceId)
    .where('m.id', '=', id)
    .forUpdate('m')
    .executeTakeFirst();
}
