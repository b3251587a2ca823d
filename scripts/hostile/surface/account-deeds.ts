import { randomBytes } from 'node:crypto';
import { mustSend, password, textAt, tokenOf } from '../company.ts';
import { makeClient } from '../http-client.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { mailPersonalLink } from './personal-link.ts';
import { countResponses } from './stored-answers.ts';
import type { Trial } from './surface.ts';

const triesMost = 60;

/** The same invitation at the same moment, and once more: one colleague, and a way in for nobody else. */
export async function acceptTwice({ ours, baseUrl, watch }: World): Promise<Trial> {
  const email = `twee-${randomBytes(4).toString('hex')}@firm.example`;
  const made = await mustSend(ours.owner.post('/v1/staff-invites', { email, role: 'viewer', send: false }));
  const path = `/v1/invite/${tokenOf(textAt(made, 'link'))}`;
  const accept = () => makeClient(baseUrl, watch).post(path, { name: 'Twee', password, language: 'nl' });
  const replies = await Promise.all([accept(), accept(), accept()]);
  const taken = replies.filter(({ status }) => status < 300).length;
  const faults = taken === 1 ? [] : [`let ${taken} in`];
  return [{ place: 'POST /v1/invite/:token', status: (await accept()).status, faults }];
}

/** A link that made a company makes no second one. */
export async function claimTwice({ ours, anyone }: World): Promise<Trial> {
  const claim = { company: 'Nog een', name: 'Iemand', email: 'iemand@firm.example', password, language: 'nl' };
  const { status } = await anyone.post(ours.setupPath, claim);
  return [{ place: 'POST /v1/setup/:token', status }];
}

/** Whoever had the old password is out, on every device. */
export async function changePassword({ ours, baseUrl, watch }: World): Promise<Trial> {
  const { client, email } = await ours.hire('viewer');
  const elsewhere = makeClient(baseUrl, watch);
  await mustSend(elsewhere.post('/v1/sign-in', { email, password }));
  await mustSend(client.post('/v1/me/password', { current: password, new: `${password} en nog meer` }));
  const before = await elsewhere.post('/v1/sign-in', { email, password });
  return [
    { place: 'GET /v1/me on another device', status: (await elsewhere.get('/v1/me')).status },
    { place: 'POST /v1/sign-in with the old password', status: before.status },
  ];
}

/** From one place. A botnet has a place for each try: it is held up (accounts/held-try.ts), and nobody is shut out by it. */
export async function guessPassword({ ours, anyone }: World): Promise<Trial> {
  const { email } = await ours.hire('viewer');
  const headers = { 'x-forwarded-for': '203.0.113.99' };
  let status = 0;
  for (let count = 0; count < triesMost && status !== 429; count += 1) {
    const json = { email, password: `geraden-${count}` };
    status = (await anyone.send({ method: 'POST', path: '/v1/sign-in', headers, json })).status;
  }
  return [{ place: 'POST /v1/sign-in', status }];
}

/** What every role but manager and owner may not do. */
export async function writeWithoutRight(world: World, who: string): Promise<Trial> {
  const role = (['analyst', 'agent', 'interviewer'] as const).find((name) => who.startsWith(name)) ?? 'viewer';
  const { client } = await world.ours.hire(role);
  const contact = `con_${'0'.repeat(26)}`;
  const deeds = [
    ['POST', '/v1/api-keys', { name: 'x', scopes: ['contacts:read'], days: 7 }],
    ['POST', '/v1/alert-channels', { name: 'x', kind: 'webhook', url: 'https://hook.example/', language: 'nl' }],
    ['POST', '/v1/staff-invites', { email: 'x@firm.example', role: 'viewer', send: false }],
    ['POST', '/v1/surveys', { questionnaire: 'grade' }],
    ['POST', `/v1/surveys/${world.survey.id}/versions`, {}],
    ['POST', `/v1/surveys/${world.survey.id}/waves`, {}],
    ['PUT', '/v1/mail-settings', {}],
    ['DELETE', `/v1/contacts/${contact}`, undefined],
  ] as const;
  const sightings: Sighting[] = [];
  for (const [method, path, json] of deeds) {
    const { status } = await client.send({ method, path, ...(json === undefined ? {} : { json }) });
    sightings.push({ place: `${method} ${path.replace(world.survey.id, ':id').replace(contact, ':id')}`, status });
  }
  return sightings;
}

