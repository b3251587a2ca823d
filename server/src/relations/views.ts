import { kindsMeaning } from '@voldaan/domain/touchpoints/event-kind';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { tellsNoHiddenCase } from '../touchpoints/hidden-case-views.ts';

/** One thing that passed between us and a contact; `detail` has the fields of its kind. */
export type HistoryRow = Readonly<{
  kind: 'asked' | 'answered' | 'event' | 'consent' | 'held' | 'visit' | 'promise';
  at: Date;
  id: string;
  detail: Readonly<Record<string, unknown>>;
}>;

export type HistoryPlace = Readonly<{ at: string; id: string }>;

/**
 * Newest first, over everything that is told of a contact. Each part brings its own newest, so that no more than a page of
 * each is sorted; a customer of ten years has as quick a first page as one of a week.
 */
export async function listHistory(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
  { after, limit }: Readonly<{ after: HistoryPlace | undefined; limit: number }>,
): Promise<readonly HistoryRow[]> {
  const page = (at: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`
    ${after === undefined ? sql`` : sql`and (date_trunc('milliseconds', ${at}), ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    order by date_trunc('milliseconds', ${at}) desc, ${id} desc limit ${limit}`;
  const parts = [asked, answered, told, consented, held, visited, promised].map(
    (part) => sql`(${part(workspaceId, contactId, page)})`,
  );
  const { rows } = await sql<HistoryRow>`
    select kind, at, id, detail from (${sql.join(parts, sql` union all `)}) as history
    order by at desc, id desc limit ${limit}`.execute(trx);
  return rows;
}

type Part = (
  workspaceId: string,
  contactId: string,
  page: (at: RawBuilder<unknown>, id: RawBuilder<unknown>) => RawBuilder<unknown>,
) => RawBuilder<unknown>;

const sentAt = sql`coalesce(i.settled_at, i.handed_at, i.due_at)`;

/** Of an invitation to an anonymous wave a customer's history says that it was sent, and not whether it was answered. */
const isNamed = sql`not exists (select from wave_anonymity promise
  where promise.workspace_id = i.workspace_id and promise.wave_id = i.wave_id)`;

const asked: Part = (workspaceId, contactId, page) => sql`
  select 'asked' as kind, date_trunc('milliseconds', ${sentAt}) as at, i.id, jsonb_build_object(
    'survey_id', i.survey_id, 'survey_name', survey.name, 'study_id', i.study_id, 'study_name', study.name,
    'wave_id', i.wave_id, 'is_reminder', i.kind = 'reminder', 'state', i.state, 'reason', i.reason,
    'is_opened', i.opened_at is not null and ${isNamed}, 'is_answered', i.answered_at is not null and ${isNamed},
    'is_bounced', i.bounced_at is not null, 'is_reported', i.reported_at is not null) as detail
  from invitation i
  join survey on survey.workspace_id = i.workspace_id and survey.id = i.survey_id
  left join study on study.workspace_id = i.workspace_id and study.id = i.study_id
  where i.workspace_id = ${workspaceId} and i.contact_id = ${contactId} ${page(sentAt, sql`i.id`)}`;

/** Machines and test answers said nothing. */
const answered: Part = (workspaceId, contactId, page) => sql`
  select 'answered' as kind, date_trunc('milliseconds', r.changed_at) as at, r.id, jsonb_build_object(
    'survey_name', survey.name, 'scale', version.definition #> '{nodes,0,nodes,0,scale}',
    'score', case when jsonb_typeof(r.answers -> opening.id) = 'number' then r.answers -> opening.id end,
    'comment', comment.text, 'language', r.language, 'is_complete', r.completed_at is not null) as detail
  from response_contact link
  join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
  join survey on survey.workspace_id = r.workspace_id and survey.id = r.survey_id
  join survey_version version on version.workspace_id = r.workspace_id and version.id = r.survey_version_id
  cross join lateral (select version.definition #>> '{nodes,0,nodes,0,id}' as id) opening
  left join lateral (
    select r.answers ->> (node #>> '{}') as text
    from jsonb_path_query(version.definition, 'strict $.nodes.** ? (@.kind == "open").id') as node
    where btrim(coalesce(r.answers ->> (node #>> '{}'), '')) <> '' and (node #>> '{}') <> all (r.off_path)
    limit 1
  ) comment on true
  where link.workspace_id = ${workspaceId} and link.contact_id = ${contactId} and r.removed_at is null
    and not r.is_test and r.vote_class <> 'machine' ${page(sql`r.changed_at`, sql`r.id`)}`;

/** A visit that was noted is told of as an event as well, for studies that ask after one; here it stands once, as itself. */
const told: Part = (workspaceId, contactId, page) => sql`
  select 'event' as kind, date_trunc('milliseconds', e.occurred_at) as at, e.id, jsonb_build_object(
    'event_kind', e.kind, 'subject', e.subject, 'amount', e.amount, 'currency', e.currency) as detail
  from customer_event e
  where e.workspace_id = ${workspaceId} and e.contact_id = ${contactId}
    and not (e.kind = 'visit_done' and e.properties ? 'visit') and ${tellsNoHiddenCase('e')} ${page(sql`e.occurred_at`, sql`e.id`)}`;

const consented: Part = (workspaceId, contactId, page) => sql`
  select 'consent' as kind, date_trunc('milliseconds', said.at) as at, said.id, jsonb_build_object(
    'purpose', said.purpose, 'is_given', said.is_given, 'source', said.source) as detail
  from consent_event said
  join contact on contact.workspace_id = said.workspace_id and contact.address_hash = said.address_hash
  where said.workspace_id = ${workspaceId} and contact.id = ${contactId} ${page(sql`said.at`, sql`said.id`)}`;

/** A wish that was granted in the end became an invitation, which is shown itself; so did one that went along in a mail. */
const held: Part = (workspaceId, contactId, page) => sql`
  select 'held' as kind, date_trunc('milliseconds', wish.decided_at) as at, wish.id, jsonb_build_object(
    'study_id', wish.study_id, 'study_name', study.name, 'state', wish.state) as detail
  from contact_request wish
  join study on study.workspace_id = wish.workspace_id and study.id = wish.study_id
  where wish.workspace_id = ${workspaceId} and wish.contact_id = ${contactId} and wish.state in ('deferred', 'withheld')
    ${page(sql`wish.decided_at`, sql`wish.id`)}`;

const visitAt = sql`coalesce(visit.made_at, visit.starts_at)`;

const visited: Part = (workspaceId, contactId, page) => sql`
  select 'visit' as kind, date_trunc('milliseconds', ${visitAt}) as at, visit.id, jsonb_build_object(
    'state', visit.state, 'owner_name', owner.name, 'mark', visit.mark, 'better', visit.better, 'notes', visit.notes) as detail
  from courtesy_visit visit
  join staff owner on owner.workspace_id = visit.workspace_id and owner.id = visit.owner_id
  where visit.workspace_id = ${workspaceId} and visit.contact_id = ${contactId} ${page(visitAt, sql`visit.id`)}`;

const promised: Part = (workspaceId, contactId, page) => sql`
  select 'promise' as kind, date_trunc('milliseconds', promise.made_at) as at, promise.id, jsonb_build_object(
    'what', promise.what, 'owner_name', owner.name, 'due_at', promise.due_at, 'kept_at', promise.kept_at,
    'released_at', promise.released_at) as detail
  from customer_promise promise
  join staff owner on owner.workspace_id = promise.workspace_id and owner.id = promise.owner_id
  where promise.workspace_id = ${workspaceId} and promise.contact_id = ${contactId}
    ${page(sql`promise.made_at`, sql`promise.id`)}`;

export type HistoryTotals = Readonly<{
  orders: number;
  amounts: readonly Readonly<{ currency: string; amount: number }>[];
  asked: number;
  answered: number;
  complaints: number;
}>;

export async function sumHistory(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
): Promise<HistoryTotals | undefined> {
  const { rows } = await sql<HistoryTotals>`
    select
      (select count(*) from customer_event where workspace_id = ${workspaceId} and contact_id = ${contactId}
        and kind = any (${kindsMeaning('order')}::text[])) as orders,
      (select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by amount desc), '[]')
        from (select currency, sum(amount) as amount from customer_event
          where workspace_id = ${workspaceId} and contact_id = ${contactId} and kind = any (${kindsMeaning('order')}::text[])
            and amount is not null and currency is not null group by currency) as sums) as amounts,
      (select count(*) from invitation where workspace_id = ${workspaceId} and contact_id = ${contactId}
        and kind = 'invitation' and state in ('handed', 'sent', 'unknown')) as asked,
      (select count(*) from invitation i where i.workspace_id = ${workspaceId} and i.contact_id = ${contactId}
        and i.kind = 'invitation' and i.answered_at is not null and ${isNamed}) as answered,
      (select count(*) from customer_event e where workspace_id = ${workspaceId} and contact_id = ${contactId}
        and kind = any (${kindsMeaning('complaint')}::text[]) and ${tellsNoHiddenCase('e')}) as complaints
    from contact where workspace_id = ${workspaceId} and id = ${contactId}`.execute(trx);
  return rows[0];
}
