import type { Answers } from '@voldaan/domain/surveys/answers';
import { type RawBuilder, sql } from 'kysely';
import { readId, showId } from '../../database/public-id.ts';
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
  /** By the ids of the library: sat_moment, c_solved, c_heard, c_helped, c_valued, c_outcome, c_process, c_time. */
  answers: Answers;
}>;

type Row = Omit<RecoveryAnswer, 'caseId'> & Readonly<{ complaint: string }>;

const answersMost = 20_000;

/**
 * Answers to any study that asks after complaints, of persons, by when they were given: the newest first. An answer belongs to
 * the closing that it was asked about, so a complaint that was opened again may have two.
 */
export async function listRecoveryAnswers(
  db: WorkspaceTransaction,
  { from, until }: Readonly<{ from: Date; until: Date }>,
): Promise<readonly RecoveryAnswer[]> {
  return answersWhere(db, sql`r.started_at >= ${from} and r.started_at < ${until}`);
}

/** What was said of the handling of one case, the newest first. */
export async function recoveryOfCase(db: WorkspaceTransaction, caseId: string): Promise<readonly RecoveryAnswer[]> {
  return answersWhere(db, sql`e.properties ->> 'complaint' = ${showId('cas', caseId)}`);
}

async function answersWhere(
  { trx, workspaceId }: WorkspaceTransaction,
  which: RawBuilder<unknown>,
): Promise<readonly RecoveryAnswer[]> {
  const { rows } = await sql<Row>`
    select e.properties ->> 'complaint' as complaint, link.contact_id as "contactId", r.id as "responseId",
      e.occurred_at as "closedAt", coalesce(r.completed_at, r.changed_at) as "answeredAt", r.answers
    from customer_event e
    join invitation i on i.workspace_id = e.workspace_id and i.contact_id = e.contact_id and i.occasion = e.id::text
    join response_contact link on link.workspace_id = i.workspace_id and link.invitation_id = i.id
    join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
    where e.workspace_id = ${workspaceId} and e.kind = 'complaint_closed' and r.vote_class = 'human' and not r.is_test
      and r.removed_at is null and ${which}
    order by r.started_at desc, r.id
    limit ${answersMost}`.execute(trx);
  return rows.flatMap(({ complaint, ...answer }) => {
    const caseId = readId('cas', complaint);
    return caseId === undefined ? [] : [{ caseId, ...answer }];
  });
}
