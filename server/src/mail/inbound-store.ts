import type { InboundDetail } from '@voldaan/domain/mail/inbound-detail';
import { sql } from 'kysely';
import type { InboundKind } from '../database/deliverability-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type KeptInbound = Readonly<{
  id: string;
  digest: Buffer;
  kind: InboundKind;
  isProven: boolean;
  invitationId: string | undefined;
  contactId: string | undefined;
  fromName: string;
  fromAddress: string;
  subject: string;
  text: string;
  detail: InboundDetail;
  receivedAt: Date;
}>;

/** Keeps a mail that came in. False when this very mail came in before. */
export async function insertInboundMail(
  { trx, workspaceId }: WorkspaceTransaction,
  mail: KeptInbound,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('inbound_mail')
    .values({
      workspace_id: workspaceId,
      id: mail.id,
      digest: mail.digest,
      kind: mail.kind,
      is_proven: mail.isProven,
      invitation_id: mail.invitationId ?? null,
      contact_id: mail.contactId ?? null,
      from_name: mail.fromName,
      from_address: mail.fromAddress,
      subject: mail.subject,
      body_text: mail.text,
      detail: JSON.stringify(mail.detail),
      received_at: mail.receivedAt,
    })
    .onConflict((known) => known.columns(['workspace_id', 'digest']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

export async function changeInboundDetail(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, detail }: Readonly<{ id: string; detail: InboundDetail }>,
): Promise<void> {
  await trx
    .updateTable('inbound_mail')
    .set({ detail: JSON.stringify(detail) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Notes that a member of staff has read it, or has not. */
export async function markInboundRead(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, readAt }: Readonly<{ id: string; readAt: Date | null }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('inbound_mail')
    .set({ read_at: readAt })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteOldInbound({ trx, workspaceId }: WorkspaceTransaction, before: Date): Promise<void> {
  await trx
    .deleteFrom('inbound_mail')
    .where('workspace_id', '=', workspaceId)
    .where('received_at', '<', before)
    .execute();
}

/** Rests that are over: the address may be written to again. */
export async function deletePastRests({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await trx.deleteFrom('suppression').where('workspace_id', '=', workspaceId).where('until', '<=', now).execute();
}

/**
 * Whatever came back about a mail, some server had taken it: what was in doubt is settled as sent, and so is what is still
 * in a sender's hands, before the death of that sender makes a doubt of it.
 */
export async function settleArrived(
  { trx, workspaceId }: WorkspaceTransaction,
  { invitationId, detail }: Readonly<{ invitationId: string; detail: string }>,
): Promise<void> {
  await sql`
    with moved as (
      update invitation set state = 'sent', reason = null, settled_at = now(), lease_until = null
      where workspace_id = ${workspaceId} and (id = ${invitationId} or carried_by = ${invitationId})
        and state in ('handed', 'unknown')
      returning id
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, 'sent', ${detail} from moved`.execute(trx);
}
