import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { listDefinitions, listVersions } from '../surveys/views.ts';
import { listSpread } from './spread-views.ts';
import type { StudyRecord } from './views.ts';

/**
 * How far earlier answers to the question that a study's norm is about lie apart in each group: what Neyman's allocation
 * goes by. Empty as long as too few have answered; the sample then follows the sizes of the groups.
 */
export async function earlierSpread(
  db: WorkspaceTransaction,
  { plan: { sample, norm }, survey_id: surveyId }: StudyRecord,
): Promise<ReadonlyMap<string, number>> {
  if (sample.kind !== 'stratified' || sample.allocation !== 'neyman' || surveyId === null) return new Map();
  const [definition] = await listDefinitions(db, surveyId, 1);
  const [version] = await listVersions(db, surveyId);
  if (definition === undefined || version === undefined) return new Map();
  const asked = questionsOf(definition).find((one) => one.kind === 'rating' && one.role === norm?.metric);
  const slot = asked && version.slots[asked.id];
  if (asked === undefined || slot === undefined) return new Map();
  return listSpread(db, { surveyId, by: sample.by, questionId: asked.id, slot });
}
