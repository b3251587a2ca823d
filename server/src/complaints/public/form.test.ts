import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetupLink } from '../../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../../accounts/test-browser.ts';
import { buildApp } from '../../app.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';

const start = new Date('2026-11-20T13:12:00Z');
let now = start;
let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let owner: TestBrowser;
let workspaceId: string;
let link = '';

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  app = await buildApp(product, { requestsPerMinute: 100_000 });
  owner = makeTestBrowser(app);
  const password = 'een zin die niemand raadt';
  const claim = {
    company: 'De Vries',
    name: 'Sanne van Dijk',
    email: 'sanne@devries.example',
    password,
    language: 'nl',
  };
  await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, claim);
  const { rows } = await database.superuser.query('select id from workspace');
  workspaceId = rows[0].id;
  const opened = await owner.patch('/v1/case-form', { is_open: true, phone: '030 123 45 67' });
  link = new URL(opened.json().url).pathname;
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

type Given = Readonly<Record<string, string>>;
type GivenFile = Readonly<{ name: string; bytes: Buffer }>;
let senders = 0;

/** As a browser without a script sends it. */
function send(path: string, fields: Given, files: readonly GivenFile[] = []): Promise<LightMyRequestResponse> {
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--grens\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(({ name, bytes }) => [
      Buffer.from(
        `--grens\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--grens--\r\n'),
  ];
  senders += 1;
  return app.inject({
    method: 'POST',
    url: path,
    remoteAddress: `10.0.${senders % 250}.1`,
    headers: { 'content-type': 'multipart/form-data; boundary=grens' },
    payload: Buffer.concat(parts),
  });
}

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

/** Opens the form, as somebody who then takes a minute to fill it in. */
async function openForm(path = link): Promise<Readonly<{ html: string; nonce: string; action: string }>> {
  const page = await get(path);
  expect(page.statusCode).toBe(200);
  now = new Date(now.getTime() + 60_000);
  return { html: page.body, ...formOf(page.body) };
}

function formOf(html: string) {
  return {
    nonce: /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '',
    action: (/<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'),
  };
}

async function cases() {
  const { rows } = await database.superuser.query(
    `select id, kind, source, words, about, name, email, phone, language, reach_by, contact_id, stage, revision
     from complaint_case where workspace_id = $1 order by received_at, number`,
    [workspaceId],
  );
  return rows;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const complaint = { kind: 'complaint', words: 'De fiets stond weer stil.\r\nTwee keer.' };

describe('a customer complains by form', () => {
  test.each([
    ['nl', 'Vertel het ons', 'Wij hebben uw klacht ontvangen', /30? ?november|27 november|uiterlijk/i],
    ['nb', 'Fortell det til oss', 'Vi har mottatt klagen din', /senest/i],
    ['en', 'Tell us about it', 'We have received your complaint', /By Friday 27 November/],
  ])('in %s, with a photo, and gets a number and a page', async (language, heading, received, promise) => {
    const before = (await cases()).length;
    const { html, nonce, action } = await openForm(`${link}?language=${language}&via=qr`);
    expect(html).toContain(heading);
    expect(html).toMatch(new RegExp(`<html lang="${language}"`));
    const fields = {
      ...complaint,
      nonce,
      language,
      about: 'order 4417',
      name: 'M. Jansen',
      email: 'm.jansen@klant.example',
      reach: 'mail',
    };
    const sent = await send(action, fields, [{ name: 'foto.exe', bytes: png }]);
    expect(sent.statusCode).toBe(303);
    const page = await get(String(sent.headers.location));
    expect(page.body).toContain(received);
    expect(page.body).toMatch(promise);
    expect(page.headers['x-robots-tag']).toBe('noindex');
    expect(page.headers['set-cookie']).toBeUndefined();
    const made = (await cases()).slice(before);
    expect(made).toMatchObject([
      {
        kind: 'complaint',
        source: 'qr',
        words: 'De fiets stond weer stil.\nTwee keer.',
        about: 'order 4417',
        language,
        reach_by: 'mail',
      },
    ]);
    const { rows } = await database.superuser.query('select name, media_type from case_file where case_id = $1', [
      made[0].id,
    ]);
    expect(rows).toEqual([{ name: 'foto.exe.png', media_type: 'image/png' }]);
  });

  test('presses twice, or sends again after a broken line, and it is one case', async () => {
    const before = (await cases()).length;
    const { nonce, action } = await openForm();
    const fields = { ...complaint, nonce };
    const both = await Promise.all([send(action, fields), send(action, fields)]);
    const again = await send(action, fields);
    expect(new Set([...both, again].map((one) => one.headers.location)).size).toBe(1);
    expect((await cases()).length).toBe(before + 1);
    // Whoever goes back and adds to it has added to it.
    const more = await send(action, { ...fields, words: 'En de bel is weg.' });
    expect(more.headers.location).toBe(again.headers.location);
    const made = await cases();
    expect(made.length).toBe(before + 1);
    expect(made.at(-1)).toMatchObject({ revision: 2 });
  });

  test('stays without a name, and is not shown to know them by their address', async () => {
    await database.superuser.query(
      `insert into contact (workspace_id, id, email, email_key, address_hash, name, language)
       values ($1, uuid_v7(), 'bekend@klant.example', 'bekend@klant.example', 'x', 'Bekende Klant', 'nl')`,
      [workspaceId],
    );
    const nameless = await openForm();
    const first = await send(nameless.action, {
      nonce: nameless.nonce,
      kind: 'suggestion',
      words: 'Een bankje bij de balie',
    });
    expect((await get(String(first.headers.location))).body).toContain('Bewaar het adres van de pagina');
    const known = await openForm();
    const fields = { ...complaint, nonce: known.nonce, email: 'Bekend@klant.example' };
    const sent = await send(known.action, fields);
    const pages = [
      await get(String(sent.headers.location)),
      await get(String(sent.headers.location).replace('&received=1', '')),
    ];
    for (const page of pages) expect(page.body).not.toMatch(/Bekende|bekend@/i);
    expect((await cases()).slice(-2)).toMatchObject([
      { kind: 'suggestion', name: '', contact_id: null },
      { name: '', contact_id: expect.any(String) },
    ]);
  });

  test('keeps every word when something is in the way, and reads what to do about each file', async () => {
    const before = (await cases()).length;
    const { nonce, action } = await openForm();
    const fields = { nonce, words: 'Een lang <verhaal> & meer', name: 'Fenna', email: 'geen adres', reach: 'phone' };
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(60)]);
    const files = [
      { name: '../../logo.svg', bytes: svg },
      { name: 'fotos.zip', bytes: zip },
      { name: 'bon.png', bytes: png },
    ];
    const page = await send(action, fields, files);
    expect(page.statusCode).toBe(422);
    for (const words of [
      'Een lang &lt;verhaal> &amp; meer',
      'value="Fenna"',
      'value="geen adres"',
      'Kies of het een klacht, idee, vraag of compliment is',
      'Dit is geen heel mailadres',
      'Vul uw telefoonnummer in',
      'In logo.svg zit iets wat een programma kan starten',
      'fotos.zip is een ingepakt bestand',
      'Kies ook bon.png opnieuw',
      'Uw bericht is nog niet verstuurd',
    ])
      expect(page.body).toContain(words);
    expect((await cases()).length).toBe(before);
    // The page that came back is the same form: pressed now, it is one case.
    const mended = { ...fields, nonce: formOf(page.body).nonce, kind: 'question', email: '', reach: '' };
    expect((await send(formOf(page.body).action, mended)).statusCode).toBe(303);
    expect((await cases()).length).toBe(before + 1);
  });

  test.each([
    [
      'six files',
      Array.from({ length: 6 }, (_, place) => ({ name: `${place}.png`, bytes: png })),
      'Stuur hooguit 5 bestanden',
    ],
    ['a film', [{ name: 'film.png', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 1) }], 'film.png is groter dan 10 MB'],
    [
      'a program',
      [{ name: 'bon.pdf', bytes: Buffer.from('MZ\x90\x00\x03') }],
      'bon.pdf is geen foto, pdf of platte tekst',
    ],
    ['a page', [{ name: 'bon.txt', bytes: Buffer.from('<!doctype html><script>1</script>') }], 'In bon.txt zit iets'],
    ['nothing under a name', [{ name: 'leeg.png', bytes: Buffer.alloc(0) }], 'leeg.png is leeg'],
  ])('cannot send %s, and loses nothing by it', async (_, files, word) => {
    const before = (await cases()).length;
    const { nonce, action } = await openForm();
    const page = await send(action, { ...complaint, nonce }, files);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(word);
    expect(page.body).toContain('De fiets stond weer stil.');
    expect((await cases()).length).toBe(before);
  });
});

describe('a machine makes no case', () => {
  test('by opening the form, or the page of a case, however often', async () => {
    const before = await database.superuser.query('select count(*) from case_event');
    for (let time = 0; time < 5; time += 1) await get(link, { 'sec-purpose': 'prefetch' });
    await app.inject({ method: 'HEAD', url: link });
    expect((await database.superuser.query('select count(*) from case_event')).rows).toEqual(before.rows);
  });

  test.each([
    ['without the page', { nonce: '' }],
    ['with a key of its own making', { nonce: 'A'.repeat(43) }],
  ])('by sending the form %s', async (_, more) => {
    const before = (await cases()).length;
    const page = await send(link, { ...complaint, ...more });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Deze pagina stond lang open');
    expect((await cases()).length).toBe(before);
  });

  test('by filling in everything, or at once; a person who is taken for one presses again', async () => {
    const before = (await cases()).length;
    const opened = await get(link);
    const { nonce, action } = formOf(opened.body);
    const hurried = await send(action, { ...complaint, nonce });
    expect(hurried.statusCode).toBe(422);
    now = new Date(now.getTime() + 60_000);
    const trapped = await send(action, { ...complaint, nonce, website: 'https://spam.example' });
    expect(trapped.body).toContain('Wij konden niet zien of een mens dit verstuurde');
    expect(trapped.body).toContain('De fiets stond weer stil.');
    expect((await cases()).length).toBe(before);
    expect((await send(action, { ...complaint, nonce: formOf(trapped.body).nonce })).statusCode).toBe(303);
    expect((await cases()).length).toBe(before + 1);
  });

  test('by the hundred from one place: the words are kept, and nobody else waits', async () => {
    const codes = new Map<number, number>();
    for (let time = 0; time < 24; time += 1) {
      const { nonce, action } = await openForm();
      senders = 0;
      const reply = await send(action, { ...complaint, nonce });
      codes.set(reply.statusCode, (codes.get(reply.statusCode) ?? 0) + 1);
      now = new Date(now.getTime() - 60_000);
      if (reply.statusCode === 429) expect(reply.body).toContain('Wat u typte, staat er nog');
    }
    expect(codes.get(303)).toBeLessThanOrEqual(20);
    expect(codes.get(429)).toBeGreaterThan(0);
    senders = 100;
    const { nonce, action } = await openForm();
    expect((await send(action, { ...complaint, nonce })).statusCode).toBe(303);
  });
});

const octets = { 'content-type': 'application/octet-stream' };

describe('staff', () => {
  test('shut the form, open it again, and renew its link', async () => {
    await owner.patch('/v1/case-form', { is_open: false });
    const shut = await get(link);
    expect(shut.statusCode).toBe(410);
    expect(shut.body).toContain('Dit formulier is dicht');
    await owner.patch('/v1/case-form', { is_open: true });
    const renewed = (await owner.post('/v1/case-form/links', {})).json();
    expect((await get(link)).statusCode).toBe(404);
    link = new URL(renewed.url).pathname;
    expect((await get(link)).statusCode).toBe(200);
    const qr = await owner.get('/v1/case-form/qr?format=svg');
    expect(qr.headers['content-type']).toContain('image/svg+xml');
  });

  test('save what customers sent, and never have it shown', async () => {
    const { rows } = await database.superuser.query('select id, case_id from case_file limit 1');
    expect(rows).toHaveLength(1);
    const made = (await owner.get('/v1/cases?queue=team')).json().data[0].id;
    const text = Buffer.from('Gebeld: klant stuurt de bon na.');
    const added = await owner.post(
      `/v1/cases/${made}/files?name=${encodeURIComponent('notitie "één".txt')}`,
      text,
      octets,
    );
    expect(added.statusCode).toBe(201);
    const file = await owner.get(`/v1/cases/${made}/files/${added.json().id}`);
    expect(file.headers).toMatchObject({
      'content-disposition': `attachment; filename="notitie ___n_.txt"; filename*=UTF-8''notitie%20_%C3%A9%C3%A9n_.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    expect(file.rawPayload).toEqual(text);
    const refused = await owner.post(`/v1/cases/${made}/files?name=a.svg`, Buffer.from('<svg onload="x"/>'), octets);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().detail).toContain('programma');
  });
});

