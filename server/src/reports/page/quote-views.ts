import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { storedScore } from '../../metrics/figures/condition-views.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { allTexts, textSource } from '../../metrics/words/text-source-views.ts';

/** A masked text with the score that was given beside it, in stored steps. */
export type QuoteRow = Readonly<{ text: string; language: string; score: number }>;

type QuoteChoice = Readonly<{
  figure: Figure;
  /** In points of the scale, both included. */
  scoreFrom: number;
  scoreTo: number;
  /** The lot: the same seed draws the same texts. */
  seed: string;
  lettersMost: number;
}>;

/** Draws texts by lot among those that are short enough to stand on a page. */
export async function drawQuotes(
  db: WorkspaceTransaction,
  { figure, scoreFrom, scoreTo, seed, lettersMost }: QuoteChoice,
): Promise<readonly QuoteRow[]> {
  const { rows } = await sql<QuoteRow>`
    with drawn as materialized (
      select s.response_id, ${storedScore(figure.item)} as score
      ${textSource(db, { ...allTexts(figure), scoreFrom, scoreTo })}
    )
    select kept.parts[1] as text, kept.language, drawn.score
    from drawn
    join response_text kept on kept.workspace_id = ${db.workspaceId} and kept.response_id = drawn.response_id
    where length(kept.parts[1]) between 12 and ${lettersMost}
    order by md5(drawn.response_id::text || ${seed}), drawn.response_id
    limit 1`.execute(db.trx);
  return rows;
}
