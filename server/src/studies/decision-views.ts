import type { Reason } from '@voldaan/domain/studies/contact-decision';
import type { ContactKind } from '@voldaan/domain/studies/contact-request';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Longer stories are cut at their beginning. */
const stepsMax = 1_000;

export type StoryStep = Readonly<{
  at: Date;
  sort: 'decision' | 'request' | 'send' | 'consent';
  study_id: string | null;
  study_name: string | null;
  wave_id: string | null;
  invitation_id: string | null;
  occasion: string;
  kind: ContactKind | null;
  outcome: string;
  stage: string | null;
  reasons: readonly Reason[];
  /** Where a yes or no was said, why a mail stopped, or until when a request waits. */
  note: string;
  until: Date | null;
  /** The study in whose mail the question went along or is to, and when that mail was handed over. */
  mail_of: string | null;
  mail_at: Date | null;
  /** The study whose question went along in this mail. */
  took_along: string | null;
}>;

export type StoryWish = Readonly<{ contactId: string; addressHash: Buffer }>;

/** Everything that was decided about a customer and done with their mail, in order of time. */
export async function listStory(
  { trx, workspaceId }: WorkspaceTransaction,
  { contactId, addressHash }: StoryWish,
): Promise<readonly StoryStep[]> {
  const isTheirs = (table: string) => sql`${sql.ref(`${table}.workspace_id`)} = ${workspaceId}
    and (${sql.ref(`${table}.address_hash`)} = ${addressHash} or ${sql.ref(`${table}.contact_id`)} = ${contactId})`;
  const { rows } = await sql<StoryStep>`
    select * from (
      select step.*, study.name as study_name, mail_study.name as mail_of, mail.handed_at as mail_at,
        ${tookAlong(workspaceId)} as took_along
      from (
        select at, 'decision' as sort, study_id, wave_id, invitation_id, occasion, kind, decision as outcome, stage,
          reasons, '' as note, null::timestamptz as until, id
        from contact_decision where ${isTheirs('contact_decision')}
        union all
        select decided_at, 'request', study_id, null, invitation_id, occasion, kind, state, null, reasons, '', next_at, id
        from contact_request where ${isTheirs('contact_request')} and state = 'deferred'
        union all
        select send_event.at, 'send', invitation.study_id, invitation.wave_id, invitation.id, invitation.occasion,
          invitation.kind, send_event.state, null, '[]', send_event.detail, null, send_event.id
        from invitation
        join send_event on send_event.workspace_id = invitation.workspace_id and send_event.invitation_id = invitation.id
        where ${isTheirs('invitation')} and send_event.state <> 'claimed'
        union all
        select at, 'consent', null, null, null, '', null, case when is_given then 'given' else 'refused' end, null, '[]',
          source, null, id
        from consent_event
        where workspace_id = ${workspaceId} and address_hash = ${addressHash}
      ) step
      left join study on study.workspace_id = ${workspaceId} and study.id = step.study_id
      left join invitation own on own.workspace_id = ${workspaceId} and own.id = step.invitation_id
      left join invitation mail on mail.workspace_id = ${workspaceId} and mail.id = own.carried_by
      left join study mail_study on mail_study.workspace_id = ${workspaceId} and mail_study.id = mail.study_id
      order by step.at desc, step.id desc
      limit ${stepsMax}
    ) latest
    order by at, id`.execute(trx);
  return rows;
}

/** Told at the mail that left, and not at each of its steps. */
function tookAlong(workspaceId: string) {
  return sql`(
    select study.name from invitation carried
    join study on study.workspace_id = carried.workspace_id and study.id = carried.study_id
    where carried.workspace_id = ${workspaceId} and carried.carried_by = step.invitation_id
      and carried.state in ('sent', 'unknown') and step.sort = 'send' and step.outcome in ('sent', 'unknown')
    order by carried.id limit 1)`;
}
