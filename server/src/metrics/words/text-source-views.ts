import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import type { TextQuery } from './word-query-views.ts';

/** Which texts: of the figure's responses those that say something, mention a theme, and scored within bounds. */
export type TextChoice = Readonly<{
  figure: Figure;
  query: TextQuery | undefined;
  /** Texts of other groups than the chosen ones are not looked at; undefined where the marks do not tell. */
  marks: TextQuery | undefined;
  theme: string | undefined;
  /** In points of the item's scale, both included. */
  scoreFrom: number | undefined;
  scoreTo: number | undefined;
}>;

type Workspace = Pick<WorkspaceTransaction, 'workspaceId'>;

/** Everything that customers wrote in a figure. */
export function allTexts(figure: Figure): TextChoice {
  return { figure, query: undefined, marks: undefined, theme: undefined, scoreFrom: undefined, scoreTo: undefined };
}

/** The score row `s` of each text `t`, for very many of them: PostgreSQL reads the rows of the whole survey beside them. */
export function scoreRowOf(db: Workspace, figure: Pick<Figure, 'survey'>): RawBuilder<unknown> {
  return sql`score_row s on ${isScoreRowOf(db, figure)}`;
}

/**
 * The same, looked up by key one after the other: what thousands of texts cost does not grow with the survey. A condition is
 * asked of the row that was found; within, the planner would weigh it for each month of score rows, a tenth of a second in all.
 */
export function eachScoreRow(
  db: Workspace,
  figure: Pick<Figure, 'survey'>,
  condition: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  return sql`lateral (select * from score_row s where ${isScoreRowOf(db, figure)} limit 1) s on ${condition}`;
}

function isScoreRowOf({ workspaceId }: Workspace, { survey }: Pick<Figure, 'survey'>): RawBuilder<unknown> {
  return sql`s.workspace_id = ${workspaceId} and s.survey_id = ${survey.id} and s.day = t.day
    and s.response_id = t.response_id`;
}

/**
 * Ids and days of the texts, as `from … where …` with `t` for each. Score rows are asked only where a choice turns on them:
 * what is kept here was given by a person, in time and no test, so that each text has its score row.
 */
export function textSource(db: Workspace, choice: TextChoice, areMany = false): RawBuilder<unknown> {
  if (!isFiltered(choice)) return sql`from ${foundTexts(db, choice)} t where ${mentionsOf(db, choice)}`;
  if (areOfWholeSurvey(choice, areMany))
    return sql`from ${foundTexts(db, choice)} t join ${scoreRowOf(db, choice.figure)}
      where ${chosen(db, choice)} and ${mentionsOf(db, choice)}`;
  return sql`from ${foundTexts(db, choice)} t join ${chosenScoreRow(db, choice)} where ${mentionsOf(db, choice)}`;
}

/** The same for whoever stops after some of the newest: no more score rows are looked up than that takes. */
export function orderedSource(db: Workspace, choice: TextChoice, areMany: boolean): RawBuilder<unknown> {
  if (!isFiltered(choice) || areOfWholeSurvey(choice, areMany)) return textSource(db, choice, areMany);
  const found = sql`(select response_id, day from ${foundTexts(db, choice)} order by day desc, response_id desc)`;
  return sql`from ${found} t join ${chosenScoreRow(db, choice)} where ${mentionsOf(db, choice)}`;
}

/** So many are found that the score rows of the whole survey are read beside them. */
function areOfWholeSurvey(choice: TextChoice, areMany: boolean): boolean {
  return lookedUp(choice) === undefined || (areMany && choice.marks === undefined);
}

/** Ids and days of one text in 64, which is enough to tell what a great many say; by no score row yet. */
export function sampledSource(db: Workspace, choice: TextChoice): RawBuilder<unknown> {
  const { figure } = choice;
  const { survey, window } = figure;
  const looked = lookedUp(choice);
  const found =
    looked === undefined
      ? sql`(${textsOfWindow(db, figure)} and ${isSampled})`
      : sql`find_sampled_texts(${looked}, ${survey.id}, ${window.from}::date, ${window.to}::date)`;
  return sql`from ${found} t where ${mentionsOf(db, choice)}`;
}

