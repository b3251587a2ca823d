import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../figures/figure.ts';
import { scoreOf, type TextChoice, textSource } from './text-source.ts';

export type TextRow = Readonly<{
  id: string;
  day: string;
  at: Date;
  /** In stored steps. */
  score: number | null;
  language: string;
  questions: readonly string[];
  parts: readonly string[];
  /** Codes of traits by their slot. */
  codes: readonly (number | null)[];
}>;

/** The row that the page before stopped at. */
export type TextPlace = Readonly<{ day: string; id: string }>;

const traitSlots = sql.join(
  Array.from({ length: 16 }, (_, slot) => sql.ref(`s.a${slot}`)),
  sql`, `,
);

/** Newest first. */
export async function listTexts(
  db: WorkspaceTransaction,
  choice: TextChoice,
  page: Readonly<{ after: TextPlace | undefined; limit: number }>,
): Promise<readonly TextRow[]> {
  const { after, limit } = page;
  const before = after ? sql`and (s.day, s.response_id) < (${after.day}::date, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<TextRow>`
    with page as materialized (
      select s.day, s.response_id, s.answered_at as at, ${scoreOf(choice.figure)} as score, array[${traitSlots}] as codes
      ${textSource(db, choice)} ${before}
      order by s.day desc, s.response_id desc
      limit ${limit}
    )
    select page.response_id as id, page.day::text as day, page.at, page.score, page.codes,
      kept.language, kept.questions, kept.parts
    from page
    join response_text kept on kept.workspace_id = ${db.workspaceId} and kept.response_id = page.response_id
    order by page.day desc, page.response_id desc`.execute(db.trx);
  return rows;
}

/** How many texts have each score, in stored steps; null for those without one. */
export type ScoreCount = Readonly<{ score: number | null; count: number }>;

export async function countTexts(db: WorkspaceTransaction, choice: TextChoice): Promise<readonly ScoreCount[]> {
  const { rows } = await sql<ScoreCount>`
    select ${scoreOf(choice.figure)} as score, count(*) as count
    ${textSource(db, choice)}
    group by 1 order by 1
    limit 1000`.execute(db.trx);
  return rows;
}

/** Whether there are so many texts at least, without counting all. */
export async function hasTexts(db: WorkspaceTransaction, choice: TextChoice, least: number): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select ${textSource(db, choice)} limit ${least}) found`.execute(db.trx);
  return (rows[0]?.count ?? 0) >= least;
}

export type ThemeScoreCount = ScoreCount & Readonly<{ theme: string }>;

/** How many texts mention each theme, by score. */
export async function countThemes(db: WorkspaceTransaction, figure: Figure): Promise<readonly ThemeScoreCount[]> {
  const all = { figure, query: undefined, theme: undefined, scoreFrom: undefined, scoreTo: undefined };
  const { rows } = await sql<ThemeScoreCount>`
    with counted as materialized (
      select s.response_id, ${scoreOf(figure)} as score ${textSource(db, all)}
    )
    select m.theme_id as theme, counted.score, count(*) as count
    from counted
    join response_theme m on m.workspace_id = ${db.workspaceId} and m.response_id = counted.response_id
    where coalesce(m.by_person, m.by_rule)
    group by 1, 2 order by 1, 2
    limit 100000`.execute(db.trx);
  return rows;
}

export type MentionRow = Readonly<{
  response_id: string;
  theme_id: string;
  by_rule: boolean;
  by_person: boolean | null;
}>;

/** What is said of the themes of some texts, by rule and by person. */
export async function listMentions(
  { trx, workspaceId }: WorkspaceTransaction,
  responseIds: readonly string[],
): Promise<readonly MentionRow[]> {
  return trx
    .selectFrom('response_theme')
    .innerJoin('theme', (join) =>
      join
        .onRef('theme.workspace_id', '=', 'response_theme.workspace_id')
        .onRef('theme.id', '=', 'response_theme.theme_id'),
    )
    .select(['response_id', 'theme_id', 'by_rule', 'by_person'])
    .where('response_theme.workspace_id', '=', workspaceId)
    .where('response_id', 'in', [...responseIds])
    .where('theme.removed_at', 'is', null)
    .orderBy('theme_id')
    .limit(20_000)
    .execute();
}

/** Names of the customers behind some responses, where they are known. */
export async function listNames(
  { trx, workspaceId }: WorkspaceTransaction,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await trx
    .selectFrom('response_contact')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'response_contact.workspace_id')
        .onRef('contact.id', '=', 'response_contact.contact_id'),
    )
    .select(['response_id', 'contact.name'])
    .where('response_contact.workspace_id', '=', workspaceId)
    .where('response_id', 'in', [...responseIds])
    .limit(1000)
    .execute();
  return new Map(rows.map(({ response_id, name }) => [response_id, name]));
}

export async function isTextThere({ trx, workspaceId }: WorkspaceTransaction, responseId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('response_text')
    .select('response_id')
    .where('workspace_id', '=', workspaceId)
    .where('response_id', '=', responseId)
    .executeTakeFirst();
  return row !== undefined;
}
