import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { makeTestProduct } from '../test-product.ts';
import { attributeRoutes } from './attributes/attribute-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { organisationRoutes } from './organisations/organisation-routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  contactRoutes(app, product);
  organisationRoutes(app, product);
  attributeRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function ask(method: Method, url: string, payload?: object) {
  const reply = await app.inject(payload === undefined ? { method, url } : { method, url, payload });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

async function newContact(email: string, details: object = {}): Promise<string> {
  const { status, body } = await ask('POST', '/v1/contacts', { email, ...details });
  expect(status).toBe(201);
  return body.id;
}

const makeOrganisation = async (name: string, externalId: string | null = null): Promise<string> =>
  (await ask('POST', '/v1/organisations', { name, external_id: externalId })).body.id;

describe('a contact with everything known of it', () => {
  test('is added in one go, shown, changed in part, and emptied where null is said', async () => {
    const organisation = await makeOrganisation('Gemeente Utrecht');
    await ask('POST', '/v1/contact-attributes', { name: 'Regio', kind: 'choice', choices: ['Noord', 'Zuid'] });
    await ask('POST', '/v1/contact-attributes', { name: 'Waarde', kind: 'number' });
    const id = await newContact('ada@detail.example', {
      name: 'Ada',
      external_id: 'K-1',
      phone: '0612345678',
      organisation_id: organisation,
      roles: ['user', 'decider'],
      lifecycle: 'prospect',
      stage: 'attract',
      birthday: { month: 2, day: 29 },
      zone: 'Europe/Oslo',
      country: 'NO',
      attributes: { regio: 'Noord', waarde: 12.5 },
    });
    const shown = await ask('GET', `/v1/contacts/${id}`);
    expect(shown.body).toMatchObject({
      organisation: { id: organisation, name: 'Gemeente Utrecht' },
      roles: ['user', 'decider'],
      birthday: { month: 2, day: 29 },
      attributes: { regio: 'Noord', waarde: 12.5 },
      consents: [],
      suppressed: false,
    });
    const changed = await ask('PATCH', `/v1/contacts/${id}`, {
      lifecycle: 'former',
      birthday: null,
      attributes: { regio: null },
    });
    expect(changed.body).toMatchObject({
      name: 'Ada',
      lifecycle: 'former',
      left_at: expect.any(String),
      birthday: null,
      attributes: { waarde: 12.5 },
    });
  });

  test.each([
    [{ email: 'geen adres' }, 'email_not_one', '/email'],
    [{ name: 'a\u0007' }, 'name_control_character', '/name'],
    [{ birthday: { month: 2, day: 30 } }, 'birthday_unknown', '/birthday'],
    [{ zone: 'Europe/Nergens' }, 'zone_unknown', '/zone'],
    [{ attributes: { regio: 'Oost' } }, 'attribute_not_choice', '/attributes/regio'],
    [{ attributes: { waarde: '12' } }, 'attribute_not_number', '/attributes/waarde'],
    [{ attributes: { schoenmaat: 43 } }, 'attribute_unknown', '/attributes/schoenmaat'],
    [{ organisation_id: 'org_00000000000000000000000001' }, 'organisation_unknown', '/organisation_id'],
  ])('%j is refused as %s, naming the field', async (change, code, pointer) => {
    const id = await newContact('refused@detail.example');
    const { status, body } = await ask('PATCH', `/v1/contacts/${id}`, change);
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, code, pointer]);
    expect(body.detail).toMatch(/\s/);
  });

  test('an address or a number of another contact is refused; an empty number is nobody’s', async () => {
    await newContact('first@taken.example', { external_id: 'T-1' });
    const other = await newContact('second@taken.example', { external_id: '' });
    await newContact('third@taken.example', { external_id: ' ' });
    expect((await ask('PATCH', `/v1/contacts/${other}`, { email: 'FIRST@taken.example' })).body.code).toBe(
      'email_taken',
    );
    expect((await ask('PATCH', `/v1/contacts/${other}`, { external_id: 'T-1' })).body.code).toBe('external_id_taken');
    const added = await ask('POST', '/v1/contacts', { email: 'fourth@taken.example', external_id: 'T-1' });
    expect(added.body.code).toBe('external_id_taken');
    expect((await ask('GET', '/v1/contacts?search=fourth@taken.example')).body.total).toBe(0);
  });
});

