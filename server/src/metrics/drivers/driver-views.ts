import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { surveyAsking } from '../figures/survey-asking-views.ts';

/** Fewer ratings than this leave an outcome with one driver, which needs no analysis. */
const ratingsLeast = 3;

const hasDrivers = sql<number>`
  (jsonb_array_length(jsonb_path_query_array(newest.definition, 'strict $.** ? (@.kind == "rating")')) >= ${ratingsLeast})::int`;

/** The published survey with the newest answers that asks enough to explain its headline; undefined when none does. */
export function surveyWithDrivers(db: WorkspaceTransaction): Promise<string | undefined> {
  return surveyAsking(db, hasDrivers);
}
