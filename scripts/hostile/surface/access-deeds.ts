import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { makeDataFolder } from '../../../server/bench/product-process.ts';
import { type StaffRole, staffRoles, textAt } from '../company.ts';
import { type Client, makeClient } from '../http-client.ts';
import type { Sighting } from '../judge.ts';
import { program, type World } from '../world.ts';
import {
  acceptTwice,
  changePassword,
  claimTwice,
  fixSession,
  guessLink,
  guessPassword,
  leaveFolder,
  leaveNoOwner,
  sendOtherHost,
  writeWithoutRight,
} from './account-deeds.ts';
import { filterAnswers, joinAnswers } from './anonymous-wave.ts';
import { answerFromOtherSite } from './other-site.ts';
import { walkRoutes } from './route-walk.ts';
import { compareSignIns } from './sign-in-timing.ts';
import type { Trial } from './surface.ts';

type Deed = Readonly<{ who: RegExp; deed: RegExp; play: (world: World, who: string) => Promise<Trial> }>;

/** The first whose words fit is played. What the product does not have yet is in none of them. */
export const deeds: readonly Deed[] = [
  { who: /anyone|_A$/, deed: /extra field|unknown field|mass.?assign/i, play: sendMoreFields },
  { who: /_A$/, deed: /\b(id|ids|row|rows)\b.*\bB\b|\bB\b.*\bids?\b/i, play: walkAs },
  { who: /viewer|interviewer/, deed: /export|answers|contacts|responses/i, play: readWithoutRight },
  { who: /removed|deactivated/i, deed: /session|cookie|stream|key/i, play: useAfterRemoval },
  { who: /owner/, deed: /last owner|only owner|no owner/i, play: leaveNoOwner },
  { who: /_A$/, deed: /own role|role of|make (one)?self|promot|owner/i, play: riseAbove },
  { who: /anyone/, deed: /known and unknown|enumerat|timing/i, play: compareSignIns },
  { who: /anyone/, deed: /password.*(MB|long|flood|[0-9]{4,})|(MB|long).*password/i, play: sendLongPassword },
  { who: /anyone/, deed: /forwarded|spoof|rotat.*(address|header|ip)/i, play: rotateAddresses },
  {
    who: /anyone/,
    deed: /(cross.?site|csrf|other origin|evil).*(post|form|route|unsafe|request)/i,
    play: postFromOtherSite,
  },
  { who: /anyone/, deed: /widget.*(evil|other (origin|site|page))/i, play: answerFromOtherSite },
  { who: /anyone/, deed: /invit.*(twice|two|second|again|race|used)/i, play: acceptTwice },
  { who: /anyone/, deed: /set.?up.*(twice|two|second|again|used)/i, play: claimTwice },
  { who: /anyone/, deed: /brute|(guess|wrong|many).*password/i, play: guessPassword },
  { who: /anyone/, deed: /fixation|chosen.*(cookie|session)|(cookie|session).*chosen/i, play: fixSession },
  { who: /anyone/, deed: /travers|\.\.(\/|%2f)/i, play: leaveFolder },
  { who: /anyone/, deed: /\bhost\b/i, play: sendOtherHost },
  { who: /anyone|customer/, deed: /(link|token).*(another|other|chang|guess)/i, play: guessLink },
  { who: /user|_A$/, deed: /chang.*password|password.*(chang|reset)/i, play: changePassword },
  { who: /user|_A$/, deed: /sign.?out|log.?out/i, play: useAfterSignOut },
  { who: /_A$/, deed: /anonym.*(join|link|match|who (said|answered)|re-?identif)/i, play: joinAnonymous },
  { who: /_A$/, deed: /anonym.*(filter|group|segment|\b[1-4]\b|few)/i, play: filterAnonymous },
  { who: /operator/, deed: /secret/i, play: startWithWeakSecret },
  {
    who: /viewer|interviewer|agent|analyst/,
    deed: /creat|make|chang|publish|start|delet|writ|invit|send|add/i,
    play: writeWithoutRight,
  },
];

async function joinAnonymous(world: World, who: string): Promise<Trial> {
  return joinAnswers(world, await actAs(world, who));
}

async function filterAnonymous(world: World, who: string): Promise<Trial> {
  return filterAnswers(world, await actAs(world, who));
}

