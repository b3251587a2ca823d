import type { LegalBasis } from '@voldaan/domain/contacts/consent';
import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import type { ContactPurpose } from '@voldaan/domain/studies/contact-request';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** The lists that somebody may call from: an interviewer those they were given, others all. */
export type ListWish = Readonly<{ staffId: string; isInterviewer: boolean; now: Date }>;

export type CallListRow = Readonly<{
  id: string;
  name: string;
  due: number;
  later: number;
  done: number;
  next_at: Date | null;
}>;

const listsMost = 100;
/** More interviewers than a company has at work at once. */
const onLineMost = 1_000;

/** Studies by telephone that run, with how many are to be rung. */
export async function listCallLists(
  db: WorkspaceTransaction,
  { now, ...wish }: ListWish,
): Promise<readonly CallListRow[]> {
  const { rows } = await sql<CallListRow>`
    select study.id, study.name,
      count(call.id) filter (where ${isToBeRung(now)} and ${dueAt} <= ${now} and not ${isHeld(now)}) as due,
      count(call.id) filter (where ${isToBeRung(now)} and (${dueAt} > ${now} or ${isHeld(now)})) as later,
      count(call.id) filter (where not ${isToBeRung(now)}) as done,
      min(${dueAt}) filter (where ${isToBeRung(now)}) as next_at
    from study
    left join phone_interview call on call.workspace_id = study.workspace_id and call.study_id = study.id
    left join invitation on invitation.workspace_id = call.workspace_id and invitation.id = call.invitation_id
    left join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    where study.workspace_id = ${db.workspaceId} and study.state = 'running' and study.plan ->> 'channel' = 'phone'
      and ${isOwnList(db, wish)}
    group by study.id, study.name
    order by study.name, study.id
    limit ${listsMost}`.execute(db.trx);
  return rows;
}

/** A planned call may have been moved since by a more important mail. */
const dueAt = sql`greatest(call.due_at, case when invitation.state = 'planned' then invitation.due_at end)`;

/** A link is open for longer than the question makes sense; nobody is rung for a round that is closed. */
const askedUntil = sql`least(invitation.expires_at, coalesce(wave.closes_at, invitation.planned_at + make_interval(hours =>
  coalesce((study.plan #>> '{timing,delayHours}')::integer, 0) + (study.plan #>> '{timing,validHours}')::integer)))`;

/** Nobody is rung any more about a question whose time is over, nor whom the study lets be. */
function isToBeRung(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(call.state = 'open' and call.contact_id is not null
    and invitation.state in ('planned', 'sent') and ${askedUntil} > ${now})`;
}

function isHeld(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(call.lease_until is not null and call.lease_until > ${now})`;
}

