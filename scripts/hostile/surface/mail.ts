import { listAt, textAt } from '../company.ts';
import { type CorpusLine, isRecord } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { tryArrival } from './arrived-mail.ts';
import { runImport } from './contact-file.ts';
import { tryDelivery } from './delivery.ts';
import { letterOf, sendLetter } from './letter.ts';
import { mailSetting } from './mail-setting.ts';
import { type Surface, type Trial, unknown } from './surface.ts';

/** An address wherever one is typed; a sender's name, a subject, a customer's name wherever they become a header. */
export const mailSurface: Surface = async (world, line, input) => {
  if (typeof input === 'string') return tryAddress(world, line, input);
  if (!isRecord(input)) return unknown('mail given otherwise than by its parts');
  if ('inbound' in input)
    return isRecord(input['inbound']) ? tryArrival(world, line, input['inbound']) : unknown('mail given whole');
  const address = partOf(input, /^(to|email|address|recipient)$/i);
  if (address !== undefined) return tryAddress(world, line, address);
  return tryParts(world, line, input);
};

async function tryAddress(world: World, line: CorpusLine, text: string): Promise<readonly Sighting[]> {
  const { owner } = world.ours;
  await forgetContacts(world);
  const added = await owner.post('/v1/contacts', { email: text, name: 'Jan' });
  const settings = await owner.send({
    method: 'PUT',
    path: '/v1/mail-settings',
    json: mailSetting(world, { sender_address: text }),
  });
  const sightings: Sighting[] = [
    { place: 'a contact', status: added.status, ...(await contactKept(world, added, text)) },
    { place: 'a list of addresses', ...(await tryPasted(world, line, text)) },
    { place: 'a file of contacts', ...(await tryFile(world, text)) },
    ...(settings.status === 404 ? [] : [{ place: 'the sender of the mails', status: settings.status }]),
  ];
  const invite = await owner.post('/v1/staff-invites', { email: text, role: 'viewer', send: false });
  // What is only to be looked at twice in a customer's address is no question for a colleague's.
  if (line.expect === 'reject') sightings.push({ place: 'an invitation to a colleague', status: invite.status });
  const letter = await sendLetter(world, letterOf({ reply_to: text }));
  if (letter.status !== 404 && text !== '')
    sightings.push({ place: 'the reply address of a letter', status: letter.status });
  return sightings.map((sighting) =>
    sighting.place === 'a contact' || line.expect !== 'flag' ? sighting : { ...sighting, isFlagged: true },
  );
}

/** The local part is kept as it was typed, the host is lower-case ASCII; a strange host is pointed out. */
async function contactKept(world: World, added: Reply, text: string): Promise<Pick<Sighting, 'kept' | 'isFlagged'>> {
  if (added.status !== 201) return {};
  const at = text.lastIndexOf('@');
  const host = URL.parse(`http://${text.slice(at + 1)}`)?.hostname ?? '';
  const found = await findContact(world, `${text.slice(0, at)}@${host}`);
  return { kept: found ? 'same' : 'absent', isFlagged: listAt(added.json, 'flagged').length > 0 };
}

/** An address that is known keeps its first spelling, so what an earlier line left behind goes first. */
async function forgetContacts({ ours }: World): Promise<void> {
  const list = await ours.owner.get('/v1/contacts?limit=100');
  for (const contact of listAt(list.json, 'data')) {
    await ours.owner.send({ method: 'DELETE', path: `/v1/contacts/${textAt(contact, 'id')}` });
  }
}

async function findContact({ ours }: World, email: string): Promise<boolean> {
  const list = await ours.owner.get(`/v1/contacts?search=${encodeURIComponent(email)}`);
  return listAt(list.json, 'data').some((contact) => textAt(contact, 'email') === email);
}

/**
 * In a list commas and line ends lie between addresses, and a name may stand before one, so only what remains can be
 * refused. Whatever the text, nothing that is not one plain address may be taken.
 */
async function tryPasted(world: World, line: CorpusLine, text: string): Promise<Omit<Sighting, 'place'>> {
  const before = await listAddresses(world);
  const reply = await world.ours.owner.post('/v1/contacts', { addresses: text });
  const added = (await listAddresses(world)).filter((address) => !before.includes(address));
  const odd = added.filter((address) => !/^[^\s,;<>"()@]+@[^\s,;<>"()@]+\.[^\s,;<>"()@]+$/.test(address));
  const faults = odd.map((address) => `took "${address}"`);
  const isRefused =
    reply.status >= 400 || listAt(reply.json, 'refused').length > 0 || /[,;\r\n\u2028\u2029]|<[^<>]+>$/.test(text);
  if (line.expect === 'reject' && isRefused && faults.length === 0) return { status: line.http[0] ?? 422 };
  return { status: reply.status, faults, isFlagged: listAt(reply.json, 'flagged').length > 0 };
}

async function listAddresses({ ours }: World): Promise<readonly string[]> {
  const list = await ours.owner.get('/v1/contacts?limit=100');
  return listAt(list.json, 'data').map((contact) => textAt(contact, 'email'));
}

async function tryFile(world: World, text: string): Promise<Omit<Sighting, 'place'>> {
  const file = `email;naam\r\n"${text.replaceAll('"', '""')}";Jan\r\n`;
  const run = await runImport(world, { bytes: Buffer.from(file), fileName: 'adressen.csv' });
  if (run.status >= 400) return { status: run.status };
  return run.refused > 0 ? { status: 422, hasChanged: run.added > 0 } : { status: 201 };
}

/** Parts of a mail by name: what they are called in the corpus, and where they go here. */
async function tryParts(world: World, line: CorpusLine, input: Readonly<Record<string, unknown>>): Promise<Trial> {
  const senderName = partOf(input, /^(from|sender).?name$/i);
  const replyTo = partOf(input, /^reply.?to$/i);
  const subject = partOf(input, /^subject$/i);
  const senderAddress = partOf(input, /^(from|sender)(.?(address|email))?$/i);
  if (isRecord(input['customer'])) {
    return tryDelivery(world, { subject: subject ?? '', customer: input['customer'] });
  }
  const texts = {
    ...(subject === undefined ? {} : { subject }),
    ...(senderName === undefined ? {} : { sender_name: senderName }),
    ...(replyTo === undefined ? {} : { reply_to: replyTo }),
  };
  const sightings: Sighting[] = [];
  const ofServer = {
    ...(senderName === undefined ? {} : { sender_name: senderName }),
    ...(senderAddress === undefined ? {} : { sender_address: senderAddress }),
  };
  if (Object.keys(ofServer).length > 0) {
    const reply = await world.ours.owner.send({
      method: 'PUT',
      path: '/v1/mail-settings',
      json: mailSetting(world, ofServer),
    });
    if (reply.status !== 404) sightings.push({ place: 'the mail settings', status: reply.status });
  }
  if (Object.keys(texts).length > 0) {
    const letter = await sendLetter(world, letterOf(texts));
    if (letter.status !== 404) sightings.push({ place: 'a letter', status: letter.status });
  }
  const parts = Object.keys(input).join(', ');
  return sightings.length > 0 ? sightings : unknown(`mail with ${parts} (${line.surface})`);
}

function partOf(input: Readonly<Record<string, unknown>>, name: RegExp): string | undefined {
  const found = Object.entries(input).find(([key, value]) => name.test(key) && typeof value === 'string');
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}
