import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { listWaves, type WaveRow } from './views.ts';
import { withheldCodes } from './withheld-code.ts';

/** The wave of this id as it crosses the wire, or the refusal that anything unknown gets. */
export async function requireWave(db: WorkspaceTransaction, id: string) {
  const [wave] = await listWaves(db, { id });
  if (wave === undefined) throw new Refusal('not_found');
  return describeWave(wave);
}

/** A wave in the shape of the wire. */
export function describeWave({ withheld, ...wave }: WaveRow) {
  return { ...wave, withheld: listWithheld(withheld) };
}

/** The reasons for which somebody is withheld, in a fixed order; those of nobody are left out. */
export function listWithheld(withheld: Readonly<Record<string, number>>) {
  return withheldCodes.map((reason) => ({ reason, count: withheld[reason] ?? 0 })).filter(({ count }) => count > 0);
}
