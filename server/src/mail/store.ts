import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { MailKind } from './schema.ts';
import type { MailSettingRow } from './views.ts';

export async function saveMailSetting(db: WorkspaceTransaction, setting: MailSettingRow): Promise<void> {
  const values = { ...setting, changed_at: new Date() };
  await db.trx
    .insertInto('mail_setting')
    .values({ workspace_id: db.workspaceId, ...values })
    .onConflict((known) => known.columns(['workspace_id']).doUpdateSet(values))
    .execute();
}

export async function deleteMailSetting(db: WorkspaceTransaction): Promise<void> {
  await db.trx.deleteFrom('mail_setting').where('workspace_id', '=', db.workspaceId).execute();
}

export type KeptMail = Readonly<{
  id: string;
  kind: MailKind;
  invitationId?: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  /** Where answers go, and what they quote; both are made when it is sent unless something is to be found by them. */
  replyTo?: string;
  messageId?: string;
}>;

/** Keeps a mail that no server took, for staff to read. */
export async function insertOutboxMail(db: WorkspaceTransaction, mail: KeptMail): Promise<void> {
  await db.trx
    .insertInto('outbox_mail')
    .values({
      workspace_id: db.workspaceId,
      id: mail.id,
      kind: mail.kind,
      invitation_id: mail.invitationId ?? null,
      recipient: mail.recipient,
      subject: mail.subject,
      html: mail.html,
      body_text: mail.text,
      reply_to: mail.replyTo ?? '',
      message_id: mail.messageId ?? '',
    })
    .execute();
}

export async function deleteOldOutboxMail(db: WorkspaceTransaction, before: Date): Promise<void> {
  await db.trx
    .deleteFrom('outbox_mail')
    .where('workspace_id', '=', db.workspaceId)
    .where('created_at', '<', before)
    .execute();
}

/** Writes down that a mail goes to the server now; false when that was written before, and the server may have it. */
export async function markHanded(
  db: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.trx
    .updateTable('outbox_mail')
    .set({ handed_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .where('handed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The server has certainly not taken it: it may be tried again. */
export async function unmarkHanded(db: WorkspaceTransaction, id: string): Promise<void> {
  await db.trx
    .updateTable('outbox_mail')
    .set({ handed_at: null })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function deleteOutboxMail(db: WorkspaceTransaction, id: string): Promise<void> {
  await db.trx.deleteFrom('outbox_mail').where('workspace_id', '=', db.workspaceId).where('id', '=', id).execute();
}
