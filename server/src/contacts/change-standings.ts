import { isDeepStrictEqual } from 'node:util';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { lockStandings, type StandingRow, saveStandings } from './standing-store.ts';

/**
 * Changes how contacts stand, by what `judge` says of them. It is asked after they are locked, so that what it reads of
 * them includes all that others told before.
 */
export async function changeStandings(
  db: WorkspaceTransaction,
  ids: readonly string[],
  judge: (rows: readonly StandingRow[]) => Promise<readonly StandingRow[]>,
): Promise<void> {
  if (ids.length === 0) return;
  const before = await lockStandings(db, ids);
  const known = new Map(before.map((row) => [row.id, row] as const));
  const after = await judge(before);
  await saveStandings(
    db,
    after.filter((row) => !isDeepStrictEqual(row, known.get(row.id))),
  );
}
