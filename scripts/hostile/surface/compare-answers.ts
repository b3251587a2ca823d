import { isDeepStrictEqual } from 'node:util';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';

export function compareAnswers(
  { survey }: Pick<World, 'survey'>,
  given: Readonly<Record<string, unknown>>,
  stored: ReadonlyMap<string, unknown>,
): Pick<Sighting, 'kept' | 'hasEffect'> {
  const known = Object.entries(given).filter(([name]) => survey.questions.has(name));
  const isKept = known.every(([name, value]) => {
    const kept = stored.get(name) ?? null;
    const isBlank = typeof value === 'string' && value.trim() === '';
    const isNothing = value === null || isBlank || (Array.isArray(value) && value.length === 0);
    return isNothing ? kept === null : isDeepStrictEqual(kept, value);
  });
  const hasStranger = [...stored.keys()].some((name) => !survey.questions.has(name));
  return { kept: isKept ? 'same' : 'other', hasEffect: hasStranger };
}
