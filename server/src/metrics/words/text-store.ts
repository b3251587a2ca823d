import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { StemLanguage } from './word-language.ts';

/** A response's own words, masked, ready to be kept. */
export type KeptText = Readonly<{
  responseId: string;
  surveyId: string;
  day: string;
  language: StemLanguage;
  questions: readonly string[];
  parts: readonly string[];
  /** What is searched in: all parts, without the marks of what was masked. */
  words: string;
}>;

/** Puts texts in the place of what was kept of these responses; those that say nothing now have none. */
export async function putTexts(
  { trx, workspaceId }: WorkspaceTransaction,
  responseIds: readonly string[],
  texts: readonly KeptText[],
): Promise<void> {
  await sql`
    delete from response_text
    where workspace_id = ${workspaceId} and response_id = any (${responseIds}::uuid[])
      and response_id <> all (${texts.map(({ responseId }) => responseId)}::uuid[])`.execute(trx);
  if (texts.length === 0) return;
  const rows = texts.map(({ responseId, surveyId, ...text }) => ({
    response_id: responseId,
    survey_id: surveyId,
    ...text,
  }));
  await sql`
    insert into response_text (workspace_id, response_id, survey_id, day, language, questions, parts, stems)
    select ${workspaceId}, response_id, survey_id, day, language, questions, parts,
      array_to_tsvector(array[' w' || ${workspaceId}::text, ' l' || language])
        || to_tsvector(('words_' || language)::regconfig, words)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (response_id uuid, survey_id uuid, day date,
      language text, questions text[], parts text[], words text)
    order by response_id
    on conflict (workspace_id, response_id) do update set survey_id = excluded.survey_id, day = excluded.day,
      language = excluded.language, questions = excluded.questions, parts = excluded.parts, stems = excluded.stems`.execute(
    trx,
  );
}

/** How far the texts of before are taken up, held until the transaction ends; undefined while another node does it. */
export async function holdFilling({
  trx,
  workspaceId,
}: WorkspaceTransaction): Promise<Readonly<{ reached: string | null; isFinished: boolean }> | undefined> {
  await sql`insert into text_filling (workspace_id) values (${workspaceId}) on conflict do nothing`.execute(trx);
  const row = await trx
    .selectFrom('text_filling')
    .select(['reached', 'finished_at'])
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && { reached: row.reached, isFinished: row.finished_at !== null };
}

export async function moveFilling(
  { trx, workspaceId }: WorkspaceTransaction,
  moved: Readonly<{ reached: string | null; finishedAt: Date | null }>,
): Promise<void> {
  await trx
    .updateTable('text_filling')
    .set({ reached: moved.reached, finished_at: moved.finishedAt })
    .where('workspace_id', '=', workspaceId)
    .execute();
}
