import { type CorpusLine, stringsIn } from './corpus-line.ts';
import { faultsOf } from './judge.ts';
import { expandInput } from './recipe.ts';
import { surfaceOf } from './surface-table.ts';
import type { World } from './world.ts';

export type LineResult = Readonly<{
  line: CorpusLine;
  outcome: 'passed' | 'failed' | 'unknown';
  /** Why it failed. */
  faults: readonly string[];
  /** The surface that does not exist yet. */
  unknownSurface: string | undefined;
  serverErrors: number;
  hasCrashed: boolean;
  slowestMs: number;
  memoryGrowthMiB: number;
}>;

/** Sends one line wherever it fits, and judges what was seen by what the line asks and by what always holds. */
export async function tryLine(world: World, line: CorpusLine): Promise<LineResult> {
  const input = expandInput(line.input);
  world.watch.open(stringsIn(input));
  const faults: string[] = [];
  let unknownSurface: string | undefined;
  try {
    const trial = await surfaceOf(line)(world, line, input);
    if ('unknown' in trial) unknownSurface = trial.unknown;
    else if (trial.length === 0) faults.push('was sent nowhere');
    else faults.push(...trial.flatMap((sighting) => faultsOf(line, sighting)));
  } catch (error) {
    faults.push(`could not be tried: ${error instanceof Error ? error.message : String(error)}`);
  }
  const hasCrashed = !world.isAlive() || !(await isWell(world));
  const watched = await world.watch.close();
  if (hasCrashed) faults.push('the process ended');
  faults.push(...watched.faults);
  if (watched.serverErrors > 0) faults.push(...watched.errors);
  const outcome = faults.length > 0 ? 'failed' : unknownSurface === undefined ? 'passed' : 'unknown';
  const { serverErrors, slowestMs, memoryGrowthMiB } = watched;
  return { line, outcome, faults, unknownSurface, hasCrashed, serverErrors, slowestMs, memoryGrowthMiB };
}

async function isWell({ anyone }: World): Promise<boolean> {
  return (await anyone.get('/healthz')).status === 200;
}
