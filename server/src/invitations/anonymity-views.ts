import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Languages in which so many at least are invited by now, that of most first. */
export async function listWaveLanguages(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, least }: Readonly<{ waveId: string; least: number }>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ language: string }>`
    select language from invitation
    where workspace_id = ${workspaceId} and wave_id = ${waveId} and state = 'planned'
    group by language having count(*) >= ${least}
    order by count(*) desc, language limit 100`.execute(trx);
  return rows.map(({ language }) => language);
}
