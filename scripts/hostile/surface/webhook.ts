import { listAt, textAt, valueAt } from '../company.ts';
import { isRecord } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { bytesOf, headersOf } from './answer.ts';
import { tryEmbedToken } from './embed-token.ts';
import { countResponses } from './stored-answers.ts';
import { type Surface, type Trial, unknown } from './surface.ts';
import { tryTarget } from './target.ts';

const timesTold = 100;

/**
 * Programs of others that tell us something: events of a shop, mail of a relay; and those that are told something by us, which are
 * alerts so far. What is no JSON at all is tried at every sort of entrance that takes JSON.
 */
export const webhookSurface: Surface = async (world, line, input) => {
  if (!isRecord(input)) return unknown('webhooks out');
  if (typeof input['target'] === 'string') return tryTarget(world, input['target']);
  if (Array.isArray(input['order'])) return tryOrder(world, JSON.stringify(input['order']));
  if ('$raw' in input && line.expect === 'reject' && !('sig' in input)) return tryBody(world, input);
  if (input['sig'] === 'none') return tryUnsigned(world);
  if (input['sig'] === 'valid' && '$seq' in input) return tryTwice(world, JSON.stringify(input['$seq']));
  if (input['sig'] === 'valid' && 'body' in input) return tryToldBody(world, input['body']);
  if (typeof input['sig'] === 'string' && line.expect === 'reject' && !('timestamp' in input))
    return tryWrongKey(world, input['sig']);
  if (isRecord(input['jwt'])) return [...(await tryOtherToken(world)), await tryEmbedToken(world, input['jwt'])];
  return unknown('webhooks out, and signatures of relays');
};

async function tryBody(world: World, input: Readonly<Record<string, unknown>>): Promise<Trial> {
  const headers = { 'content-type': 'application/json', ...headersOf(input['$headers']) };
  const body = bytesOf(input);
  const places = [
    [world.anyone, `/s/${world.survey.token}/answers`],
    [world.anyone, '/v1/sign-in'],
    [world.ours.owner, '/v1/contacts'],
    [world.ours.owner, '/v1/surveys'],
    [world.ours.owner, '/v1/events'],
  ] as const;
  const sightings: Sighting[] = [];
  for (const [client, path] of places) {
    const before = await countAll(world);
    const reply = await client.send({ method: 'POST', path, headers, body });
    const shown = path.replace(world.survey.token, ':token');
    sightings.push({ place: `POST ${shown}`, status: reply.status, hasChanged: (await countAll(world)) !== before });
  }
  return sightings;
}

/** Whoever brings no key is nobody, whatever they tell. */
async function tryUnsigned(world: World): Promise<Trial> {
  const sightings: Sighting[] = [];
  const told = [
    ['/v1/events', 'application/json', JSON.stringify(delivery('never told'))],
    ['/v1/inbound-mail', 'application/octet-stream', 'Subject: bounce\r\n\r\n550 5.1.1 ceo@example.nl'],
  ] as const;
  for (const [path, type, body] of told) {
    for (const key of [{}, { authorization: 'Bearer vk_live_made-up' }]) {
      const headers = { ...key, 'content-type': type };
      const before = await countAll(world);
      const reply = await world.anyone.send({ method: 'POST', path, headers, body });
      const place = `POST ${path} ${'authorization' in headers ? 'with a made-up key' : 'without a key'}`;
      sightings.push({ place, status: reply.status, hasChanged: (await countAll(world)) !== before });
    }
  }
  return sightings;
}

/** A key that is none any more, or never was: half of one, an empty one, one that was revoked, one with a sign too many. */
async function tryWrongKey(world: World, words: string): Promise<Trial> {
  const key = await keyFor(world, ['events:write']);
  if (/revok|expir|old|ended/i.test(words)) await revokeKeys(world);
  const wrong = /revok|expir|old|ended/i.test(words)
    ? [key]
    : [
        key.slice(0, -1),
        `${key}x`,
        key.toUpperCase(),
        '',
        'null',
        key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      ];
  const sightings: Sighting[] = [];
  for (const [at, given] of wrong.entries()) {
    const before = await countAll(world);
    const headers = { authorization: `Bearer ${given}` };
    const { status } = await world.anyone.send({ method: 'POST', path: '/v1/events', headers, json: delivery(words) });
    sightings.push({ place: `POST /v1/events, key ${at}`, status, hasChanged: (await countAll(world)) !== before });
  }
  return sightings;
}

async function revokeKeys({ ours }: World): Promise<void> {
  const list = await ours.owner.get('/v1/api-keys?limit=100');
  for (const row of listAt(list.json, 'data'))
    await ours.owner.send({ method: 'DELETE', path: `/v1/api-keys/${textAt(row, 'id')}` });
}