describe('a program', () => {
  test('hands a case in with its key, once however often it calls, and nobody has acknowledged it yet', async () => {
    const keyed = async (name: string, scope: string) =>
      (await owner.post('/v1/api-keys', { name, scopes: [scope], days: 30 })).json().key;
    const shop = await keyed('webwinkel', 'cases:write');
    const hand = (key: string, call: string, more: Given = {}) =>
      app.inject({
        method: 'POST',
        url: '/v1/cases',
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': call },
        payload: { kind: 'complaint', words: 'Verkeerde maat gestuurd.', email: 'jo@klant.example', ...more },
      });
    const before = (await cases()).length;
    const first = await hand(shop, 'order 7');
    expect(first.statusCode).toBe(201);
    expect(first.json().case).toMatchObject({ stage: 'received', owner: null, source: 'api', language: 'nl' });
    expect((await hand(shop, 'order 7')).json().case.id).toBe(first.json().case.id);
    expect((await cases()).length).toBe(before + 1);
    // Another program may count its calls in the same way.
    const chat = await keyed('chat', 'cases:write');
    expect((await hand(chat, 'order 7')).json().case.id).not.toBe(first.json().case.id);
    expect((await hand(shop, 'order 8', { contact_id: 'con_00000000000000000000000001' })).statusCode).toBe(422);
    expect((await hand(await keyed('kassa', 'events:write'), 'order 9')).statusCode).toBe(403);
    expect((await cases()).length).toBe(before + 2);
  });
});
