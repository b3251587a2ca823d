import { unwelcomeNotice } from '@voldaan/domain/invitations/unwelcome-wave';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { countOutcomes } from './outcome-views.ts';
import { moveWave } from './store.ts';

/**
 * Pauses a wave that too many do not want or cannot get, until a person goes on with it. Ask now and
 * then while it goes out, and before it goes on after a rest: what came back meanwhile is weighed before its next mail leaves.
 * True when it was paused now.
 */
export async function pauseUnwelcome(db: WorkspaceTransaction, waveId: string): Promise<boolean> {
  const outcomes = await countOutcomes(db, waveId);
  const notice = unwelcomeNotice(outcomes);
  if (notice === undefined) return false;
  return moveWave(db, { id: waveId, from: ['sending'], to: 'paused', notice });
}
