import { isRecord } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import { bytesOf, headersOf } from './answer.ts';
import { countResponses } from './stored-answers.ts';
import { type Surface, unknown } from './surface.ts';

/** There are no webhooks yet. What is no JSON at all is tried at every sort of entrance that takes JSON. */
export const webhookSurface: Surface = async (world, line, input) => {
  if (!isRecord(input) || !('$raw' in input) || line.expect !== 'reject' || 'sig' in input) {
    return unknown('webhooks in and out');
  }
  const headers = { 'content-type': 'application/json', ...headersOf(input['$headers']) };
  const body = bytesOf(input);
  const places = [
    [world.anyone, `/s/${world.survey.token}/answers`],
    [world.anyone, '/v1/sign-in'],
    [world.ours.owner, '/v1/contacts'],
    [world.ours.owner, '/v1/surveys'],
  ] as const;
  const sightings: Sighting[] = [];
  for (const [client, path] of places) {
    const before = await countResponses(world);
    const reply = await client.send({ method: 'POST', path, headers, body });
    const shown = path.replace(world.survey.token, ':token');
    sightings.push({
      place: `POST ${shown}`,
      status: reply.status,
      hasChanged: (await countResponses(world)) !== before,
    });
  }
  return sightings;
};
