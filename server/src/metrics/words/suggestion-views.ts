import type { WordLanguage } from '@voldaan/domain/metrics/words/theme-rule';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { customerNumber } from '../columns/score-views.ts';
import { storedScore } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import { allTexts, eachScoreRow, textSource } from './text-source-views.ts';

export type ReadText = Readonly<{
  language: string;
  parts: readonly string[];
  score: number;
  /** Whose it is, where that is asked and known. */
  customer: number | null;
}>;

/** The newest texts that come with a score. */
export async function newestTexts(
  db: WorkspaceTransaction,
  figure: Figure,
  { most, isRepeated }: Readonly<{ most: number; isRepeated: boolean }>,
): Promise<readonly ReadText[]> {
  const linkOfText = sql`left join response_contact link
      on link.workspace_id = ${db.workspaceId} and link.response_id = t.response_id`;
  const { rows } = await sql<ReadText>`
    with newest as materialized (
      select t.response_id, t.day ${textSource(db, allTexts(figure))}
      order by t.day desc, t.response_id desc
      limit ${most}
    )
    select kept.language, kept.parts, ${storedScore(figure.item)} as score, ${isRepeated ? customerNumber : sql`null`} as customer
    from newest t
    join ${eachScoreRow(db, figure)}
    join response_text kept on kept.workspace_id = ${db.workspaceId} and kept.response_id = t.response_id
    ${isRepeated ? linkOfText : sql``}
    where ${storedScore(figure.item)} is not null
    order by t.response_id`.execute(db.trx);
  return rows;
}

/** PostgreSQL's own names of what knows a language's stop words. */
const dictionaries: Readonly<Record<WordLanguage, string>> = {
  nl: 'pg_catalog.dutch_stem',
  nb: 'pg_catalog.norwegian_stem',
  en: 'pg_catalog.english_stem',
};

/** The stem of each word, as the search has it too; words like "the" and "and" have none. */
export async function stemsOf(
  { trx }: WorkspaceTransaction,
  language: WordLanguage,
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ word: string; stem: string }>`
    select word, (ts_lexize(${`public.stem_${language}`}::regdictionary, word))[1] as stem
    from unnest(${words}::text[]) as word
    where cardinality(ts_lexize(${dictionaries[language]}::regdictionary, word)) > 0
    limit 200000`.execute(trx);
  return new Map(rows.map(({ word, stem }) => [word, stem]));
}
