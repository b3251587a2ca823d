import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import type { Item } from '@voldaan/domain/metrics/item';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { storedScore } from '../metrics/figures/condition-views.ts';
import type { FigureDays } from '../metrics/figures/figure.ts';

const studiesMost = 200;

/** Studies by telephone that have been started, the latest first. */
export async function listPhoneStudies({ trx, workspaceId }: WorkspaceTransaction) {
  return trx
    .selectFrom('study')
    .select(['id', 'name', 'state', 'survey_id'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'draft')
    .where(sql<boolean>`plan ->> 'channel' = 'phone'`)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(studiesMost)
    .execute();
}

export type OutcomeCount = Readonly<{ outcome: CallOutcome | null; count: number; attempts: number }>;

/** What became of the customers of a study's call list. Those who were put off for good before anybody rang have none. */
export async function countOutcomes(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`
    select outcome, count(*) as count, coalesce(sum(attempt_count), 0)::bigint as attempts
    from phone_interview
    where workspace_id = ${workspaceId} and study_id = ${studyId}
    group by outcome
    order by outcome
    limit 100`.execute(trx);
  return rows;
}

export type AskedScore = Readonly<{ interviewer: string; score: number }>;

/** Interviews that one figure reads; beyond, an intraclass correlation is as sharp as it gets. */
const scoresMost = 50_000;

/** Scores of one question on the telephone, each with who asked it: the last who wrote that answer down. */
export async function listAskedScores(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, item, days }: Readonly<{ surveyId: string; item: Item; days: FigureDays }>,
): Promise<readonly AskedScore[]> {
  const { rows } = await sql<AskedScore>`
    select asked.interviewer, ${storedScore(item)} as score
    from score_row s
    cross join lateral (
      select answer_event.evidence ->> 'interviewer' as interviewer
      from answer_event
      where answer_event.workspace_id = ${workspaceId} and answer_event.response_id = s.response_id
        and answer_event.answers ? ${item.question.id}
      order by answer_event.received_at desc, answer_event.submission desc
      limit 1
    ) asked
    where s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId} and s.day >= ${days.from}::date
      and s.day < ${days.to}::date and s.channel = 't' and s.vote_class = 'h' and not s.is_test
      and ${storedScore(item)} is not null and asked.interviewer is not null
    order by s.day desc, s.response_id
    limit ${scoresMost}`.execute(trx);
  return rows;
}

export type CallerRow = Readonly<{ id: string; name: string; is_assigned: boolean }>;

/** The workspace's interviewers, and which of them call for a study. */
export async function listCallers(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly CallerRow[]> {
  const { rows } = await sql<CallerRow>`
    select staff.id, staff.name, own.staff_id is not null as is_assigned
    from staff
    left join call_interviewer own on own.workspace_id = staff.workspace_id and own.staff_id = staff.id
      and own.study_id = ${studyId}
    where staff.workspace_id = ${workspaceId} and staff.role = 'interviewer' and staff.removed_at is null
    order by lower(staff.name), staff.id
    limit 500`.execute(trx);
  return rows;
}
