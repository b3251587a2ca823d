import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { MailKind } from './schema.ts';

export type MailSettingRow = Readonly<{
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  username: string;
  password_sealed: Buffer | null;
  sender_name: string;
  sender_address: string;
}>;

export async function findMailSetting(db: WorkspaceTransaction): Promise<MailSettingRow | undefined> {
  return db.trx
    .selectFrom('mail_setting')
    .select(['host', 'port', 'security', 'username', 'password_sealed', 'sender_name', 'sender_address'])
    .where('workspace_id', '=', db.workspaceId)
    .executeTakeFirst();
}

export async function companyName(db: WorkspaceTransaction): Promise<string> {
  const row = await db.trx.selectFrom('workspace').select('name').where('id', '=', db.workspaceId).executeTakeFirst();
  return row?.name ?? '';
}

export type OutboxHead = Readonly<{
  id: string;
  kind: MailKind;
  recipient: string;
  subject: string;
  created_at: Date;
}>;

export type OutboxMail = OutboxHead & Readonly<{ html: string; text: string; reply_to: string; message_id: string }>;

/** Kept mails of these kinds, newest first, as ids are made in the order of time; after the id `before`. */
export async function outboxPage(
  db: WorkspaceTransaction,
  wish: Readonly<{ kinds: readonly MailKind[]; before: string | undefined; limit: number }>,
): Promise<readonly OutboxHead[]> {
  return db.trx
    .selectFrom('outbox_mail')
    .select(['id', 'kind', 'recipient', 'subject', 'created_at'])
    .where('workspace_id', '=', db.workspaceId)
    .where('kind', 'in', wish.kinds)
    .$if(wish.before !== undefined, (query) => query.where('id', '<', wish.before ?? ''))
    .orderBy('id', 'desc')
    .limit(wish.limit)
    .execute();
}

export async function findOutboxMail(db: WorkspaceTransaction, id: string): Promise<OutboxMail | undefined> {
  return db.trx
    .selectFrom('outbox_mail')
    .select(['id', 'kind', 'recipient', 'subject', 'created_at', 'html', 'body_text as text', 'reply_to', 'message_id'])
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}
