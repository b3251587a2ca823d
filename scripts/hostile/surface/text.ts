import type { CorpusLine } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { type Surface, unknown } from './surface.ts';
import { type TextField, textFields } from './text-field.ts';

/** A text in every field that takes one, fetched again where it is shown. */
export const textSurface: Surface = async (world, line, input) => {
  const text = typeof input === 'string' ? input : undefined;
  if (text === undefined) return unknown(`a text given as ${JSON.stringify(input).slice(0, 40)}`);
  return tryText(world, line, text);
};

export async function tryText(world: World, line: CorpusLine, text: string): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  for (const field of textFields) {
    if (isTooLongFor(field, line, text)) continue;
    const seen = await field.send(world, text);
    if (seen !== undefined) sightings.push({ place: field.name, ...seen });
  }
  return sightings;
}

/** A field of a line is no place for a page of text: that it is refused there says nothing about the text. */
function isTooLongFor({ graphemesMax }: TextField, { expect }: CorpusLine, text: string): boolean {
  return expect !== 'reject' && graphemesOf(text) > graphemesMax;
}

function graphemesOf(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter().segment(text)) count += 1;
  return count;
}