/** A company that nobody owns is lost to everybody. */
export async function leaveNoOwner({ ours }: World): Promise<Trial> {
  const path = `/v1/staff/${ours.ids.get('stf') ?? ''}`;
  const owners = await ours.owner.get('/v1/staff?limit=100');
  for (const { id, role } of staffIn(owners.json)) {
    if (role === 'owner' && !path.endsWith(id)) await ours.owner.send({ method: 'DELETE', path: `/v1/staff/${id}` });
  }
  const down = await ours.owner.send({ method: 'PATCH', path, json: { role: 'viewer' } });
  const gone = await ours.owner.send({ method: 'DELETE', path });
  const hasChanged = (await ours.owner.get('/v1/me')).status !== 200;
  return [
    { place: 'PATCH /v1/staff/:id', status: down.status, hasChanged },
    { place: 'DELETE /v1/staff/:id', status: gone.status, hasChanged },
  ];
}

function staffIn(list: unknown): readonly Readonly<{ id: string; role: string }>[] {
  const count = 100;
  return Array.from({ length: count }, (_, at) => ({
    id: textAt(list, 'data', String(at), 'id'),
    role: textAt(list, 'data', String(at), 'role'),
  })).filter(({ id }) => id !== '');
}

/** A link of a customer with one letter changed, and a link of a case that nobody got. */
export async function guessLink(world: World): Promise<Trial> {
  const { path } = await mailPersonalLink(world);
  const before = await countResponses(world);
  const guessed = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const json = { submission: randomBytes(8).toString('hex'), answers: { nps: 0 }, final: true };
  const given = await world.anyone.send({ method: 'POST', path: `${guessed}/answers`, json });
  const hasChanged = (await countResponses(world)) !== before;
  return [
    { place: 'GET /a/:token', status: (await world.anyone.get(guessed)).status },
    { place: 'POST /a/:token/answers', status: given.status, hasChanged },
    { place: 'GET /c/status/:token', status: (await world.anyone.get(`/c/status/${guessed.slice(3)}`)).status },
  ];
}

/** A cookie that somebody else chose is not the one that signing in gives. */
export async function fixSession({ ours, baseUrl, watch }: World): Promise<Trial> {
  const { email } = await ours.hire('viewer');
  const chosen = '__Host-sid=abcdefAAAAAAAAAAAAAAAAAAAAAA';
  const victim = makeClient(baseUrl, watch, chosen);
  const { status } = await victim.post('/v1/sign-in', { email, password });
  const attacker = await makeClient(baseUrl, watch, chosen).get('/v1/me');
  return [{ place: 'POST /v1/sign-in', status, hasEffect: attacker.status === 200 || victim.cookie() === chosen }];
}

const outside = [
  '/assets/..%2f..%2f..%2fetc/passwd',
  '/assets/../../../etc/passwd',
  '/..%5c..%5cetc/passwd',
  '/%2e%2e/x',
];

/** A page of ours may come back, a file of the machine may not. */
export async function leaveFolder({ anyone }: World): Promise<Trial> {
  const sightings: Sighting[] = [];
  for (const path of outside) {
    const { status, text } = await anyone.get(path);
    const isPage = status === 200 && text.startsWith('<!doctype html>');
    const faults = /root:.*:0:0:/.test(text) ? ['shows a file of the machine'] : [];
    sightings.push({ place: `GET ${path}`, status: isPage ? 404 : status, faults });
  }
  return sightings;
}

/** No address that we write is the one that a request brought along. */
export async function sendOtherHost({ anyone, survey, ours }: World): Promise<Trial> {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
  const page = await anyone.send({ path: `/s/${survey.token}`, headers });
  const email = `ander-${randomBytes(4).toString('hex')}@firm.example`;
  const json = { email, role: 'viewer', send: false };
  const invite = await ours.owner.send({ method: 'POST', path: '/v1/staff-invites', headers, json });
  return [page, invite].map(({ status, text }) => ({
    place: 'a request to another host',
    // Staff's requests are refused when they come from a page of that host.
    status: status === 403 ? 200 : status,
    hasEffect: text.includes('evil.example'),
  }));
}
