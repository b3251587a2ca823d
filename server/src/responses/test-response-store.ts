import { compileScores } from '@voldaan/domain/surveys/score-slots';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { languageLetter } from './language-letter.ts';
import { allScoreColumns } from './score-columns.ts';

/** Hides a test answer from every list and figure. False when it is no test answer, or not there. */
export async function removeTestResponse(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  at: Date,
): Promise<boolean> {
  const removed = await trx
    .updateTable('response')
    .set({ removed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('is_test', '=', true)
    .where('removed_at', 'is', null)
    .returning(['survey_id', 'started_at'])
    .executeTakeFirst();
  if (removed === undefined) return false;
  await trx
    .deleteFrom('score_row')
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', removed.survey_id)
    .where('day', '=', removed.started_at.toISOString().slice(0, 10))
    .where('response_id', '=', id)
    .execute();
  return true;
}

/** Brings a removed test answer back, score row and all. False when it was not removed. */
export async function restoreTestResponse({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const restored = await trx
    .updateTable('response')
    .set({ removed_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is not', null)
    // Those of an anonymous wave were not removed: they wait for company.
    .where('anonymous_wave_id', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (restored === undefined) return false;
  if (restored.is_late) return true;
  const { definition, slots } = await trx
    .selectFrom('survey_version')
    .select(['definition', 'slots'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', restored.survey_version_id)
    .executeTakeFirstOrThrow();
  const scores = compileScores(definition, slots)(restored.answers, restored.off_path);
  await trx
    .insertInto('score_row')
    .values({
      workspace_id: workspaceId,
      day: restored.started_at.toISOString().slice(0, 10),
      response_id: id,
      survey_id: restored.survey_id,
      survey_version_id: restored.survey_version_id,
      answered_at: restored.started_at,
      vote_class: restored.vote_class.charAt(0),
      is_test: restored.is_test,
      is_complete: restored.completed_at !== null,
      language: languageLetter(restored.language),
      channel: restored.channel.charAt(0),
      ...Object.fromEntries(allScoreColumns.map((column, slot) => [column, scores[slot] ?? null])),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}