export async function actAs(world: World, who: string): Promise<Client> {
  const role = roleIn(who);
  return role === undefined ? world.ours.owner : (await world.ours.hire(role)).client;
}

function roleIn(who: string): StaffRole | undefined {
  return staffRoles.find((role) => new RegExp(`^${role}`).test(who));
}

async function walkAs(world: World, who: string): Promise<Trial> {
  return walkRoutes(world, await actAs(world, who));
}

/** Every way to answers and addresses there is: the list and its next page, one row, a file. */
async function readWithoutRight(world: World, who: string): Promise<Trial> {
  const client = await actAs(world, who);
  const list = await world.ours.owner.get('/v1/responses?limit=1');
  const response = textAt(list.json, 'data', '0', 'id');
  const cursor = textAt(list.json, 'next_cursor');
  const paths = [
    '/v1/responses',
    `/v1/responses?limit=1&cursor=${cursor}`,
    `/v1/responses/${response || 'rsp_00000000000000000000000000'}`,
    '/v1/contacts',
    `/v1/contact-imports/imp_${'0'.repeat(26)}/refused.csv`,
  ];
  const sightings: Sighting[] = [];
  for (const path of paths)
    sightings.push({ place: `GET ${path.split('?', 1)[0]}`, status: (await client.get(path)).status });
  return sightings;
}

const deadWithinMs = 5_000;

/** The cookie of somebody whose access was taken away, and the stream that was open at that moment. */
async function useAfterRemoval(world: World): Promise<Trial> {
  const { id, client } = await world.ours.hire('owner');
  const made = await client.post('/v1/api-keys', { name: 'kassa', scopes: ['contacts:read'], days: 7 });
  const key = { authorization: `Bearer ${textAt(made.json, 'key')}` };
  const before = (await world.anyone.send({ path: '/v1/contacts', headers: key })).status;
  const stream = await openStream(world, client);
  const removedAt = performance.now();
  await world.ours.owner.send({ method: 'DELETE', path: `/v1/staff/${id}` });
  let status = (await client.get('/v1/me')).status;
  while (status !== 401 && performance.now() - removedAt < deadWithinMs) {
    await wait(250);
    status = (await client.get('/v1/me')).status;
  }
  const byKey = await world.anyone.send({ path: '/v1/contacts', headers: key });
  const streamMs = await Promise.race([stream.ended, wait(deadWithinMs + 1_000, undefined)]);
  const isCut = streamMs !== undefined && streamMs - removedAt < deadWithinMs;
  return [
    { place: 'GET /v1/me', status },
    {
      place: 'GET /v1/contacts with a key of theirs',
      status: byKey.status,
      faults: before === 200 ? [] : [`the key never opened anything: ${before}`],
    },
    {
      place: 'GET /v1/live',
      status: 401,
      faults: isCut ? [] : ['the open stream outlives the person by more than 5 s'],
    },
  ];
}

/** Once the stream is open: when it ends, on the clock of performance.now(). */
async function openStream({ baseUrl }: World, client: Client): Promise<Readonly<{ ended: Promise<number> }>> {
  const opened = await fetch(`${baseUrl}/v1/live`, { headers: { cookie: client.cookie() } });
  const reader = opened.body?.getReader();
  const read = async () => {
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (part === undefined || part.done) return performance.now();
    }
  };
  return { ended: read() };
}

async function riseAbove(world: World, who: string): Promise<Trial> {
  const role = roleIn(who) ?? 'manager';
  const { id, client } = await world.ours.hire(role);
  const path = `/v1/staff/${id}`;
  const up = await client.send({ method: 'PATCH', path, json: { role: 'owner' } });
  const me = await client.send({ method: 'PATCH', path: '/v1/me', json: { role: 'owner' } });
  const after = await client.get('/v1/me');
  const hasChanged = textAt(after.json, 'staff', 'role') !== role;
  return [
    { place: 'PATCH /v1/staff/:id', status: up.status, hasChanged },
    { place: 'PATCH /v1/me', status: up.status === me.status ? me.status : up.status, hasChanged },
  ];
}