/** The words that the indexes of the sample are made by (migration 0079). */
const isSampled = sql`get_byte(uuid_send(response_id), 15) < 4`;
/** A text of the sample stands for so many. */
export const sampledOneOf = 64;

/**
 * The same as textSource from the newest on, for whoever stops after some: each text is looked at, so that a search of what
 * many say ends soon, and one of what few say does not.
 */
export function newestSource(db: Workspace, choice: TextChoice): RawBuilder<unknown> {
  const { figure } = choice;
  const looked = lookedUp(choice);
  const texts =
    looked === undefined ? textsOfWindow(db, figure) : sql`${textsOfWindow(db, figure)} and stems @@ ${looked}`;
  const scored = isFiltered(choice) ? sql`join ${chosenScoreRow(db, choice)}` : sql``;
  return sql`from (${texts}) t ${scored} where ${mentionsOf(db, choice)}`;
}

/** The score row of each text, where it is of the choice. */
export function chosenScoreRow(db: Workspace, choice: TextChoice): RawBuilder<unknown> {
  return isFiltered(choice) ? eachScoreRow(db, choice.figure, chosen(db, choice)) : eachScoreRow(db, choice.figure);
}

function chosen(db: Workspace, choice: TextChoice): RawBuilder<unknown> {
  return sql`${responseConditions(db, choice.figure)} and ${withinBounds(choice)}`;
}

/** Whether a score row decides about a text. */
export function isFiltered({ figure, scoreFrom, scoreTo }: TextChoice): boolean {
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

/** The same texts, told by their score rows alone. */
export function withoutMarks(choice: TextChoice): TextChoice {
  return { ...choice, marks: undefined };
}

/** Ids and days: of a search from its index, and of no search from the texts of the survey. */
export function foundTexts(
  db: Workspace,
  { figure, ...choice }: Pick<TextChoice, 'figure' | 'query'> & Partial<Pick<TextChoice, 'marks'>>,
): RawBuilder<unknown> {
  const { survey, window } = figure;
  const looked = lookedUp({ query: choice.query, marks: choice.marks });
  if (looked !== undefined) return sql`find_texts(${looked}, ${survey.id}, ${window.from}::date, ${window.to}::date)`;
  return sql`(${textsOfWindow(db, figure)})`;
}

/** What the index is asked for: the words, and the marks of the groups. */
function lookedUp({ query, marks }: Pick<TextChoice, 'query' | 'marks'>): TextQuery | undefined {
  return query === undefined || marks === undefined ? (query ?? marks) : sql`(${query} && ${marks})`;
}

function textsOfWindow({ workspaceId }: Workspace, { survey, window }: Figure): RawBuilder<unknown> {
  return sql`
    select response_id, day from response_text
    where workspace_id = ${workspaceId} and survey_id = ${survey.id}
      and day >= ${window.from}::date and day < ${window.to}::date`;
}

function withinBounds({ figure, scoreFrom, scoreTo }: TextChoice): RawBuilder<unknown> {
  const { step } = figure.metric.scale;
  const score = storedScore(figure.item);
  const from = scoreFrom === undefined ? sql`true` : sql`${score} >= ${Math.ceil(scoreFrom / step)}`;
  const to = scoreTo === undefined ? sql`true` : sql`${score} <= ${Math.floor(scoreTo / step)}`;
  return sql`${from} and ${to}`;
}

/** A person's word goes before the rule's. */
function mentionsOf({ workspaceId }: Workspace, { theme }: Pick<TextChoice, 'theme'>): RawBuilder<unknown> {
  if (theme === undefined) return sql`true`;
  return sql`exists (
    select from response_theme m
    where m.workspace_id = ${workspaceId} and m.theme_id = ${theme} and m.response_id = t.response_id
      and coalesce(m.by_person, m.by_rule))`;
}
