import type { WriterSums } from '@voldaan/domain/metrics/words/mention-pairs';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { storedScore } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import { allTexts, eachScoreRow, foundTexts, textSource } from './text-source-views.ts';
import type { TextQuery } from './word-query-views.ts';
import { writerSums, writerSumsOfFound } from './writer-views.ts';

export type QuoteRow = Readonly<{
  id: string;
  at: Date;
  is_anonymous: boolean;
  score: number | null;
  parts: readonly string[];
}>;
export type QuoteList = Readonly<{ count: number; rows: readonly QuoteRow[] }>;

/** How a rule is tried: what it hits, what its words alone would hit, and the theme that it is to be of. */
export type RuleTrial = Readonly<{
  figure: Figure;
  hits: TextQuery;
  /** The same words, whatever turns them round. */
  words: TextQuery;
  theme: string | null;
}>;

const quotesMost = 8;

export function listHits(db: WorkspaceTransaction, { figure, hits }: RuleTrial): Promise<QuoteList> {
  return listQuotes(db, figure, { from: foundTexts(db, { figure, query: hits }) });
}

/** By whom the hits were written, of all texts or of the hits alone (show-words.ts). */
export async function sumWriters(
  db: WorkspaceTransaction,
  { figure, hits }: RuleTrial,
  of: 'of the group' | 'of those found',
): Promise<WriterSums | undefined> {
  const sums = of === 'of the group' ? writerSums(db, textSource(db, allTexts(figure))) : writerSumsOfFound(db);
  const { rows } = await sql<{ writers: WriterSums }>`
    with hit as materialized (select t.response_id, t.day from ${foundTexts(db, { figure, query: hits })} t)
    select ${sums} as writers`.execute(db.trx);
  return rows[0]?.writers;
}

/** Say a word, and something that turns it round. */
export function listTurned(db: WorkspaceTransaction, { figure, hits, words }: RuleTrial): Promise<QuoteList> {
  const from = sql`(
    select response_id, day from ${foundTexts(db, { figure, query: words })}
    except select response_id, day from ${foundTexts(db, { figure, query: hits })})`;
  return listQuotes(db, figure, { from });
}

/** Hit by the rules as they are saved, and no longer by these. */
export function listLost(db: WorkspaceTransaction, trial: RuleTrial): Promise<QuoteList> {
  return listByMention(db, trial, { mention: sql`m.by_rule`, isHit: false });
}

/** A person says that they mention it, and these rules do not hit them. */
export function listMissed(db: WorkspaceTransaction, trial: RuleTrial): Promise<QuoteList> {
  return listByMention(db, trial, { mention: sql`m.by_person`, isHit: false });
}

/** These rules hit them, and a person says that they do not mention it. */
export function listWrong(db: WorkspaceTransaction, trial: RuleTrial): Promise<QuoteList> {
  return listByMention(db, trial, { mention: sql`not m.by_person`, isHit: true });
}

/** So many of the newest are drawn from: a draw from a million would take a second. */
const drawnFrom = 5000;

/** Some that are not hit, the same for the same rules on the same day. */
export function listOthers(db: WorkspaceTransaction, { figure, hits }: RuleTrial): Promise<QuoteList> {
  const from = sql`(
    select response_id, day from (
      select response_id, day from response_text
      where workspace_id = ${db.workspaceId} and survey_id = ${figure.survey.id}
        and day >= ${figure.window.from}::date and day < ${figure.window.to}::date
      order by day desc, response_id desc limit ${drawnFrom}
    ) newest
    where response_id not in (select response_id from ${foundTexts(db, { figure, query: hits })}))`;
  return listQuotes(db, figure, { from, order: sql`md5(t.response_id::text)` });
}

async function listByMention(
  db: WorkspaceTransaction,
  { figure, hits, theme }: RuleTrial,
  { mention, isHit }: Readonly<{ mention: RawBuilder<unknown>; isHit: boolean }>,
): Promise<QuoteList> {
  if (theme === null) return { count: 0, rows: [] };
  const found = sql`(select response_id from ${foundTexts(db, { figure, query: hits })})`;
  const from = sql`(
    select m.response_id, t.day from response_theme m
    join response_text t on t.workspace_id = m.workspace_id and t.response_id = m.response_id
    where m.workspace_id = ${db.workspaceId} and m.theme_id = ${theme} and ${mention}
      and t.survey_id = ${figure.survey.id} and t.day >= ${figure.window.from}::date and t.day < ${figure.window.to}::date
      and m.response_id ${isHit ? sql`in` : sql`not in`} ${found})`;
  return listQuotes(db, figure, { from });
}

type Quoted = Readonly<{ from: RawBuilder<unknown>; order?: RawBuilder<unknown> }>;

/** A trial is of everybody, so that only the few that are shown need their scores. */
async function listQuotes(db: WorkspaceTransaction, figure: Figure, quoted: Quoted): Promise<QuoteList> {
  const order = quoted.order ?? sql`t.day desc, t.response_id desc`;
  const { rows } = await sql<QuoteRow & { total: number }>`
    with hit as materialized (
      select t.response_id, t.day from ${quoted.from} t
    ), shown as materialized (
      select t.response_id, t.day, row_number() over (order by ${order}) as place from hit t order by place
      limit ${quotesMost}
    )
    select t.response_id as id, s.answered_at as at, r.anonymous_wave_id is not null as is_anonymous,
      ${storedScore(figure.item)} as score, kept.parts, (select count(*) from hit) as total
    from shown t
    join ${eachScoreRow(db, figure)}
    join response_text kept on kept.workspace_id = ${db.workspaceId} and kept.response_id = t.response_id
    join response r on r.workspace_id = ${db.workspaceId} and r.id = t.response_id
    order by t.place`.execute(db.trx);
  return { count: rows[0]?.total ?? 0, rows };
}
