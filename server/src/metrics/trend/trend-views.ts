import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { groundPart } from '../ground/ground.ts';

/** When each version of a survey was published, kept until there is another. */
export const versionDays = groundPart(readVersionDays, (days) => days.size * bytesOfVersion);

const bytesOfVersion = 200;

async function readVersionDays(db: WorkspaceTransaction, surveyId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select id, (published_at at time zone 'UTC')::date::text as day from survey_version
    where workspace_id = ${db.workspaceId} and survey_id = ${surveyId}
    order by number
    limit 1000`.execute(db.trx);
  return new Map(rows.map(({ id, day }) => [id, day]));
}