function isOwnList(
  { workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>,
  { staffId, isInterviewer }: Omit<ListWish, 'now'>,
): RawBuilder<boolean> {
  if (!isInterviewer) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select from call_interviewer own
    where own.workspace_id = ${workspaceId} and own.study_id = study.id and own.staff_id = ${staffId})`;
}

export type DueCall = Readonly<{
  id: string;
  invitation_id: string;
  study_id: string;
  draw_id: string | null;
  contact_id: string;
  phone: string;
  address_hash: Buffer;
  occasion: string;
  purpose: ContactPurpose;
  legal_basis: LegalBasis;
  priority: number;
  expires_at: Date;
  is_agreed: boolean;
  attempt_count: number;
  note: string;
  zone: string | null;
  country: string | null;
  /** Who had them on the telephone last without ending the call, and since when. */
  claimed_by: string | null;
  called_at: Date | null;
  /** When the interview was complete, where its call was not ended. */
  completed_at: Date | null;
}>;

export type DueWish = ListWish & Readonly<{ studyId: string | null }>;
/** `resumedId`: whom the interviewer had on the telephone when they were cut off. */
type NextWish = DueWish & Readonly<{ resumedId?: string | undefined }>;

/**
 * The next customer to be rung, locked: who was cut off first, then an agreed time, then who waits longest. Whoever is on the
 * line is passed by.
 */
export async function lockNextCall(db: WorkspaceTransaction, { now, studyId, resumedId, ...wish }: NextWish) {
  const { rows } = await sql<DueCall>`
    select call.id, call.invitation_id, call.study_id, wave.draw_id, contact.id as contact_id, contact.phone,
      invitation.address_hash, invitation.occasion, invitation.purpose, wave.legal_basis, invitation.priority,
      ${askedUntil} as expires_at, call.is_agreed, call.attempt_count, call.note, contact.zone, contact.country,
      call.claimed_by, call.called_at, response.completed_at
    from phone_interview call
    join invitation on invitation.workspace_id = call.workspace_id and invitation.id = call.invitation_id
    join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    join study on study.workspace_id = call.workspace_id and study.id = call.study_id
    join contact on contact.workspace_id = call.workspace_id and contact.id = call.contact_id
    left join response on response.workspace_id = call.workspace_id and response.survey_id = call.survey_id
      and response.respondent_key = 'inv:' || call.invitation_id
    where call.workspace_id = ${db.workspaceId} and ${isToBeRung(now)} and ${dueAt} <= ${now} and not ${isHeld(now)}
      and study.state = 'running' and ${isOwnList(db, wish)}
      and (${studyId}::uuid is null or call.study_id = ${studyId}::uuid)
      and not exists (
        select from phone_interview other
        where other.workspace_id = ${db.workspaceId} and other.contact_id = call.contact_id and other.lease_until > ${now})
    order by call.id is not distinct from ${resumedId ?? null}::uuid desc, call.is_agreed desc, ${dueAt}, call.id
    limit 1
    for update of call`.execute(db.trx);
  return rows[0];
}

/** Numbers, as they were written down, of the customers who are on the line. */
export async function listPhonesOnLine(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ phone: string }>`
    select contact.phone from phone_interview call
    join contact on contact.workspace_id = call.workspace_id and contact.id = call.contact_id
    where call.workspace_id = ${workspaceId} and call.claimed_by is not null and call.lease_until > ${now}
      and contact.phone is not null
    order by call.id
    limit ${onLineMost}`.execute(trx);
  return rows.map(({ phone }) => phone);
}

export type CallRow = Readonly<{
  id: string;
  invitation_id: string;
  study_id: string;
  survey_id: string;
  study_name: string;
  name: string;
  phone: string;
  organisation: string;
  zone: string | null;
  country: string | null;
  is_agreed: boolean;
  attempt_count: number;
  outcome: CallOutcome | null;
  note: string;
  called_at: Date;
  lease_until: Date;
  expires_at: Date;
  code: string;
  company: string;
}>;

/** The customer whom somebody has on the telephone, or had when they were cut off; locked when the call is ended. */
export async function findOwnCall(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, staffId, isLocked }: Readonly<{ id?: string; staffId: string; isLocked?: boolean }>,
): Promise<CallRow | undefined> {
  const { rows } = await sql<CallRow>`
    select call.id, call.invitation_id, call.study_id, call.survey_id, study.name as study_name,
      coalesce(contact.name, '') as name, coalesce(contact.phone, '') as phone,
      coalesce(organisation.name, '') as organisation, contact.zone, contact.country, call.is_agreed,
      call.attempt_count, call.outcome, call.note, call.called_at, call.lease_until, ${askedUntil} as expires_at, workspace.code,
      workspace.name as company
    from phone_interview call
    join invitation on invitation.workspace_id = call.workspace_id and invitation.id = call.invitation_id
    join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    join study on study.workspace_id = call.workspace_id and study.id = call.study_id
    join workspace on workspace.id = call.workspace_id
    left join contact on contact.workspace_id = call.workspace_id and contact.id = call.contact_id
    left join organisation on organisation.workspace_id = contact.workspace_id
      and organisation.id = contact.organisation_id
    where call.workspace_id = ${workspaceId} and call.claimed_by = ${staffId}
      and (${id ?? null}::uuid is null or call.id = ${id ?? null}::uuid)
    limit 1
    ${isLocked ? sql`for update of call` : sql``}`.execute(trx);
  return rows[0];
}

export type CallHands = Readonly<{
  /** Who has the customer on the line. */
  claimed_by: string | null;
  /** Who ended the last call to them. */
  ended_by: string | null;
}>;

/** In whose hands a call is, and in whose it was last; undefined when there is none such. */
export async function findCallHands(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<CallHands | undefined> {
  return trx
    .selectFrom('phone_interview as call')
    .leftJoin('call_attempt as attempt', (join) =>
      join
        .onRef('attempt.workspace_id', '=', 'call.workspace_id')
        .onRef('attempt.interview_id', '=', 'call.id')
        .onRef('attempt.number', '=', 'call.attempt_count'),
    )
    .select(['call.claimed_by', 'attempt.staff_id as ended_by'])
    .where('call.workspace_id', '=', workspaceId)
    .where('call.id', '=', id)
    .executeTakeFirst();
}

export type AttemptRow = Readonly<{ at: Date; outcome: CallOutcome; by: string }>;

export async function listAttempts(
  { trx, workspaceId }: WorkspaceTransaction,
  interviewId: string,
): Promise<readonly AttemptRow[]> {
  return trx
    .selectFrom('call_attempt')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspace_id', '=', 'call_attempt.workspace_id')
        .onRef('staff.id', '=', 'call_attempt.staff_id'),
    )
    .select(['call_attempt.ended_at as at', 'call_attempt.outcome', 'staff.name as by'])
    .where('call_attempt.workspace_id', '=', workspaceId)
    .where('call_attempt.interview_id', '=', interviewId)
    .orderBy('call_attempt.number')
    .limit(50)
    .execute();
}

export type AgreedRow = Readonly<{ at: Date; study: string; name: string }>;

/** Times that customers agreed with this caller and that can still be kept, the next one first. */
export async function listAgreed(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, now }: Readonly<{ staffId: string; now: Date }>,
): Promise<readonly AgreedRow[]> {
  const { rows } = await sql<AgreedRow>`
    select call.due_at as at, study.name as study, coalesce(contact.name, '') as name
    from phone_interview call
    join study on study.workspace_id = call.workspace_id and study.id = call.study_id
    join invitation on invitation.workspace_id = call.workspace_id and invitation.id = call.invitation_id
    join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    join contact on contact.workspace_id = call.workspace_id and contact.id = call.contact_id
    where call.workspace_id = ${workspaceId} and ${isToBeRung(now)} and study.state <> 'ended' and call.is_agreed
      and ${staffId}::uuid = (
      select staff_id from call_attempt attempt
      where attempt.workspace_id = ${workspaceId} and attempt.interview_id = call.id
      order by attempt.number desc limit 1)
    order by call.due_at, call.id
    limit 50`.execute(trx);
  return rows;
}

/** What somebody did since a moment. */
export async function countCalls(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, since }: Readonly<{ staffId: string; since: Date }>,
): Promise<Readonly<{ attempts: number; interviews: number }>> {
  const { rows } = await sql<Readonly<{ attempts: number; interviews: number }>>`
    select count(*) as attempts, count(*) filter (where outcome in ('complete', 'partial')) as interviews
    from call_attempt
    where workspace_id = ${workspaceId} and staff_id = ${staffId} and ended_at >= ${since}`.execute(trx);
  return rows[0] ?? { attempts: 0, interviews: 0 };
}

export async function isNotToBeCalled({ trx, workspaceId }: WorkspaceTransaction, numberHash: Buffer) {
  return trx
    .selectFrom('do_not_call')
    .select(['since', 'source'])
    .where('workspace_id', '=', workspaceId)
    .where('number_hash', '=', numberHash)
    .executeTakeFirst();
}

/** The group of a draw that a customer counts in, for the quota. */
export async function findCell(
  { trx, workspaceId }: WorkspaceTransaction,
  { drawId, contactId }: Readonly<{ drawId: string; contactId: string }>,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('draw_member')
    .select('stratum')
    .where('workspace_id', '=', workspaceId)
    .where('draw_id', '=', drawId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  return row?.stratum;
}
