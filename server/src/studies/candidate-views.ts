import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import { type ContactPurpose, consentFor } from '@voldaan/domain/studies/contact-request';
import { lookBackDays } from '@voldaan/domain/studies/rules-for';
import type { Audience } from '@voldaan/domain/studies/study-draft';
import { type RawBuilder, sql } from 'kysely';
import { audienceSql } from '../contacts/audience-views.ts';
import { stillHolds } from '../contacts/suppressions/suppression-views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Whom a wave is meant for: customers of a kind, or these. */
export type Candidates = Readonly<{ audience: Audience }> | Readonly<{ contactIds: readonly string[] }>;

/** What makes that a customer has to be decided about one by one; null for those of whom nothing is known. */
export type Doubt =
  | 'open_complaint'
  | 'asked'
  | 'planned'
  | 'suppressed'
  | 'consent_refused'
  | 'consent_missing'
  | 'topic_unwanted';

export type Judging = Readonly<{
  candidates: Candidates;
  budget: BudgetRules;
  purpose: ContactPurpose;
}>;

/**
 * Candidates with their doubt, as a subquery `(id, doubt)`: one pass over the customers, beside which the few who have
 * refused, complain or were asked lately are held in memory. It may doubt somebody who can be asked, and never the reverse,
 * up to what happens between planning and sending, where each is looked at again.
 */
export function judgedCandidates(workspaceId: string, { candidates, budget, purpose }: Judging): RawBuilder<unknown> {
  const consent = consentFor(purpose);
  const mustConsent = budget.consentNeeded.includes(consent);
  const inList = (list: RawBuilder<unknown>) => sql<boolean>`contact.id in (${list})`;
  const consents = (isGiven: boolean) => sql`select contact_id from consent
    where workspace_id = ${workspaceId} and purpose = ${consent} and is_given = ${isGiven}`;
  return sql`(
    select contact.id, case
      -- What stands in the row itself first: it spares the look at the others.
      when contact.open_complaints > 0 then 'open_complaint'
      when contact.asked_at > (select now() - make_interval(days => ${lookBackDays(budget)})) then 'asked'
      when contact.rest_days is not null and contact.asked_at > now() - make_interval(days => contact.rest_days) then 'asked'
      when ${purpose} = any (contact.unwanted_topics) then 'topic_unwanted'
      when contact.address_hash in (
        select address_hash from suppression
        where workspace_id = ${workspaceId} and purpose in (${consent}, 'all') and ${stillHolds}
      ) then 'suppressed'
      when ${inList(consents(false))} then 'consent_refused'
      when ${mustConsent ? sql`not ${inList(consents(true))}` : sql`false`} then 'consent_missing'
      when ${inList(sql`select contact_id from invitation
        where workspace_id = ${workspaceId} and state in ('planned', 'claimed') and contact_id is not null`)} then 'planned'
      end as doubt
    from contact
    where contact.workspace_id = ${workspaceId} and not contact.is_sample and ${isMeant(candidates)}
    -- Kept apart from the query around it, which would otherwise work out the doubt each time that it names it.
    offset 0)`;
}

function isMeant(candidates: Candidates): RawBuilder<unknown> {
  if ('audience' in candidates) return audienceSql(candidates.audience, 'contact');
  return sql`contact.id = any (${candidates.contactIds}::uuid[])`;
}

export type DoubtCount = Readonly<{ doubt: Doubt | null; count: number }>;

/** How many candidates there are by what is doubted of them. */
export async function countCandidates(db: WorkspaceTransaction, judging: Judging): Promise<readonly DoubtCount[]> {
  const { rows } = await sql<DoubtCount>`
    select doubt, count(*) as count from ${judgedCandidates(db.workspaceId, judging)} judged
    group by doubt order by doubt`.execute(db.trx);
  return rows;
}

/** Candidates who must be decided about one by one, at most so many. */
export async function listDoubtful(
  db: WorkspaceTransaction,
  judging: Judging,
  limit: number,
): Promise<readonly Readonly<{ id: string; doubt: Doubt }>[]> {
  const { rows } = await sql<Readonly<{ id: string; doubt: Doubt }>>`
    select id, doubt from ${judgedCandidates(db.workspaceId, judging)} judged
    where doubt is not null order by id limit ${limit}`.execute(db.trx);
  return rows;
}

/** Some candidates of whom nothing is known. */
export async function listClear(db: WorkspaceTransaction, judging: Judging, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<Readonly<{ id: string }>>`
    select id from ${judgedCandidates(db.workspaceId, judging)} judged
    where doubt is null order by id limit ${limit}`.execute(db.trx);
  return rows.map(({ id }) => id);
}

/**
 * Hash tables over everybody who refused or was planned must fit, or each customer would be looked up in a list; and a pass
 * over all customers may take longer than a question of a screen.
 */
export async function planInMemory({ trx }: WorkspaceTransaction): Promise<void> {
  await sql`select set_config('work_mem', '256MB', true), set_config('jit', 'off', true),
    set_config('statement_timeout', '120s', true)`.execute(trx);
}
