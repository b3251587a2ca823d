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

/** How a text reads when it comes back: names lose the blanks around them, nothing else changes anything. */
export function compareText(sent: string, found: string | undefined): NonNullable<Sighting['kept']> {
  if (found === undefined) return 'absent';
  return found === sent || found === sent.trim() ? 'same' : 'other';
}

/** Whether a page that shows a text shows it as text: nothing that opens a tag in it stands there as it was typed. */
export function isShownAsText(html: string, text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const piece = text.slice(at, at + 20);
    // A bare tag at the end of the text may be one of the page's own, as the beginning of a comment may.
    if (piece.length > 4 && !/^<\/?\w+>?$/.test(piece) && html.includes(piece)) return false;
  }
  return true;
}
