import { sql } from 'kysely';
import type { LeftOutFile } from '../../database/inbound-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function isKnownMail({ trx, workspaceId }: WorkspaceTransaction, messageKey: Buffer): Promise<boolean> {
  const row = await trx
    .selectFrom('case_inbound')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('message_key', '=', messageKey)
    .executeTakeFirst();
  return row !== undefined;
}

export type MailCounts = Readonly<{ from_address: number; all: number }>;

/** How many mails were taken since a moment: of this address, and of all. */
export async function countRecentMail(
  { trx, workspaceId }: WorkspaceTransaction,
  { fromAddress, since }: Readonly<{ fromAddress: string; since: Date }>,
): Promise<MailCounts> {
  const { rows } = await sql<MailCounts>`
    select (count(*) filter (where lower(from_address) = lower(${fromAddress})))::int as from_address, count(*)::int as all
    from case_inbound where workspace_id = ${workspaceId} and received_at > ${since}`.execute(trx);
  return rows[0] ?? { from_address: 0, all: 0 };
}

/** What of a customer's mail is not in the words of its step. */
export type CaseInboundRow = Readonly<{
  sequence: number;
  from_name: string;
  from_address: string;
  subject: string;
  quoted: string;
  signature: string;
  left_out: readonly LeftOutFile[];
}>;

export async function listCaseInbound(
  { trx, workspaceId }: WorkspaceTransaction,
  caseId: string,
): Promise<readonly CaseInboundRow[]> {
  return trx
    .selectFrom('case_inbound')
    .select(['sequence', 'from_name', 'from_address', 'subject', 'quoted', 'signature', 'left_out'])
    .where('workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .limit(500)
    .execute();
}

/** The language that this workspace speaks by itself. */
export async function ownLanguage({ trx, workspaceId }: WorkspaceTransaction): Promise<string> {
  const row = await trx
    .selectFrom('workspace')
    .select('language')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return row.language;
}

/** The case that a mail became already. */
export async function caseOfInboundMail(
  { trx, workspaceId }: WorkspaceTransaction,
  mailId: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('complaint_case')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('inbound_mail_id', '=', mailId)
    .executeTakeFirst();
  return row?.id;
}
