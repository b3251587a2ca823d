import type { Answers } from '@voldaan/domain/surveys/answers';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type RawBuilder, sql } from 'kysely';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** The study that asks how complaints were handled, where one was switched on and is not ended. */
export async function findRecoveryStudy({ trx, workspaceId }: WorkspaceTransaction): Promise<string | undefined> {
  const row = await trx
    .selectFrom('case_recovery')
    .innerJoin('study', (join) =>
      join
        .onRef('study.workspace_id', '=', 'case_recovery.workspace_id')
        .onRef('study.id', '=', 'case_recovery.study_id'),
    )
    .select('study_id')
    .where('case_recovery.workspace_id', '=', workspaceId)
    .where('study.state', '<>', 'ended')
    .executeTakeFirst();
  return row?.study_id;
}

/** What a customer said of how their complaint was handled, with the case that it is about. */
export type RecoveryAnswer = Readonly<{
  caseId: string;
  contactId: string | null;
  responseId: string;
  /** When the complaint was closed, and when the customer answered. */
  closedAt: Date;
  answeredAt: Date;
  surveyVersionId: string;
  /** By the ids of the library (domain/complaints/analysis/handling-marks.ts). */
  answers: Answers;
}>;

const answersMost = 20_000;

type Asked = Readonly<{
  from: Date;
  until: Date;
  /** Of chosen groups only what their customers said. */
  whose: (contact: RawBuilder<unknown>) => RawBuilder<unknown>;
}>;

/**
 * Answers to any study that asks after complaints, of persons, by when they were given: the newest first. An answer belongs to
 * the closing that it was asked about, so a complaint that was opened again may have two.
 */
export async function listRecoveryAnswers(
  db: WorkspaceTransaction,
  { from, until, whose }: Asked,
): Promise<readonly RecoveryAnswer[]> {
  return answersWhere(db, sql`r.started_at >= ${from} and r.started_at < ${until} and ${whose(sql`link.contact_id`)}`);
}

/** What was said of the handling of one case, the newest first. */
export async function recoveryOfCase(db: WorkspaceTransaction, caseId: string): Promise<readonly RecoveryAnswer[]> {
  return answersWhere(db, sql`e.properties ->> 'complaint' = ${showId('cas', caseId)}`);
}

/** Whoever sees some cases alone gets what was said of those: each is looked up. */
async function answersWhere(
  { trx, workspaceId }: WorkspaceTransaction,
  which: RawBuilder<unknown>,
): Promise<readonly RecoveryAnswer[]> {
  // Few answers are met with their cases, and not all cases with what is told of each.
  const { rows } = await sql<RecoveryAnswer>`
    with said as materialized (
      select case_named_in(e.properties ->> 'complaint') as "caseId", link.contact_id as "contactId", r.id as "responseId",
        e.occurred_at as "closedAt", coalesce(r.completed_at, r.changed_at) as "answeredAt", r.started_at,
        r.survey_version_id as "surveyVersionId", r.answers
      from customer_event e
      join invitation i on i.workspace_id = e.workspace_id and i.contact_id = e.contact_id and i.occasion = e.id::text
      join response_contact link on link.workspace_id = i.workspace_id and link.invitation_id = i.id
      join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
      where e.workspace_id = ${workspaceId} and e.kind = 'complaint_closed' and r.vote_class = 'human' and not r.is_test
        and r.removed_at is null and ${which}
    )
    select said.* from said
    join complaint_case c on c.workspace_id = ${workspaceId} and c.id = said."caseId"
    order by said.started_at desc, said."responseId"
    limit ${answersMost}`.execute(trx);
  return rows;
}

/** The questions that those who answered saw, by version. */
export async function listDefinitions(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SurveyDefinition>> {
  const { rows } = await sql<Readonly<{ id: string; definition: SurveyDefinition }>>`
    select id, definition from survey_version where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])
    order by id limit ${ids.length}`.execute(trx);
  return new Map(rows.map(({ id, definition }) => [id, definition]));
}
