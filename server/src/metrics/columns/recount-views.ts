import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { BlockLayout } from './build-block.ts';
import { modulus, weightOf } from './fingerprint.ts';
import { channelCodes, classCodes, languageCodes } from './score-codes.ts';
import { customerLink, customerNumber } from './score-views.ts';

/** How many rows a month has, and the sum of what they count for. */
export type Print = Readonly<{
  count: number;
  print: number;
  /** The sum of what their customers count for, by the largest share of customers (a power of two) among which they are. */
  customers: ReadonlyMap<number, number>;
}>;

/** The fingerprints of all months of a survey, counted from the rows by SQL alone, by the first day of the month. */
export async function rowPrints(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  layout: BlockLayout,
): Promise<ReadonlyMap<number, Print>> {
  const prints = new Map<number, Print>();
  for (const versionId of layout.items.keys()) {
    const { rows } = await sql<{ month: number; share: number; count: number; print: number; customers: number }>`
      select month, coalesce(customer & -customer, 0) as share, count(*) as count, ${squareSum(sql`weighted`)} as print,
        coalesce(${squareSum(sql`weighted + ${weight('customer')}::bigint * customer`)}, 0) as customers
      from (
        select date_trunc('month', s.day)::date - date '1970-01-01' as month, ${weightedSum(layout, versionId)} as weighted,
          nullif(${customerNumber}, 0) as customer
        from score_row s${customerLink}
        where s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId} and s.survey_version_id = ${versionId}
          and not s.is_test
      ) as counted
      group by 1, 2 order by 1, 2
      limit 100000`.execute(trx);
    for (const { month, share, count, print, customers } of rows) {
      const before = prints.get(month) ?? { count: 0, print: 0, customers: new Map<number, number>() };
      const ofShare = (before.customers.get(share) ?? 0) + customers;
      prints.set(month, {
        count: before.count + count,
        print: before.print + print,
        customers: share === 0 ? before.customers : new Map([...before.customers, [share, ofShare]]),
      });
    }
  }
  return prints;
}

function squareSum(of: RawBuilder<unknown>) {
  return sql`sum((${of}) % ${sql.lit(modulus)} * ((${of}) % ${sql.lit(modulus)}) % ${sql.lit(modulus)})::bigint`;
}

const weight = (name: string) => sql.lit(weightOf(name));

function weightedSum({ items, traits }: BlockLayout, versionId: string) {
  const letter = (name: 'class' | 'language' | 'channel', column: string, codes: readonly string[]) =>
    sql`${weight(name)}::bigint * (strpos(${sql.lit(codes.join(''))}, ${sql.ref(`s.${column}`)}::text) - 1)`;
  return sql.join(
    [
      sql`${weight('day')}::bigint * (extract(day from s.day)::int - 1)`,
      letter('class', 'vote_class', classCodes),
      letter('language', 'language', languageCodes),
      letter('channel', 'channel', channelCodes),
      ...(items.get(versionId) ?? []).map(
        ({ column, source, lowest }) =>
          sql`${weight(column)}::bigint * coalesce(${sql.ref(`s.${source}`)} - ${sql.lit(lowest)} + 1, 0)`,
      ),
      ...traits.map((trait) => sql`${weight(trait)}::bigint * coalesce(${sql.ref(`s.${trait}`)}, 0)`),
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
