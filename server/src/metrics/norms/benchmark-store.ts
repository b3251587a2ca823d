import type { BenchmarkMetric } from '@voldaan/domain/metrics/norms/benchmark';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type BenchmarkWrite = Readonly<{
  name: string;
  metric: BenchmarkMetric;
  value: number;
  low: number | null;
  high: number | null;
  n: number | null;
  source: string;
  source_url: string;
  measured_on: string;
  method: string;
}>;

export async function insertBenchmark(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    id,
    benchmark,
    by,
    at,
  }: Readonly<{
    id: string;
    /** Only the sample company has examples. */
    benchmark: BenchmarkWrite & Readonly<{ is_example?: boolean }>;
    by: string;
    at: Date;
  }>,
): Promise<void> {
  await trx
    .insertInto('benchmark')
    .values({ ...benchmark, workspace_id: workspaceId, id, created_by: by, created_at: at, changed_at: at })
    .execute();
}

export async function updateBenchmark(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, benchmark, at }: Readonly<{ id: string; benchmark: BenchmarkWrite; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('benchmark')
    .set({ ...benchmark, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** False when there is no such benchmark. */
export async function deleteBenchmark({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('benchmark')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
