import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import type { TextQuery } from './word-query-views.ts';

/** Which texts: of the figure's responses those that say something, mention a theme, and scored within bounds. */
export type TextChoice = Readonly<{
  figure: Figure;
  query: TextQuery | undefined;
  theme: string | undefined;
  /** In points of the item's scale, both included. */
  scoreFrom: number | undefined;
  scoreTo: number | undefined;
}>;

type Workspace = Pick<WorkspaceTransaction, 'workspaceId'>;

/** Everything that customers wrote in a figure. */
export function allTexts(figure: Figure): TextChoice {
  return { figure, query: undefined, theme: undefined, scoreFrom: undefined, scoreTo: undefined };
}

/** The score row `s` of each text `t`, for very many of them: PostgreSQL reads the rows of the whole survey beside them. */
export function scoreRowOf(db: Workspace, figure: Pick<Figure, 'survey'>): RawBuilder<unknown> {
  return sql`score_row s on ${isScoreRowOf(db, figure)}`;
}

/** The same, looked up by key one after the other: what thousands of texts cost does not grow with the survey. */
export function eachScoreRow(
  db: Workspace,
  figure: Pick<Figure, 'survey'>,
  condition: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  return sql`lateral (select * from score_row s where ${isScoreRowOf(db, figure)} and ${condition} limit 1) s on true`;
}

function isScoreRowOf({ workspaceId }: Workspace, { survey }: Pick<Figure, 'survey'>): RawBuilder<unknown> {
  return sql`s.workspace_id = ${workspaceId} and s.survey_id = ${survey.id} and s.day = t.day
    and s.response_id = t.response_id`;
}

/**
 * Ids and days of the texts, as `from … where …` with `t` for each. Score rows are asked only where a choice turns on them:
 * what is kept here was given by a person, in time and no test, so that each text has its score row.
 */
export function textSource(db: Workspace, choice: TextChoice): RawBuilder<unknown> {
  const { figure, query, theme } = choice;
  const mentioned = theme === undefined ? sql`true` : mentions(db, theme);
  if (!isFiltered(choice)) return sql`from ${foundTexts(db, choice)} t where ${mentioned}`;
  const condition = sql`${responseConditions(db, figure)} and ${withinBounds(choice)}`;
  if (query === undefined)
    return sql`from ${foundTexts(db, choice)} t join ${scoreRowOf(db, figure)} where ${condition} and ${mentioned}`;
  return sql`from ${foundTexts(db, choice)} t join ${eachScoreRow(db, figure, condition)} where ${mentioned}`;
}

/** Whether a score row decides about a text. */
function isFiltered({ figure, scoreFrom, scoreTo }: TextChoice): boolean {
  return !figure.isDisclosed || figure.where.length > 0 || scoreFrom !== undefined || scoreTo !== undefined;
}

/** Whether texts are looked for within a group, and not the group itself asked for. */
export function isLookedFor({ query, theme }: TextChoice): boolean {
  return query !== undefined || theme !== undefined;
}

/** The group that texts are looked for in. */
export function groupOf(choice: TextChoice): TextChoice {
  return { ...choice, query: undefined, theme: undefined };
}

/** Ids and days: of a search from its index, and of no search from the texts of the survey. */
export function foundTexts(
  { workspaceId }: Workspace,
  { figure: { survey, window }, query }: Pick<TextChoice, 'figure' | 'query'>,
): RawBuilder<unknown> {
  if (query !== undefined) return sql`find_texts(${query}, ${survey.id}, ${window.from}::date, ${window.to}::date)`;
  return sql`(
    select response_id, day from response_text
    where workspace_id = ${workspaceId} and survey_id = ${survey.id}
      and day >= ${window.from}::date and day < ${window.to}::date
  )`;
}

function withinBounds({ figure, scoreFrom, scoreTo }: TextChoice): RawBuilder<unknown> {
  const { step } = figure.metric.scale;
  const score = storedScore(figure.item);
  const from = scoreFrom === undefined ? sql`true` : sql`${score} >= ${Math.ceil(scoreFrom / step)}`;
  const to = scoreTo === undefined ? sql`true` : sql`${score} <= ${Math.floor(scoreTo / step)}`;
  return sql`${from} and ${to}`;
}

/** A person's word goes before the rule's. */
function mentions({ workspaceId }: Workspace, theme: string): RawBuilder<unknown> {
  return sql`t.response_id in (
    select m.response_id from response_theme m
    where m.workspace_id = ${workspaceId} and m.theme_id = ${theme} and coalesce(m.by_person, m.by_rule))`;
}
