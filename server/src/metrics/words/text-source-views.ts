import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions } from '../figures/condition-views.ts';
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

/** Where the item's score lies, in stored steps: each version may keep it elsewhere. */
export function scoreOf({ item }: Pick<Figure, 'item'>): RawBuilder<number | null> {
  const bySlot = Map.groupBy(item.slots, ([, slot]) => slot);
  const cases = [...bySlot].map(([slot, versions]) => {
    // The name becomes SQL, so it is one of a closed list.
    if (!(Number.isInteger(slot) && slot >= 0 && slot < 32)) throw new RangeError(`no score lies in slot ${slot}`);
    return sql`when s.survey_version_id = any (${versions.map(([id]) => id)}::uuid[]) then s.${sql.ref(`q${slot}`)}`;
  });
  return cases.length === 0 ? sql<null>`null::smallint` : sql<number | null>`case ${sql.join(cases, sql` `)} end`;
}

/** The score row `s` of a text `t`. */
export function scoreRowOf({ workspaceId }: Workspace, { survey }: Pick<Figure, 'survey'>): RawBuilder<unknown> {
  return sql`score_row s on s.workspace_id = ${workspaceId} and s.survey_id = ${survey.id} and s.day = t.day
    and s.response_id = t.response_id`;
}

/**
 * Ids and days of the texts, as `from … where …` with `t` for each. Score rows are asked only where a choice turns on them:
 * what is kept here was given by a person, in time and no test, so that each text has its score row.
 */
export function textSource(db: Workspace, choice: TextChoice): RawBuilder<unknown> {
  const { theme } = choice;
  const mentioned = theme === undefined ? sql`true` : mentions(db, theme);
  if (!isFiltered(choice)) return sql`from ${foundTexts(db, choice)} t where ${mentioned}`;
  return sql`
    from ${foundTexts(db, choice)} t join ${scoreRowOf(db, choice.figure)}
    where ${responseConditions(db, choice.figure)} and ${withinBounds(choice)} and ${mentioned}`;
}

/** Whether a score row decides about a text. */
function isFiltered({ figure, scoreFrom, scoreTo }: TextChoice): boolean {
  return !figure.isDisclosed || figure.where.length > 0 || scoreFrom !== undefined || scoreTo !== undefined;
}

/** Whether it is everything of some days, which an index tells without looking at the texts. */
export function isEverything(choice: TextChoice): boolean {
  return !isFiltered(choice) && choice.query === undefined && choice.theme === undefined;
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
  const score = scoreOf(figure);
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
