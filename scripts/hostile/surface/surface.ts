import type { CorpusLine } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';

/** What an input met: what was seen at each place it was sent to, or the name of a surface that does not exist yet. */
export type Trial = readonly Sighting[] | Readonly<{ unknown: string }>;

/** Sends an input, its recipes followed, to every place of one kind. */
export type Surface = (world: World, line: CorpusLine, input: unknown) => Promise<Trial>;

export function unknown(surface: string): Trial {
  return { unknown: surface };
}
