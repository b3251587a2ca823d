import { restDays } from '@voldaan/domain/invitations/rest-period';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Whom a wave is meant for: every contact, some of them, or whoever these addresses belong to. */
export type Audience =
  | 'all'
  | Readonly<{ contactIds: readonly string[] }>
  | Readonly<{ addressHashes: readonly Buffer[] }>;

export type RecipientCounts = Readonly<{ eligible: number; suppressed: number; invited_recently: number }>;

/** Why an address is withheld; the same words for contacts and for addresses that are no contact yet. */
const isSuppressed = sql`exists (
  select from suppression
  where suppression.workspace_id = candidate.workspace_id and suppression.address_hash = candidate.address_hash
    and suppression.purpose in ('research', 'all'))`;
const isResting = sql`exists (
  select from invitation
  where invitation.workspace_id = candidate.workspace_id and invitation.address_hash = candidate.address_hash
    and invitation.state in ('planned', 'claimed', 'handed', 'sent', 'unknown')
    and invitation.planned_at > now() - make_interval(days => ${restDays}))`;

function candidates({ workspaceId }: WorkspaceTransaction, audience: Audience) {
  if (audience === 'all') return sql`contact where workspace_id = ${workspaceId} and not is_sample`;
  if ('contactIds' in audience) {
    return sql`contact where workspace_id = ${workspaceId} and not is_sample
      and id = any(${audience.contactIds}::uuid[])`;
  }
  return sql`unnest(${audience.addressHashes}::bytea[]) as given (address_hash)`;
}

/** How many would get a mail now, and how many would not, by reason. */
export async function countRecipients(db: WorkspaceTransaction, audience: Audience): Promise<RecipientCounts> {
  const { rows } = await sql<RecipientCounts>`
    select count(*) filter (where not is_suppressed and not is_resting) as eligible,
      count(*) filter (where is_suppressed) as suppressed,
      count(*) filter (where is_resting and not is_suppressed) as invited_recently
    from (
      select ${isSuppressed} as is_suppressed, ${isResting} as is_resting
      from (select ${db.workspaceId}::uuid as workspace_id, address_hash from ${candidates(db, audience)}) candidate
    ) judged`.execute(db.trx);
  return rows[0] ?? { eligible: 0, suppressed: 0, invited_recently: 0 };
}

/** How many of these ids are contacts of the workspace. */
export async function countContactsOf(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from contact
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`.execute(trx);
  return rows[0]?.count ?? 0;
}

export type EligibleContact = Readonly<{
  id: string;
  email: string;
  address_hash: Buffer;
  /** What the customer reads, as far as it is known. */
  language: string | null;
  workspace_language: string;
}>;

/**
 * Contacts that a wave may be planned for, a few thousand at a time: one cursor sees them as they are when the first is
 * asked for, whatever is planned meanwhile.
 */
export async function* eligibleContacts(
  db: WorkspaceTransaction,
  audience: Exclude<Audience, { addressHashes: readonly Buffer[] }>,
  limit: number,
): AsyncGenerator<readonly EligibleContact[]> {
  await sql`
    declare eligible_contact no scroll cursor for
    select candidate.id, candidate.email, candidate.address_hash,
      candidate.language, workspace.language as workspace_language
    from (select * from ${candidates(db, audience)}) candidate
    join workspace on workspace.id = candidate.workspace_id
    where not ${isSuppressed} and not ${isResting}`.execute(db.trx);
  for (;;) {
    const { rows } = await sql<EligibleContact>`fetch ${sql.lit(limit)} from eligible_contact`.execute(db.trx);
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
  }
}

/** The languages that a version is asked in. */
export async function languagesOfVersion(
  { trx, workspaceId }: WorkspaceTransaction,
  versionId: string,
): Promise<readonly LanguageTag[]> {
  const { rows } = await sql<{ languages: readonly LanguageTag[] }>`
    select definition -> 'languages' as languages from survey_version
    where workspace_id = ${workspaceId} and id = ${versionId}`.execute(trx);
  return rows[0]?.languages ?? [];
}
