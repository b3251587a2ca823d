import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

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
  kind: 'invitation' | 'staff_invite' | 'test';
  recipient: string;
  subject: string;
  created_at: Date;
}>;

export type OutboxMail = OutboxHead & Readonly<{ html: string; text: string }>;

/** Kept mails, newest first: ids are made in the order of time. `before` is the id that the page before ended with. */
export async function outboxPage(
  db: WorkspaceTransaction,
  { before, limit }: Readonly<{ before: string | undefined; limit: number }>,
): Promise<readonly OutboxHead[]> {
  return db.trx
    .selectFrom('outbox_mail')
    .select(['id', 'kind', 'recipient', 'subject', 'created_at'])
    .where('workspace_id', '=', db.workspaceId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findOutboxMail(db: WorkspaceTransaction, id: string): Promise<OutboxMail | undefined> {
  return db.trx
    .selectFrom('outbox_mail')
    .select(['id', 'kind', 'recipient', 'subject', 'created_at', 'html', 'body_text as text'])
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}
