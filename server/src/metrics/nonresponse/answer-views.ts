import type { Item } from '@voldaan/domain/metrics/item';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { storedScore } from '../figures/condition-views.ts';
import { type FrameAsked, frameRows, traitSql } from './frame-views.ts';

/** A weighted score of more answers is not sharper in any digit that is shown. */
const answersMost = 20_000;

export type FrameAnswerRow = Readonly<{
  score: number;
  customer: string;
  /** The values of the traits that were asked for, in their order. */
  values: readonly string[];
}>;

/** The scores (as stored) of invited customers with what is known of them, the newest first. */
export async function listFrameAnswers(
  db: WorkspaceTransaction,
  asked: FrameAsked,
  { item, traits }: Readonly<{ item: Item; traits: readonly string[] }>,
): Promise<readonly FrameAnswerRow[]> {
  const known = traits.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(traits.map(traitSql))}]::text[]`;
  const { rows } = await sql<FrameAnswerRow>`
    select ${storedScore(item)} as score, coalesce(frame.contact_id, frame.response_id)::text as customer, ${known} as values
    from (${frameRows(db, asked)}) frame
    join score_row s on s.workspace_id = ${db.workspaceId} and s.survey_id = ${asked.surveyId} and s.day >= ${asked.from}::date
      and s.day = (frame.answered_at at time zone 'UTC')::date and s.response_id = frame.response_id
    left join contact on contact.workspace_id = ${db.workspaceId} and contact.id = frame.contact_id
    where frame.outcome in ('complete', 'partial') and ${storedScore(item)} is not null
    order by frame.answered_at desc, frame.response_id
    limit ${answersMost}`.execute(db.trx);
  return rows;
}

export type TimedRow = Readonly<{ day: number; is_reminded: boolean; score: number; count: number }>;

/** How many gave which score (as stored) how many whole days after the invitation, before or after its reminder. */
export async function countByDay(
  db: WorkspaceTransaction,
  asked: FrameAsked,
  item: Item,
): Promise<readonly TimedRow[]> {
  const { rows } = await sql<TimedRow>`
    select greatest(0, floor(extract(epoch from frame.answered_at - frame.settled_at) / 86400))::int as day,
      exists (select from invitation reminder where reminder.workspace_id = ${db.workspaceId}
        and reminder.contact_id = frame.contact_id and reminder.kind = 'reminder'
        and reminder.reminder_of = frame.invitation_id and reminder.state = 'sent'
        and reminder.settled_at < frame.answered_at) as is_reminded,
      ${storedScore(item)} as score, count(*) as count
    from (${frameRows(db, asked)}) frame
    join score_row s on s.workspace_id = ${db.workspaceId} and s.survey_id = ${asked.surveyId} and s.day >= ${asked.from}::date
      and s.day = (frame.answered_at at time zone 'UTC')::date and s.response_id = frame.response_id
    where frame.outcome in ('complete', 'partial') and ${storedScore(item)} is not null
    group by 1, 2, 3
    order by 1, 2, 3
    limit 20000`.execute(db.trx);
  return rows;
}
