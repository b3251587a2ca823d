import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { BlockLayout } from './build-block.ts';
import { modulus, weightOf } from './fingerprint.ts';
import { channelCodes, classCodes, languageCodes } from './score-codes.ts';

/** How many rows a month has, and the sum of what they count for. */
export type Print = Readonly<{ count: number; print: number }>;

/** The fingerprints of all months of a survey, counted from the rows by SQL alone, by the first day of the month. */
export async function rowPrints(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  layout: BlockLayout,
): Promise<ReadonlyMap<number, Print>> {
  const prints = new Map<number, Print>();
  for (const versionId of layout.items.keys()) {
    const { rows } = await sql<{ month: number } & Print>`
      select month, count(*) as count, sum(weighted % ${sql.lit(modulus)} * (weighted % ${sql.lit(modulus)}) % ${sql.lit(modulus)})::bigint as print
      from (
        select date_trunc('month', day)::date - date '1970-01-01' as month, ${weightedSum(layout, versionId)} as weighted
        from score_row
        where workspace_id = ${workspaceId} and survey_id = ${surveyId} and survey_version_id = ${versionId} and not is_test
      ) as counted
      group by 1 order by 1
      limit 10000`.execute(trx);
    for (const { month, count, print } of rows) {
      const before = prints.get(month) ?? { count: 0, print: 0 };
      prints.set(month, { count: before.count + count, print: before.print + print });
    }
  }
  return prints;
}

function weightedSum({ items, traits }: BlockLayout, versionId: string) {
  const weight = (name: string) => sql.lit(weightOf(name));
  const letter = (name: 'class' | 'language' | 'channel', column: string, codes: readonly string[]) =>
    sql`${weight(name)}::bigint * (strpos(${sql.lit(codes.join(''))}, ${sql.ref(column)}::text) - 1)`;
  return sql.join(
    [
      sql`${weight('day')}::bigint * (extract(day from day)::int - 1)`,
      letter('class', 'vote_class', classCodes),
      letter('language', 'language', languageCodes),
      letter('channel', 'channel', channelCodes),
      ...(items.get(versionId) ?? []).map(
        ({ column, source, lowest }) =>
          sql`${weight(column)}::bigint * coalesce(${sql.ref(source)} - ${sql.lit(lowest)} + 1, 0)`,
      ),
      ...traits.map((trait) => sql`${weight(trait)}::bigint * coalesce(${sql.ref(trait)}, 0)`),
    ],
    sql` + `,
  );
}

/** The surveys of a workspace. */
export async function surveysOf({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from survey where workspace_id = ${workspaceId} order by id limit 10000`.execute(trx);
  return rows.map(({ id }) => id);
}
