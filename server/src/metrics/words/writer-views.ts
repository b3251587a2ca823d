import type { WriterSums } from '@voldaan/domain/metrics/words/mention-pairs';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { customerNumber } from '../columns/score-views.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import { allTexts, foundTexts, scoreRowOf, type TextChoice, textSource } from './text-source-views.ts';

type Workspace = Pick<WorkspaceTransaction, 'workspaceId'>;

function linkOf({ workspaceId }: Workspace): RawBuilder<unknown> {
  return sql`response_contact link on link.workspace_id = ${workspaceId} and link.response_id = t.response_id
    and link.contact_id is not null`;
}

/** What customers who wrote more than once have in common (WriterSums), as a value: of some texts `t` those that `hit` found. */
export function writerSums(db: Workspace, group: RawBuilder<unknown>): RawBuilder<WriterSums> {
  return sql<WriterSums>`(
    select json_build_object(
      'further', coalesce(sum(texts - 1), 0), 'pairs', coalesce(sum(texts * (texts - 1)), 0),
      'both', coalesce(sum(found * (found - 1)), 0), 'mixed', coalesce(sum(found * (texts - found)), 0))
    from (
      select count(*) as texts, count(hit.response_id) as found
      from (select t.response_id ${group}) t
      join ${linkOf(db)}
      left join hit on hit.response_id = t.response_id
      group by link.contact_id
      having count(*) > 1
    ) writer)`;
}

/** So many of very many texts tell whether customers wrote more than one of them. */
const foundMost = 2048;

/**
 * The same of those that `hit` found alone: of very many those that chance takes, one in so many, whoever wrote them. Two texts of
 * one customer are both taken with the square of that chance, so the pairs stand for as many as that. Customers are no fewer than those
 * who were taken.
 */
export function writerSumsOfFound(db: Workspace, most = foundMost): RawBuilder<WriterSums> {
  return sql<WriterSums>`(
    select json_build_object(
      'further', case when further > 0 then further + found.texts - looked.texts else 0 end,
      'pairs', pairs * share * share, 'both', pairs * share * share, 'mixed', 0)
    from (select count(*) as texts, greatest(1, count(*) / ${most}::bigint) as share from hit) found
    cross join lateral (
      select coalesce(sum(own), 0) as texts, coalesce(sum(own - 1), 0) as further, coalesce(sum(own * (own - 1)), 0) as pairs
      from (
        select count(*) as own
        from hit t
        left join ${linkOf(db)}
        where (uuid_hash(t.response_id) & 2147483647) % found.share = 0
        group by coalesce(link.contact_id, t.response_id)
      ) writer
    ) looked)`;
}

/** How many customers wrote some texts; whose is not known is of a customer of its own. */
export async function customersOfTexts(db: WorkspaceTransaction, choice: TextChoice): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct coalesce(link.contact_id, t.response_id)) as count
    from (select t.response_id ${textSource(db, choice)}) t
    left join ${linkOf(db)}`.execute(db.trx);
  return rows[0]?.count ?? 0;
}

/** The scores of each customer with more than one among some texts `t`, as a value: lists of stored steps. */
export function repeatedScores(db: Workspace, scored: RawBuilder<unknown>): RawBuilder<number[][]> {
  return sql<number[][]>`(
    select coalesce(json_agg(scores), '[]') from (
      select json_agg(t.score) as scores
      from ${scored} t join ${linkOf(db)}
      where t.score is not null
      group by link.contact_id
      having count(*) > 1
    ) writer)`;
}

/** A text of a customer who wrote more than once. */
export type RepeatedText = Readonly<{
  /** Its number among them, those of one customer one after the other. */
  customer: number;
  /** In stored steps. */
  score: number | null;
  themes: readonly string[];
}>;

/** The texts of those customers who wrote more than once in the figure's days; of one customer in so many. */
export async function listRepeatedTexts(
  db: WorkspaceTransaction,
  figure: Figure,
  share: number,
): Promise<readonly RepeatedText[]> {
  const isLookedAt = share === 1 ? sql`true` : sql`(${customerNumber}) % ${share} = 0`;
  const { rows } = await sql<RepeatedText>`
    with written as (
      select t.response_id, ${storedScore(figure.item)} as score, link.contact_id,
        count(*) over (partition by link.contact_id) as texts
      from ${foundTexts(db, allTexts(figure))} t
      join ${scoreRowOf(db, figure)}
      join ${linkOf(db)} and ${isLookedAt}
      where ${responseConditions(db, figure)}
    )
    select dense_rank() over (order by t.contact_id) as customer, t.score, array(
      select m.theme_id from response_theme m
      where m.workspace_id = ${db.workspaceId} and m.response_id = t.response_id and coalesce(m.by_person, m.by_rule)
    ) as themes
    from written t
    where t.texts > 1
    order by customer
    limit 200000`.execute(db.trx);
  return rows;
}
