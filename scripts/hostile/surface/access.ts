import { isRecord } from '../corpus-line.ts';
import { deeds } from './access-deeds.ts';
import { type Surface, unknown } from './surface.ts';

/** What somebody does who may not: told in words, so each sort of deed is played out by what its words say. */
export const accessSurface: Surface = async (world, _line, input) => {
  if (!isRecord(input)) return unknown('a deed given otherwise than in words');
  const [who, deed] = [String(input['as'] ?? ''), String(input['do'] ?? '')];
  const found = deeds.find((candidate) => candidate.who.test(who) && candidate.deed.test(deed));
  return found === undefined ? unknown(`access: ${who} ${deed}`) : found.play(world, who);
};
