import { sql } from 'kysely';
import type { LeftOutFile } from '../../database/inbound-tables.ts';
import { lockSpaces } from '../../database/lock-spaces.ts';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { TakenFile } from './sort-files.ts';

/** Mails of one workspace are taken one after the other: whoever counts them must not be overtaken. */
export async function lockCaseMail({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.caseMail}, hashtext(${workspaceId}))`.execute(trx);
}

export type KeptCaseMail = Readonly<{
  caseId: string;
  sequence: number;
  mailId: string;
  messageKey: Buffer;
  fromName: string;
  fromAddress: string;
  subject: string;
  quoted: string;
  signature: string;
  leftOut: readonly LeftOutFile[];
  at: Date;
}>;

export async function insertCaseInbound({ trx, workspaceId }: WorkspaceTransaction, mail: KeptCaseMail): Promise<void> {
  await trx
    .insertInto('case_inbound')
    .values({
      workspace_id: workspaceId,
      id: uuid(mail.at.getTime()),
      case_id: mail.caseId,
      sequence: mail.sequence,
      inbound_mail_id: mail.mailId,
      message_key: mail.messageKey,
      from_name: mail.fromName,
      from_address: mail.fromAddress,
      subject: mail.subject,
      quoted: mail.quoted,
      signature: mail.signature,
      left_out: JSON.stringify(mail.leftOut),
      received_at: mail.at,
    })
    .execute();
}

export async function insertMailFiles(
  { trx, workspaceId }: WorkspaceTransaction,
  { caseId, files, at }: Readonly<{ caseId: string; files: readonly TakenFile[]; at: Date }>,
): Promise<void> {
  if (files.length === 0) return;
  await trx
    .insertInto('case_file')
    .values(
      files.map(({ name, sort, bytes }) => ({
        workspace_id: workspaceId,
        id: uuid(at.getTime()),
        case_id: caseId,
        name,
        media_type: sort,
        bytes,
        added_at: at,
      })),
    )
    .execute();
}