async function sendLongPassword({ anyone, ours }: World): Promise<Trial> {
  const sightings: Sighting[] = [];
  for (const length of [100_000, 900_000, 2_000_000]) {
    const json = { email: ours.ownerEmail, password: 'x'.repeat(length) };
    const { status, ms } = await anyone.send({ method: 'POST', path: '/v1/sign-in', json });
    sightings.push({
      place: `a password of ${length}`,
      status,
      faults: ms > 1_000 ? [`took ${Math.round(ms)} ms`] : [],
    });
  }
  return sightings;
}

/** What the sender writes into the header is not believed: the last entry is, and the limit counts by it. */
async function rotateAddresses({ anyone }: World): Promise<Trial> {
  const statuses: number[] = [];
  for (let count = 0; count < 70; count += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${count}, 203.0.113.77` };
    const json = { email: `nobody-${count}@firm.example`, password: 'x' };
    statuses.push((await anyone.send({ method: 'POST', path: '/v1/sign-in', headers, json })).status);
  }
  return [
    {
      place: 'POST /v1/sign-in',
      status: statuses.at(-1) ?? 0,
      faults: statuses.includes(429) ? [] : ['the limit never came'],
    },
  ];
}

async function postFromOtherSite({ ours }: World): Promise<Trial> {
  const sightings: Sighting[] = [];
  const before = (await ours.owner.get('/v1/surveys')).text;
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const body = JSON.stringify({ questionnaire: 'grade' });
      const message = { method: 'POST', path: '/v1/surveys', headers: { ...headers, 'content-type': type }, body };
      const { status } = await ours.owner.send(message);
      sightings.push({ place: `${JSON.stringify(headers)} ${type}`, status });
    }
  }
  const hasChanged = (await ours.owner.get('/v1/surveys')).text !== before;
  return sightings.map((sighting) => ({ ...sighting, hasChanged }));
}

async function sendMoreFields({ ours, other }: World): Promise<Trial> {
  const more = {
    role: 'owner',
    is_owner: true,
    workspace_id: other.ids.get('wsp'),
    id: other.ids.get('stf'),
    email_verified: true,
  };
  const targets = [
    ['PATCH', '/v1/me', { name: 'Anna' }],
    ['PATCH', '/v1/workspace', { name: ours.mark }],
    ['POST', '/v1/contacts', { email: 'een@klant.example' }],
    ['POST', '/v1/surveys', { questionnaire: 'grade' }],
  ] as const;
  const sightings: Sighting[] = [];
  for (const [method, path, json] of targets) {
    const { status } = await ours.owner.send({ method, path, json: { ...json, ...more } });
    sightings.push({ place: `${method} ${path}`, status });
  }
  return sightings;
}

async function useAfterSignOut(world: World): Promise<Trial> {
  const { client } = await world.ours.hire('viewer');
  const copy = makeClient(world.baseUrl, world.watch, client.cookie());
  await client.post('/v1/sign-out');
  return [{ place: 'GET /v1/me', status: (await copy.get('/v1/me')).status }];
}

const weakSecrets = [
  'changeme',
  'change-me-change-me-change-me-change-me',
  'x'.repeat(40),
  'geheim',
  'your-secret-your-secret-your-secret-1',
];

/** Starts the program with secrets that are none: it has to end, and say which setting is to be mended. */
async function startWithWeakSecret(): Promise<Trial> {
  const dataFolder = await makeDataFolder();
  try {
    const sightings: Sighting[] = [];
    for (const secret of weakSecrets) sightings.push(await startWith(secret, dataFolder));
    return sightings;
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function startWith(secret: string, dataFolder: string): Promise<Sighting> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    VOLDAAN_DATA: dataFolder,
    VOLDAAN_PORT: '0',
    VOLDAAN_SECRET: secret,
  };
  const child = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const late = setTimeout(() => child.kill(), 30_000);
  const [code] = await once(child, 'exit');
  clearTimeout(late);
  const faults = [
    ...(code === 1 ? [] : [`the program ended with ${String(code)}`]),
    ...(said.includes('VOLDAAN_SECRET') ? [] : ['does not name the setting']),
  ];
  // A program that refuses to start is the clearest refusal there is.
  return { place: `a secret of ${secret.length} characters`, status: faults.length === 0 ? 403 : 200, faults };
}
