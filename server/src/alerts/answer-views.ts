import type { Item } from '@voldaan/domain/metrics/item';
import { wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { storedScore } from '../metrics/figures/condition-views.ts';
import { queryOfRules } from '../metrics/words/word-query-views.ts';
import { occasionsMost, type Span } from './occasion.ts';

/** Answers by their ids, as they come in; or those of some days, to see what would have been. */
export type AnswersAsked = Readonly<{ ids: readonly string[] }> | Span;

export type AnswerRow = Readonly<{
  id: string;
  survey_id: string;
  survey_name: string;
  at: Date;
  is_anonymous: boolean;
  is_complete: boolean;
}>;

/** Given by people, counted, no tests. */
const isCounted = sql`r.vote_class = 'human' and not r.is_test and r.removed_at is null`;

function isAsked(asked: AnswersAsked): RawBuilder<unknown> {
  if ('ids' in asked) return sql`r.id = any (${asked.ids}::uuid[])`;
  return sql`r.started_at >= ${asked.from} and r.started_at < ${asked.to}`;
}

const answerColumns = sql`r.id, r.survey_id, survey.name as survey_name, r.changed_at as at,
  r.anonymous_wave_id is not null as is_anonymous, r.completed_at is not null as is_complete`;
const ofSurvey = sql`join survey on survey.workspace_id = r.workspace_id and survey.id = r.survey_id`;
const newestFirst = sql`order by r.changed_at desc, r.id desc limit ${occasionsMost}`;

export type LowAnswerRow = AnswerRow &
  Readonly<{ steps: number; language: string; channel: string; codes: readonly (number | null)[] }>;

/** Answers whose score of an item, in steps of its scale, is at most so many; with the codes of what customers were like. */
export async function listLowAnswers(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    asked,
    surveyId,
    item,
    stepsMost,
  }: Readonly<{ asked: AnswersAsked; surveyId: string; item: Item; stepsMost: number }>,
): Promise<readonly LowAnswerRow[]> {
  const steps = storedScore(item);
  const { rows } = await sql<LowAnswerRow>`
    select ${answerColumns}, ${steps} as steps, s.language, s.channel,
      array[s.a0, s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.a7, s.a8, s.a9, s.a10, s.a11, s.a12, s.a13, s.a14, s.a15] as codes
    from response r
    join score_row s on s.workspace_id = r.workspace_id and s.survey_id = r.survey_id
      and s.day = (r.started_at at time zone 'UTC')::date and s.response_id = r.id
    ${ofSurvey}
    where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId} and ${isCounted} and ${isAsked(asked)}
      and ${steps} <= ${stepsMost}
    ${newestFirst}`.execute(trx);
  return rows;
}

/** Answers that say one of these words, by the stems of the language they are written in. */
export async function listAnswersSaying(
  { trx, workspaceId }: WorkspaceTransaction,
  { asked, words }: Readonly<{ asked: AnswersAsked; words: readonly string[] }>,
): Promise<readonly AnswerRow[]> {
  const query = queryOfRules(wordLanguages.map((language) => ({ language, words, unless: [] })));
  if (query === undefined) return [];
  // The index is behind a function, of which each survey is asked in turn (0040-words.sql).
  const texts =
    'ids' in asked
      ? sql`(select response_id from response_text
          where workspace_id = ${workspaceId} and response_id = any (${asked.ids}::uuid[]) and stems @@ ${query}) t`
      : sql`(select found.response_id from survey looked
          cross join lateral find_texts(${query}, looked.id, ${asked.from}::date, (${asked.to}::date + 1)) found
          where looked.workspace_id = ${workspaceId}) t`;
  const { rows } = await sql<AnswerRow>`
    select ${answerColumns}
    from ${texts}
    join response r on r.workspace_id = ${workspaceId} and r.id = t.response_id
    ${ofSurvey}
    where ${isCounted} and ${isAsked(asked)}
    ${newestFirst}`.execute(trx);
  return rows;
}

/** Answers that a theme is found in; a person's word goes before the rule's. */
export async function listAnswersAbout(
  { trx, workspaceId }: WorkspaceTransaction,
  { asked, themeId }: Readonly<{ asked: AnswersAsked; themeId: string }>,
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${answerColumns}
    from response_theme m
    join response r on r.workspace_id = m.workspace_id and r.id = m.response_id
    ${ofSurvey}
    where m.workspace_id = ${workspaceId} and m.theme_id = ${themeId} and coalesce(m.by_person, m.by_rule)
      and ${isCounted} and ${isAsked(asked)}
    ${newestFirst}`.execute(trx);
  return rows;
}

/** Answers in which somebody says that they may be contacted. */
export async function listContactWishes(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: AnswersAsked,
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${answerColumns}
    from response r
    join survey_version v on v.workspace_id = r.workspace_id and v.id = r.survey_version_id
    ${ofSurvey}
    where r.workspace_id = ${workspaceId} and ${isCounted} and ${isAsked(asked)}
      and exists (
        select from jsonb_path_query(v.definition, 'strict $.nodes.** ? (@.kind == "consent" && @.purpose == "contact").id') node
        where r.answers ->> (node #>> '{}') = 'yes' and (node #>> '{}') <> all (r.off_path))
    ${newestFirst}`.execute(trx);
  return rows;
}
