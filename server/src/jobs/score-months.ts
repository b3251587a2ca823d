import { sql } from 'kysely';
import type { Product } from '../product.ts';

/** Makes the partitions of this month's and the next month's scores before the first answer of them comes. */
export async function ensureScoreMonths({ databases }: Product): Promise<void> {
  await sql`select ensure_score_month(now()::date), ensure_score_month((now() + interval '1 month')::date)`.execute(
    databases.work,
  );
}
