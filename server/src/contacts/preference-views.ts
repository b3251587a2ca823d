import type { AskingTopic } from '@voldaan/domain/studies/contact-request';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { stillHolds } from './suppressions/suppression-views.ts';

/** What holds for an address, whether a contact has it or not. */
export type PreferenceRow = Readonly<{
  /** Nothing stops questions to it. */
  is_asked: boolean;
  /** A yes was said to news, and nothing stops it. */
  gets_news: boolean;
  rest_days: number | null;
  unwanted_topics: readonly AskingTopic[] | null;
}>;

export async function findPreferences(
  { trx, workspaceId }: WorkspaceTransaction,
  addressHash: Buffer,
): Promise<PreferenceRow> {
  const isSuppressed = (purpose: string) => sql`exists (
    select from suppression
    where workspace_id = ${workspaceId} and address_hash = ${addressHash} and purpose in (${purpose}, 'all')
      and ${stillHolds})`;
  const said = (purpose: string) => sql`(
    select is_given from consent
    where consent.workspace_id = ${workspaceId} and consent.contact_id = known.id and purpose = ${purpose})`;
  const { rows } = await sql<PreferenceRow>`
    select
      not ${isSuppressed('research')} and coalesce(${said('research')}, true) as is_asked,
      not ${isSuppressed('marketing')} and coalesce(${said('marketing')}, false) as gets_news,
      known.rest_days, known.unwanted_topics
    from (select 1) as one
    left join lateral (
      select id, rest_days, unwanted_topics from contact
      where contact.workspace_id = ${workspaceId} and contact.address_hash = ${addressHash}
      order by id limit 1
    ) known on true`.execute(trx);
  return rows[0] ?? { is_asked: false, gets_news: false, rest_days: null, unwanted_topics: null };
}
