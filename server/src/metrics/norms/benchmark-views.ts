import { isBenchmarkMetric } from '@voldaan/domain/metrics/norms/benchmark';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type BenchmarkShown, benchmarksMax } from './schema.ts';

/** The benchmarks, the newest measurement first. One of a metric that this version does not know is not shown. */
export async function listBenchmarks(
  { trx, workspaceId }: WorkspaceTransaction,
  id?: string,
): Promise<readonly BenchmarkShown[]> {
  let query = trx
    .selectFrom('benchmark')
    .select(['id', 'name', 'metric', 'value', 'low', 'high', 'n', 'source', 'source_url', 'measured_on', 'method'])
    .select(['is_example', 'changed_at'])
    .where('workspace_id', '=', workspaceId);
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.orderBy('measured_on', 'desc').orderBy('id').limit(benchmarksMax).execute();
  return rows.flatMap(({ metric, ...row }) => (isBenchmarkMetric(metric) ? [{ ...row, metric }] : []));
}

export async function countBenchmarks({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { count } = await trx
    .selectFrom('benchmark')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}
