import { describe, expect, test } from 'vitest';
import { complaint, formOf, type Given, useTestForm } from './test-form.ts';

const { scene, get, send, openForm, cases } = useTestForm();

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const octets = { 'content-type': 'application/octet-stream' };

describe('a customer complains by form', () => {
  test.each([
    ['nl', 'Vertel het ons', 'Wij hebben uw klacht ontvangen', /30? ?november|27 november|uiterlijk/i],
    ['nb', 'Fortell det til oss', 'Vi har mottatt klagen din', /senest/i],
    ['en', 'Tell us about it', 'We have received your complaint', /By Friday 27\u00a0November/],
  ])('in %s, with a photo, and gets a number and a page', async (language, heading, received, promise) => {
    const before = (await cases()).length;
    const { html, nonce, action } = await openForm(`${scene().link}?language=${language}&via=qr`);
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
    const { rows } = await scene().database.superuser.query(
      'select name, media_type from case_file where case_id = $1',
      [made[0].id],
    );
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
    await scene().database.superuser.query(
      `insert into contact (workspace_id, id, email, email_key, address_hash, name, language)
       values ($1, uuid_v7(), 'bekend@klant.example', 'bekend@klant.example', 'x', 'Bekende Klant', 'nl')`,
      [scene().workspaceId],
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

describe('staff', () => {
  test('shut the form, open it again, and renew its link', async () => {
    await scene().owner.patch('/v1/case-form', { is_open: false });
    const shut = await get(scene().link);
    expect(shut.statusCode).toBe(410);
    expect(shut.body).toContain('Dit formulier is dicht');
    await scene().owner.patch('/v1/case-form', { is_open: true });
    const renewed = (await scene().owner.post('/v1/case-form/links', {})).json();
    expect((await get(scene().link)).statusCode).toBe(404);
    scene().link = new URL(renewed.url).pathname;
    expect((await get(scene().link)).statusCode).toBe(200);
    const qr = await scene().owner.get('/v1/case-form/qr?format=svg');
    expect(qr.headers['content-type']).toContain('image/svg+xml');
  });

  test('save what customers sent, and never have it shown', async () => {
    const { rows } = await scene().database.superuser.query('select id, case_id from case_file limit 1');
    expect(rows).toHaveLength(1);
    const made = (await scene().owner.get('/v1/cases?queue=team')).json().data[0].id;
    const text = Buffer.from('Gebeld: klant stuurt de bon na.');
    const added = await scene().owner.post(
      `/v1/cases/${made}/files?name=${encodeURIComponent('notitie "één".txt')}`,
      text,
      octets,
    );
    expect(added.statusCode).toBe(201);
    const file = await scene().owner.get(`/v1/cases/${made}/files/${added.json().id}`);
    expect(file.headers).toMatchObject({
      'content-disposition': `attachment; filename="notitie ___n_.txt"; filename*=UTF-8''notitie%20_%C3%A9%C3%A9n_.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    expect(file.rawPayload).toEqual(text);
    const refused = await scene().owner.post(
      `/v1/cases/${made}/files?name=a.svg`,
      Buffer.from('<svg onload="x"/>'),
      octets,
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.json().detail).toContain('programma');
  });
});

describe('a program', () => {
  test('hands a case in with its key, once however often it calls, and nobody has acknowledged it yet', async () => {
    const keyed = async (name: string, scope: string) =>
      (await scene().owner.post('/v1/api-keys', { name, scopes: [scope], days: 30 })).json().key;
    const shop = await keyed('webwinkel', 'cases:write');
    const hand = (key: string, call: string, more: Given = {}) =>
      scene().app.inject({
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