test('a no that a customer said by telephone stops mail and is proved; a yes lets it begin again', async () => {
  const id = await newContact('phone@consent.example');
  const said = { purpose: 'research', is_given: false, source: 'telefoon, 3 maart' };
  const no = await ask('POST', `/v1/contacts/${id}/consents`, said);
  expect(no.body).toMatchObject({ suppressed: true, consents: [{ purpose: 'research', is_given: false }] });
  expect((await ask('GET', '/v1/contacts?search=phone@consent&reach=open')).body.total).toBe(0);
  const yes = await ask('POST', `/v1/contacts/${id}/consents`, { ...said, is_given: true });
  expect(yes.body).toMatchObject({ suppressed: false, consents: [{ is_given: true, source: 'telefoon, 3 maart' }] });
  const events = (await ask('GET', `/v1/contacts/${id}/consents`)).body.data;
  expect(events.map((event: { is_given: boolean }) => event.is_given)).toEqual([true, false]);
  const { rows } = await database.superuser.query(
    `select action from audit_entry where workspace_id = $1 and action like 'consent.%' order by number`,
    [workspace.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['consent.refused', 'consent.given']);
});

test('who asked not to be written to is not written to at a new address either; a bounce stays with the old one', async () => {
  const refused = await newContact('old@moved.example');
  await ask('POST', `/v1/contacts/${refused}/consents`, { purpose: 'research', is_given: false, source: 'balie' });
  const moved = await ask('PATCH', `/v1/contacts/${refused}`, { email: 'new@moved.example' });
  expect(moved.body).toMatchObject({ suppressed: true, suppressions: [{ purpose: 'research', reason: 'asked' }] });
  const bounced = await newContact('full@moved.example');
  await database.superuser.query(
    `insert into suppression (workspace_id, address_hash, purpose, reason)
     select workspace_id, address_hash, 'all', 'bounced' from contact where email = 'full@moved.example'`,
  );
  expect((await ask('GET', `/v1/contacts/${bounced}`)).body.suppressed).toBe(true);
  expect((await ask('PATCH', `/v1/contacts/${bounced}`, { email: 'works@moved.example' })).body.suppressed).toBe(false);
});

describe('the list', () => {
  test('is narrowed by lifecycle, organisation, attribute and telephone number', async () => {
    const organisation = await makeOrganisation('Provincie');
    await ask('POST', '/v1/contact-attributes', { name: 'Klantgroep', kind: 'text' });
    await newContact('a@list.example', { organisation_id: organisation, attributes: { klantgroep: 'vast' } });
    await newContact('b@list.example', { lifecycle: 'former', phone: '+31 6 5550 0142' });
    await newContact('c@list.example', { attributes: { klantgroep: 'los' } });
    const found = async (query: string) =>
      (await ask('GET', `/v1/contacts?${query}`)).body.data.map((row: { email: string }) => row.email);
    expect(await found('search=list.example&lifecycle=former')).toEqual(['b@list.example']);
    expect(await found(`organisation=${organisation}`)).toEqual(['a@list.example']);
    expect(await found('attribute=klantgroep')).toEqual(['c@list.example', 'a@list.example']);
    expect(await found('attribute=klantgroep&value=vast')).toEqual(['a@list.example']);
    expect(await found('search=5550%200142')).toEqual(['b@list.example']);
  });
});

describe('organisations', () => {
  test('go on by name where the page stopped, with how many contacts each has', async () => {
    const ids = [];
    for (const name of ['zeta Zorg', 'Zeta Bouw', 'Zeta Advies']) ids.push(await makeOrganisation(name));
    await newContact('org@zeta.example', { organisation_id: ids[1] });
    const first = (await ask('GET', '/v1/organisations?search=zeta&limit=2')).body;
    const rest = (await ask('GET', `/v1/organisations?search=zeta&limit=2&cursor=${first.next_cursor}`)).body;
    const rows = [...first.data, ...rest.data].map((row) => `${row.name} ${row.contact_count}`);
    expect(rows).toEqual(['Zeta Advies 0', 'Zeta Bouw 1', 'zeta Zorg 0']);
    expect(rest.next_cursor).toBeNull();
  });

  test('have their own number, are renamed, and leave their contacts behind when removed', async () => {
    const id = await makeOrganisation('Oud', 'O-1');
    const member = await newContact('member@org.example', { organisation_id: id });
    const twice = await ask('POST', '/v1/organisations', { name: 'Nieuw', external_id: 'O-1' });
    expect(twice.body.code).toBe('external_id_taken');
    expect((await ask('PATCH', `/v1/organisations/${id}`, { name: 'Nieuw' })).body.name).toBe('Nieuw');
    expect((await ask('DELETE', `/v1/organisations/${id}`)).status).toBe(204);
    expect((await ask('GET', `/v1/contacts/${member}`)).body.organisation).toBeNull();
    expect((await ask('GET', `/v1/organisations/${id}`)).status).toBe(404);
  });
});

describe('attributes', () => {
  test('keep their key when they are renamed, and never hide a field that every contact has', async () => {
    const made = (await ask('POST', '/v1/contact-attributes', { name: 'Language', kind: 'text' })).body;
    expect(made.key).toBe('language_2');
    const renamed = await ask('PATCH', `/v1/contact-attributes/${made.key}`, { name: 'Moedertaal' });
    expect(renamed.body).toMatchObject({ key: 'language_2', name: 'Moedertaal' });
    const twice = await ask('POST', '/v1/contact-attributes', { name: 'moedertaal', kind: 'text' });
    expect(twice.body.code).toBe('attribute_twice');
    const bare = await ask('POST', '/v1/contact-attributes', { name: 'Pas', kind: 'choice', choices: [' '] });
    expect(bare.body.code).toBe('choices_missing');
  });

  test('take their values with them when they go', async () => {
    const { key } = (await ask('POST', '/v1/contact-attributes', { name: 'Vluchtig', kind: 'yes_no' })).body;
    const id = await newContact('vluchtig@attribute.example', { attributes: { [key]: true } });
    expect((await ask('DELETE', `/v1/contact-attributes/${key}`)).status).toBe(204);
    expect((await ask('GET', `/v1/contacts/${id}`)).body.attributes).toEqual({});
    expect((await ask('DELETE', `/v1/contact-attributes/${key}`)).status).toBe(404);
  });
});
