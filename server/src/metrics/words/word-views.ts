import type { WriterSums } from '@voldaan/domain/metrics/words/mention-pairs';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { storedScore } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import {
  chosenScoreRow,
  eachScoreRow,
  groupOf,
  isFiltered,
  isLookedFor,
  newestSource,
  orderedSource,
  sampledSource,
  type TextChoice,
  textSource,
} from './text-source-views.ts';
import { repeatedScores, writerSums, writerSumsOfFound } from './writer-views.ts';

export type TextRow = Readonly<{
  id: string;
  day: string;
  at: Date;
  is_anonymous: boolean;
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

export type TextsPage = Readonly<{ after: TextPlace | undefined; limit: number }>;

/** How many texts have each score, in stored steps; null for those without one. */
export type ScoreCount = Readonly<{ score: number | null; count: number }>;

export type FoundTexts = Readonly<{
  /** Null for all of a period, which are counted beside this. */
  total: number | null;
  /** Of the newest alone, where they are very many. */
  scores: readonly ScoreCount[];
  /** Of those the scores of each customer with more than one. */
  repeated: readonly (readonly number[])[];
  /** Of what was found, by whom it was written; null when it was not asked. */
  writers: WriterSums | null;
  page: readonly TextPlace[];
}>;

/** How texts are found, and what is told of customers who wrote more than once: nothing, or beside a group in which they are few. */
export type TextsAsked = Readonly<{ areMany: boolean; writers: 'untold' | 'of the group' | 'of those found' }>;

/** So many scores settle a mean; to look up those of a hundred thousand texts would take a second. */
export const scoredMost = 2000;

/** How many texts were found, the scores of the newest, and the next page: the index is asked once. */
export async function findTexts(
  db: WorkspaceTransaction,
  choice: TextChoice,
  { after, limit }: TextsPage,
  { areMany, writers }: TextsAsked,
): Promise<FoundTexts> {
  const isCounted = isLookedFor(choice) || isFiltered(choice);
  const isTold = writers !== 'untold';
  const sums = writers === 'of the group' ? writerSums(db, textSource(db, groupOf(choice))) : writerSumsOfFound(db);
  // A group's order is that of an index, so that only what is shown of it is read.
  const { rows } = await sql<FoundTexts>`
    with hit as ${isCounted ? sql`materialized` : sql`not materialized`} (
      select t.response_id, t.day ${textSource(db, choice, areMany)}
    ), newest as materialized (
      select t.response_id, t.day from hit t order by t.day desc, t.response_id desc limit ${scoredMost}
    ), own as materialized (
      select t.response_id, ${storedScore(choice.figure.item)} as score from newest t join ${eachScoreRow(db, choice.figure)}
    ), scored as (
      select score, count(*) as count from own group by 1
    ), page as (
      select t.response_id as id, t.day from hit t where ${isAfter(after)} order by t.day desc, t.response_id desc limit ${limit}
    )
    select ${isCounted ? sql`(select count(*) from hit)` : sql`null`} as total,
      (select coalesce(json_agg(scored order by score), '[]') from scored) as scores,
      ${isTold ? repeatedScores(db, sql`own`) : sql`'[]'::json`} as repeated,
      ${isTold && isLookedFor(choice) ? sums : sql`null`} as writers,
      (select coalesce(json_agg(page order by day desc, id desc), '[]') from page) as page`.execute(db.trx);
  return rows[0] ?? { total: 0, scores: [], repeated: [], writers: null, page: [] };
}

function isAfter(place: TextPlace | undefined): RawBuilder<unknown> {
  return place === undefined ? sql`true` : sql`(t.day, t.response_id) < (${place.day}::date, ${place.id}::uuid)`;
}

/** What is told by the sample, of one text in 64. */
export type SampledTexts = Readonly<{
  /** Found, whoever wrote them. */
  hits: number;
  /** Of those the ones that are of the choice by their score rows too, by score: of all, or of some drawn from very many. */
  scores: readonly ScoreCount[];
}>;

/** The index is asked once. The scores of fewer than `least` are not looked up. */
export async function sampleTexts(db: WorkspaceTransaction, choice: TextChoice, least = 0): Promise<SampledTexts> {
  const drawn = isFiltered(choice) ? sql`` : sql`order by md5(response_id::text) limit ${scoredMost}`;
  const { rows } = await sql<SampledTexts>`
    with hit as materialized (
      select t.response_id, t.day ${sampledSource(db, choice)}
    ), counted as materialized (
      select count(*) as hits from hit
    ), scored as (
      select ${storedScore(choice.figure.item)} as score, count(*) as count
      from (select response_id, day from hit where (select hits from counted) >= ${least} ${drawn}) t
      join ${chosenScoreRow(db, choice)} group by 1
    )
    select hits, (select coalesce(json_agg(scored order by score), '[]') from scored) as scores from counted`.execute(
    db.trx,
  );
  return rows[0] ?? { hits: 0, scores: [] };
}

/** How many texts of the sample there are. */
export async function countSampled(db: WorkspaceTransaction, choice: TextChoice): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${sampledSource(db, choice)}`.execute(db.trx);
  return rows[0]?.count ?? 0;
}

/** The next page of texts of which there are a great many, newest first. */
export async function listNewest(
  db: WorkspaceTransaction,
  choice: TextChoice,
  { after, limit }: TextsPage,
): Promise<readonly TextPlace[]> {
  const { rows } = await sql<TextPlace>`
    select t.response_id as id, t.day::text as day ${newestSource(db, choice)} and ${isAfter(after)}
    order by t.day desc, t.response_id desc
    limit ${limit}`.execute(db.trx);
  return rows;
}

/** Where the newest texts of a choice stand, without counting how many there are. */
export async function listPlaces(
  db: WorkspaceTransaction,
  choice: TextChoice,
  { after, limit }: TextsPage,
  areMany = false,
): Promise<readonly TextPlace[]> {
  const { rows } = await sql<TextPlace>`
    select t.response_id as id, t.day::text as day ${orderedSource(db, choice, areMany)} and ${isAfter(after)}
    order by t.day desc, t.response_id desc
    limit ${limit}`.execute(db.trx);
  return rows;
}

/** The texts at some places, newest first. */
export async function readTexts(
  db: WorkspaceTransaction,
  figure: Figure,
  places: readonly TextPlace[],
): Promise<readonly TextRow[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<TextRow>`
    select t.response_id as id, t.day::text as day, s.answered_at as at, r.anonymous_wave_id is not null as is_anonymous,
      ${storedScore(figure.item)} as score, array[${traitSlots}] as codes, t.language, t.questions, t.parts
    from unnest(${places.map(({ day }) => day)}::date[], ${places.map(({ id }) => id)}::uuid[]) as asked (day, id)
    join response_text t on t.workspace_id = ${db.workspaceId} and t.response_id = asked.id
    join response r on r.workspace_id = ${db.workspaceId} and r.id = asked.id
    join ${eachScoreRow(db, figure)}
    order by t.day desc, t.response_id desc
    limit ${places.length}`.execute(db.trx);
  return rows;
}

/** How many texts there are in all. */
export async function countTexts(db: WorkspaceTransaction, choice: TextChoice): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${textSource(db, choice)}`.execute(db.trx);
  return rows[0]?.count ?? 0;
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
