import { randomBytes } from 'node:crypto';
import { isRecord } from './corpus-line.ts';
import type { Reply } from './exchange.ts';
import type { Client } from './http-client.ts';

/** The roles that lines of the corpus speak as. */
export const staffRoles = ['owner', 'manager', 'analyst', 'agent', 'interviewer', 'viewer'] as const;
export type StaffRole = (typeof staffRoles)[number];

export type Company = Readonly<{
  /** Stands in everything that this company has. */
  mark: string;
  ownerEmail: string;
  owner: Client;
  /** A member of staff with this role, signed in. Made anew each time: a line may remove them. */
  hire: (role: StaffRole) => Promise<Readonly<{ id: string; email: string; client: Client }>>;
  /** Ids of rows that this company has, by their prefix. */
  ids: Map<string, string>;
  /** Where the link led that made it, which is used up. */
  setupPath: string;
}>;

export const password = 'een-lange-zin-om-mee-binnen-te-komen';

type CompanyParts = Readonly<{ link: string; client: () => Client; mark: string }>;

export async function makeCompany({ link, client, mark }: CompanyParts): Promise<Company> {
  const owner = client();
  const ownerEmail = `owner-${randomBytes(4).toString('hex')}@firm.example`;
  const claim = { company: mark, name: `${mark} eigenaar`, email: ownerEmail, password, language: 'nl' };
  const setupPath = `/v1/setup/${tokenOf(link)}`;
  const me = await mustSend(owner.post(setupPath, claim));
  await openAllHours(owner);
  const ids = new Map([
    ['stf', textAt(me, 'staff', 'id')],
    ['wsp', textAt(me, 'workspace', 'id')],
  ]);
  let hired = 0;
  const hire = async (role: StaffRole) => {
    hired += 1;
    const email = `${role}-${hired}-${randomBytes(4).toString('hex')}@firm.example`;
    const invite = await mustSend(owner.post('/v1/staff-invites', { email, role, send: false }));
    const colleague = client();
    const acceptance = { name: `${mark} ${role}`, password, language: 'nl' };
    const joined = await mustSend(colleague.post(`/v1/invite/${tokenOf(textAt(invite, 'link'))}`, acceptance));
    return { id: textAt(joined, 'staff', 'id'), email, client: colleague };
  };
  return { mark, ownerEmail, owner, hire, ids, setupPath };
}

/** Mail goes at any hour and on any day, so that a line meets the same on a Sunday night. */
async function openAllHours(owner: Client): Promise<void> {
  const { json: rules } = await owner.get('/v1/contact-rules');
  if (!isRecord(rules)) throw new Error('there are no contact rules');
  const hours = { zone: 'Europe/Amsterdam', from: '00:00', until: '24:00', noSundays: false, noHolidays: false };
  const body = { budget: rules['budget'], send_hours: hours };
  await mustSend(owner.send({ method: 'PUT', path: '/v1/contact-rules', json: body }));
}

/** Gives the other company a row of every kind, each with its mark, and returns what must never be seen outside. */
export async function fillOtherCompany(company: Company): Promise<readonly string[]> {
  const { owner, mark, ids } = company;
  const secret = randomBytes(6).toString('hex');
  const contact = { email: `klant-${secret}@elders.example`, name: `Klant ${secret}` };
  await mustSend(owner.post('/v1/contacts', contact));
  ids.set('con', textAt(await mustSend(owner.get('/v1/contacts')), 'data', '0', 'id'));
  const survey = await mustSend(
    owner.post('/v1/surveys', { questionnaire: 'recommendation', name: `Meting ${secret}` }),
  );
  ids.set('srv', textAt(survey, 'id'));
  await mustSend(owner.post(`/v1/surveys/${textAt(survey, 'id')}/versions`));
  const file = await owner.send({
    method: 'POST',
    path: '/v1/contact-imports',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': `lijst-${secret}.csv` },
    body: `email\nlijst-${secret}@elders.example\n`,
  });
  ids.set('imp', textAt(file.json, 'id'));
  const invite = await mustSend(
    owner.post('/v1/staff-invites', { email: `collega-${secret}@elders.example`, role: 'viewer', send: false }),
  );
  ids.set('inv', textAt(invite, 'id'));
  const token = new URL(textAt(survey, 'public_url')).pathname.split('/').pop() ?? '';
  const answers = { nps: 7, why: `Antwoord ${secret}` };
  const answer = await owner.post(`/s/${token}/answers`, { submission: secret, answers, final: true });
  if (answer.status === 201) ids.set('rsp', textAt(answer.json, 'id'));
  return [mark, secret];
}

/** A reply that has to be good for the rest to mean anything. */
export async function mustSend(sent: Promise<Reply>): Promise<unknown> {
  const reply = await sent;
  if (reply.status >= 200 && reply.status < 300) return reply.json;
  throw new Error(`could not prepare the trial: ${reply.status} ${reply.text.slice(0, 300)}`);
}

/** The text at a place in a reply; an empty one when nothing stands there. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let at: unknown = value;
  for (const part of path) {
    if (Array.isArray(at)) at = at[Number(part)];
    else at = isRecord(at) ? at[part] : undefined;
  }
  return at;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function tokenOf(link: string): string {
  return new URL(link).pathname.split('/').pop() ?? '';
}
