import { textAt } from '../company.ts';
import { isRecord } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import { publicUrl, type World } from '../world.ts';
import { tryEndpoint } from './endpoint.ts';
import { mailSetting } from './mail-setting.ts';
import { tryRebinding } from './rebinding.ts';
import { type Surface, unknown } from './surface.ts';

/**
 * Addresses that the server would call: the mail server's name, and where alerts go; what lies behind our own paths is asked
 * for as it stands.
 */
export const outwardSurface: Surface = async (world, line, input) => {
  if (typeof input === 'string') return tryHost(world, input);
  if (!isRecord(input)) return unknown(line.surface);
  const { query, path, endpoint, dns } = input;
  if (dns !== undefined) return tryRebinding(dns);
  if (typeof endpoint === 'string') return tryEndpoint(world, endpoint);
  if (typeof query === 'string') return [await tryRedirect(world, query)];
  if (typeof path === 'string') return tryTwinPath(world, path);
  return unknown(`outward calls (${Object.keys(input).join(', ')})`);
};

async function tryHost(world: World, url: string) {
  const { owner } = world.ours;
  const before = JSON.stringify((await owner.get('/v1/mail-settings')).json);
  const reply = await owner.send({
    method: 'PUT',
    path: '/v1/mail-settings',
    json: mailSetting(world, { host: url, port: 587 }),
  });
  if (reply.status === 404) return unknown('outward calls');
  const after = JSON.stringify((await owner.get('/v1/mail-settings')).json);
  return [
    { place: 'the name of the mail server', status: reply.status, hasChanged: before !== after },
    ...(await tryChannels(world, url)),
  ];
}

/** Where alerts go. */
async function tryChannels({ ours }: World, url: string): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  for (const kind of ['webhook', 'slack', 'teams']) {
    const json = { name: 'Proef', kind, url, language: 'nl' };
    const { status, json: made } = await ours.owner.send({ method: 'POST', path: '/v1/alert-channels', json });
    const id = textAt(made, 'id');
    if (id !== '') await ours.owner.send({ method: 'DELETE', path: `/v1/alert-channels/${id}` });
    sightings.push({ place: `an alert channel of kind ${kind}`, status, hasChanged: id !== '' });
  }
  return sightings;
}

/** No page of ours sends anybody to another host, whatever the query wishes. */
async function tryRedirect({ anyone, ours }: World, path: string): Promise<Sighting> {
  const replies = [
    await anyone.get(path),
    await ours.owner.get(path),
    await anyone.get(path.replace('/login', '/sign-in')),
  ];
  const leads = replies.map((reply) => leadOf(reply, publicUrl)).filter((lead) => lead !== undefined);
  const status = Math.max(...replies.map((reply) => reply.status));
  return {
    place: 'a page with a way on',
    // A page that we do not have leads nowhere.
    status: status === 404 ? 200 : status,
    hasEffect: leads.length > 0,
    faults: leads.map((lead) => `leads to ${lead}`),
  };
}

function leadOf({ headers }: Reply, baseUrl: string): string | undefined {
  const { location } = headers;
  if (location === undefined) return undefined;
  const to = URL.parse(location, baseUrl);
  return to?.origin === new URL(baseUrl).origin ? undefined : (to?.origin ?? location);
}

/** Another spelling of a path that has a limit: the corpus's way to sign in, and ours. */
async function tryTwinPath({ anyone, ours }: World, path: string): Promise<readonly Sighting[]> {
  const twins = [
    path,
    path
      .replace(/\/?api\/(?:v1\/)?(?:auth\/)?(?:sign-?in|login)/i, '/v1/sign-in')
      .replace(/^\/(?!\/)/, path.startsWith('//') ? '//' : '/'),
  ];
  const sightings: Sighting[] = [];
  for (const twin of new Set(twins)) {
    const reply = await anyone.post(twin, { email: ours.ownerEmail, password: 'niet-het-goede-wachtwoord' });
    sightings.push({ place: `POST ${twin}`, status: reply.status });
  }
  return sightings;
}
