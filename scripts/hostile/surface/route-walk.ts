import { randomBytes } from 'node:crypto';
import { valueAt } from '../company.ts';
import { isRecord } from '../corpus-line.ts';
import type { Message, Reply } from '../exchange.ts';
import type { Client } from '../http-client.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { sampleOf } from './schema-sample.ts';

type Operation = Readonly<{ method: string; path: string; described: Readonly<Record<string, unknown>> }>;

/** Numbers and times of a reply that say nothing about the row: two replies are the same without them. */
const passing = /"request_id":"[^"]*"/g;

/**
 * Every route of the API's own reference that has room for an id, once with an id of the other company and once with
 * one that nothing has: both must answer alike, and neither may do anything.
 */
export async function walkRoutes(world: World, client: Client): Promise<readonly Sighting[]> {
  const reference = await world.anyone.get('/v1/openapi.json');
  const sightings: Sighting[] = [];
  for (const operation of operationsOf(reference.json)) {
    const foreign = await ask(client, operation, (kind) => world.other.ids.get(kind) ?? randomId(kind));
    const random = await ask(client, operation, randomId);
    if (foreign === undefined || random === undefined) continue;
    sightings.push(compareReplies(operation, foreign, random));
  }
  return sightings;
}

function compareReplies({ method, path }: Operation, foreign: Reply, random: Reply): Sighting {
  const isSame =
    foreign.status === random.status && foreign.text.replace(passing, '') === random.text.replace(passing, '');
  // A list that is filtered by what nobody has is empty, and a fault in the rest of the request is told to anybody.
  const isHarmless = isSame && foreign.status < 500;
  return {
    place: `${method.toUpperCase()} ${path}`,
    status: isHarmless ? 404 : foreign.status,
    faults: isSame
      ? []
      : [`answers ${foreign.status} to an id of the other company and ${random.status} to a random one`],
  };
}

function operationsOf(reference: unknown): readonly Operation[] {
  const paths = valueAt(reference, 'paths');
  if (!isRecord(paths)) return [];
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isRecord(methods) ? methods : {}).flatMap(([method, described]) =>
      isRecord(described) ? [{ method, path, described }] : [],
    ),
  );
}

/** Fills every slot for an id in the path, the query and the body; undefined when the route has none. */
async function ask(client: Client, operation: Operation, idOf: (kind: string) => string): Promise<Reply | undefined> {
  let slots = 0;
  const fill = (kind: string) => {
    slots += 1;
    return idOf(kind);
  };
  const parameters = [valueAt(operation.described, 'parameters')].flat().filter(isRecord);
  let path = operation.path;
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    const [name, schema] = [String(parameter['name']), parameter['schema']];
    const isId = /^\^[a-z]{3}_/.test(String(valueAt(schema, 'pattern') ?? ''));
    if (parameter['in'] === 'path') path = path.replace(`{${name}}`, String(sampleOf(schema, fill)));
    else if (isId) query.set(name, String(sampleOf(schema, fill)));
  }
  const body = valueAt(operation.described, 'requestBody', 'content', 'application/json', 'schema');
  const json = body === undefined ? undefined : sampleOf(body, fill);
  if (slots === 0) return undefined;
  const message: Message = {
    method: operation.method.toUpperCase(),
    path: query.size > 0 ? `${path}?${query}` : path,
    headers: { 'if-match': '"1"', 'idempotency-key': randomBytes(8).toString('hex') },
    ...(json === undefined ? {} : { json }),
  };
  return client.send(message);
}

/** Crockford's alphabet, as our ids are written; the first letter keeps it within 128 bits. */
function randomId(kind: string): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  const random = [...randomBytes(25)].map((byte) => letters[byte % 32]).join('');
  return `${kind}_0${random}`;
}
