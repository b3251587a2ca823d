import { loyaltyQuestions } from '@voldaan/domain/metrics/loyalty/loyalty-items';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { surveyAsking } from '../figures/survey-asking-views.ts';

/** Satisfaction is asked everywhere; whether customers mean to stay, and could leave, in a survey about loyalty. */
const items = [...loyaltyQuestions.intention, ...loyaltyQuestions.freedom];

const partsAsked = sql<number>`(
  select count(distinct item) from jsonb_path_query(newest.definition, 'strict $.** ? (@.kind == "rating").item') as item
  where item #>> '{}' = any (${items}::text[])
)`;

/** The published survey with the newest answers that asks why customers stay; undefined when none does. */
export function surveyWithLoyalty(db: WorkspaceTransaction): Promise<string | undefined> {
  return surveyAsking(db, partsAsked);
}
