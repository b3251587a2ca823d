import type { WordLanguage } from '@voldaan/domain/metrics/words/theme-rule';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../figures/figure.ts';
import { scoreOf, textSource } from './text-source.ts';

export type ReadText = Readonly<{ language: string; parts: readonly string[]; score: number }>;

/** The newest texts that come with a score. */
export async function newestTexts(
  db: WorkspaceTransaction,
  figure: Figure,
  most: number,
): Promise<readonly ReadText[]> {
  const all = { figure, query: undefined, theme: undefined, scoreFrom: undefined, scoreTo: undefined };
  const score = scoreOf(figure);
  const { rows } = await sql<ReadText>`
    with newest as materialized (
      select s.response_id, ${score} as score ${textSource(db, all)} and ${score} is not null
      order by s.day desc, s.response_id desc
      limit ${most}
    )
    select kept.language, kept.parts, newest.score
    from newest
    join response_text kept on kept.workspace_id = ${db.workspaceId} and kept.response_id = newest.response_id
    order by kept.response_id`.execute(db.trx);
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