/** What a shop with the right key tells, put over an event that would be taken. */
async function tryToldBody(world: World, body: unknown): Promise<Trial> {
  const headers = { authorization: `Bearer ${await keyFor(world, ['events:write'])}` };
  const json = isRecord(body) && Object.keys(body).length > 0 ? { ...delivery('told by the line'), ...body } : body;
  const before = await countAll(world);
  const { status } = await world.anyone.send({ method: 'POST', path: '/v1/events', headers, json });
  return [{ place: 'POST /v1/events', status, hasChanged: (await countAll(world)) !== before }];
}

/** A shop that repeats itself until it hears us: one event, however often. */
async function tryTwice(world: World, words: string): Promise<Trial> {
  const headers = { authorization: `Bearer ${await keyFor(world, ['events:write'])}` };
  const before = await countEvents(world);
  const replies = await Promise.all(
    Array.from({ length: timesTold }, () =>
      world.anyone.send({ method: 'POST', path: '/v1/events', headers, json: delivery(`a hundred times: ${words}`) }),
    ),
  );
  const added = Number(await countEvents(world)) - Number(before);
  const worst = Math.max(...replies.map(({ status }) => status));
  return [{ place: `POST /v1/events ${timesTold} times`, status: worst, hasEffect: added !== 1 }];
}

/** What happened first is told last: both are taken, and each stands at the moment that it happened. */
async function tryOrder(world: World, words: string): Promise<Trial> {
  const headers = { authorization: `Bearer ${await keyFor(world, ['events:write'])}` };
  const told = [
    { ...delivery(`later ${words}`), occurred_at: '2026-11-20T12:00:00Z' },
    { ...delivery(`earlier ${words}`), kind: 'order_placed', occurred_at: '2026-11-20T09:00:00Z' },
  ];
  const sightings: Sighting[] = [];
  for (const json of told) {
    const { status } = await world.anyone.send({ method: 'POST', path: '/v1/events', headers, json });
    const { json: list } = await world.ours.owner.get('/v1/events?limit=100');
    const known = listAt(list, 'data').find((event) => textAt(event, 'external_id') === json.external_id);
    const kept = Date.parse(textAt(known, 'occurred_at')) === Date.parse(json.occurred_at) ? 'same' : 'other';
    sightings.push({ place: 'POST /v1/events', status, kept: known === undefined ? 'absent' : kept });
  }
  return sightings;
}

/** A token opens what it was made for, and nothing else. */
async function tryOtherToken(world: World): Promise<readonly Sighting[]> {
  const key = await keyFor(world, ['events:write']);
  const bearers = [
    ['the token of a public survey', world.survey.token],
    ['a session', world.ours.owner.cookie().split('=').at(-1) ?? ''],
  ] as const;
  const sightings: Sighting[] = [];
  for (const [name, token] of bearers) {
    const headers = { authorization: `Bearer ${token}` };
    const reply = await world.anyone.send({ path: '/v1/contacts', headers });
    sightings.push({ place: `GET /v1/contacts with ${name} as a key`, status: reply.status });
  }
  const page = await world.anyone.send({ path: `/s/${encodeURIComponent(key)}` });
  // Nobody is told that this would have been a key elsewhere: the page says, as to any made-up link, that there is none.
  const faults = page.status === 404 ? [] : [`a key opened a survey: ${page.status}`];
  return [...sightings, { place: 'GET /s/:key', status: 401, faults }];
}

function delivery(subject: string) {
  const contact = { email: 'iemand@example.nl' };
  return { kind: 'order_delivered', external_id: subject, subject, occurred_at: '2026-11-20T10:00:00Z', contact };
}

async function keyFor({ ours }: World, scopes: readonly string[]): Promise<string> {
  const reply = await ours.owner.post('/v1/api-keys', { name: 'winkel', scopes, days: 7 });
  const key = textAt(reply.json, 'key');
  if (key === '') throw new Error(`no key was made: ${reply.status} ${reply.text}`);
  return key;
}

/** How many events our company was told; their list has no total, and is short here. */
async function countEvents({ ours }: World): Promise<number | undefined> {
  const reply = await ours.owner.get('/v1/events?limit=100');
  const data = valueAt(reply.json, 'data');
  return reply.status === 200 && Array.isArray(data) ? data.length : undefined;
}

async function countAll(world: World): Promise<string> {
  const suppressed = await world.ours.owner.get('/v1/suppressions?limit=100');
  return JSON.stringify([await countResponses(world), await countEvents(world), valueAt(suppressed.json, 'data')]);
}
