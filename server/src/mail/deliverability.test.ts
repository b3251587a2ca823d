import type { FastifyInstance } from 'fastify';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetupLink } from '../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../accounts/test-browser.ts';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTestProduct, testConfig } from '../test-product.ts';
import { dnsLookups } from './dns-lookups.ts';
import { renderMessage } from './render-message.ts';
import { runSendingCheck } from './run-sending-check.ts';
import { requireSendingCheck } from './sending-check.ts';
import { signerFor } from './sign-mail.ts';
import { startTestDnsServer, type TestDnsServer } from './test-dns-server.ts';
import { startTestMailServer, type TestMailServer } from './test-mail-server.ts';

let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let owner: TestBrowser;
let workspaceId: string;
let dns: TestDnsServer;
let mailServer: TestMailServer;
let now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  const config = { ...testConfig, baseUrl: 'https://feedback.devries.example', privateMailHosts: ['127.0.0.1'] };
  product = makeTestProduct(database, { config, clock: () => now });
  app = await buildApp(product, { requestsPerMinute: 100_000 });
  owner = makeTestBrowser(app);
  const password = 'een zin die niemand raadt';
  const claim = { company: 'De Vries', name: 'Anna', email: 'anna@devries.example', password, language: 'nl' };
  await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, claim);
  const { rows } = await database.superuser.query('select id from workspace');
  workspaceId = rows[0].id;
  mailServer = await startTestMailServer();
  dns = await startTestDnsServer({
    'TXT devries.example': ['v=spf1 mx ~all'],
    'MX devries.example': ['mail.devries.example'],
    'A mail.devries.example': ['93.184.215.14'],
  });
});

afterAll(async () => {
  await dns?.close();
  await mailServer?.close();
  await app?.close();
  await database?.drop();
});

const wave = (count: number) =>
  inWorkspace(product.databases.app, workspaceId, (db) => requireSendingCheck(product, db, count));
const signer = () =>
  inWorkspace(product.databases.app, workspaceId, (db) => signerFor(product, db, mailServer.settings.senderAddress));
const check = () => runSendingCheck(product, workspaceId, dnsLookups([dns.address]));

describe('from no mail server to a large wave', () => {
  test('without a mail server nothing leaves, and so nothing is asked of the domain', async () => {
    await expect(wave(5000)).resolves.toBeUndefined();
    expect((await owner.get('/v1/sending-check')).json()).toMatchObject({ domain: '', checked_at: null, dkim: null });
    expect((await owner.post('/v1/sending-check', {})).json().code).toBe('mail_not_configured');
  });

  test('a domain that was never looked at may send a thousand mails, and not one more', async () => {
    const { host, port, security, senderName, senderAddress } = mailServer.settings;
    const setting = { host, port, security, username: '', sender_name: senderName, sender_address: senderAddress };
    expect((await owner.put('/v1/mail-settings', setting)).statusCode).toBe(200);
    await expect(wave(1000)).resolves.toBeUndefined();
    await expect(wave(1001)).rejects.toMatchObject({ code: 'sending_check_missing' });
  });

  test('the first check makes the key, shows where it belongs, and what else is amiss', async () => {
    await check();
    const shown = (await owner.get('/v1/sending-check')).json();
    expect(shown).toMatchObject({ domain: 'devries.example', is_in_order: false });
    expect(shown.dkim).toMatchObject({ seen_at: null, record: { type: 'TXT' } });
    expect(shown.dkim.record.name).toMatch(/^voldaan-[a-z2-7]{6}-1\._domainkey\.devries\.example$/);
    const faults = shown.findings.filter(({ verdict }: { verdict: string }) => verdict === 'fault');
    expect(faults.map(({ check: name }: { check: string }) => name)).toEqual(['dkim', 'dmarc', 'alignment']);
    for (const { detail } of shown.findings) expect(detail).not.toMatch(/[{}]|sending_check/);
    await expect(wave(1001)).rejects.toMatchObject({ code: 'sending_check_failed' });
    expect(await signer()).toBeUndefined();
  });

  test('with the records in the DNS the domain is in order, mail is signed with that key, and the wave may go', async () => {
    const { record } = (await owner.get('/v1/sending-check')).json().dkim;
    dns.zone[`TXT ${record.name}`] = [record.value];
    dns.zone['TXT _dmarc.devries.example'] = ['v=DMARC1; p=none'];
    await check();
    await expect(wave(1_000_000)).resolves.toBeUndefined();
    const sign = await signer();
    const raw = await renderMessage({
      from: { name: 'De Vries', address: 'vragen@devries.example' },
      to: 'kari@example.net',
      subject: 'Hoe ging het?',
      text: 'Dag',
    });
    const { results } = await dkimVerify((await sign?.(raw)) ?? raw, {
      resolver: async (name: string) => [[dns.zone[`TXT ${name}`]?.[0] ?? '']],
    });
    expect(results[0]).toMatchObject({ status: { result: 'pass', aligned: 'devries.example' } });
  });

  test('a new key signs only once the DNS has it; until then the old one goes on', async () => {
    const before = (await owner.get('/v1/sending-check')).json().dkim.record.name;
    expect((await owner.post('/v1/dkim-keys', {})).statusCode).toBe(200);
    const after = (await owner.get('/v1/sending-check')).json().dkim;
    expect(after).toMatchObject({ seen_at: null });
    expect(after.record.name).not.toBe(before);
    const signed = (await (await signer())?.(Buffer.from('From: a@devries.example\r\n\r\nx')))?.toString();
    expect(signed).toContain(`s=${before.split('.')[0]}`);
  });

  test('a check of the day before yesterday counts for nothing any more', async () => {
    dns.zone[`TXT ${(await owner.get('/v1/sending-check')).json().dkim.record.name}`] = [
      (await owner.get('/v1/sending-check')).json().dkim.record.value,
    ];
    await check();
    await expect(wave(1001)).resolves.toBeUndefined();
    now = new Date(now.getTime() + 49 * 3_600_000);
    await expect(wave(1001)).rejects.toMatchObject({ code: 'sending_check_missing' });
    now = new Date();
  });
});

describe('where mail comes back to', () => {
  const mailbox = {
    address: 'retour@devries.example',
    host: '127.0.0.1',
    port: 1143,
    security: 'none',
    username: 'retour',
    folder: 'INBOX',
  };

  test('is kept with its password, which is never shown and never given to another server', async () => {
    const saved = await owner.put('/v1/return-mail', { ...mailbox, password: 'geheim' });
    expect(saved.json()).toMatchObject({ ...mailbox, has_password: true, trouble: null });
    expect(saved.body).not.toContain('geheim');
    expect((await owner.put('/v1/return-mail', mailbox)).json().has_password).toBe(true);
    const moved = await owner.put('/v1/return-mail', { ...mailbox, host: 'localhost' });
    expect(moved.json().has_password).toBe(false);
  });

  test.each([
    [{ address: 'een-heel-lang-retouradres@devries.example' }, 'return_address_long'],
    [{ address: 'retour+x@devries.example' }, 'return_address_long'],
    [{ address: 'geen adres' }, 'email_not_one'],
    [{ host: 'imap.devries.example', port: 25, security: 'tls' }, 'mailbox_port_refused'],
    [{ host: 'imap.devries.example', port: 993 }, 'mail_password_unencrypted'],
  ])('is refused where it cannot work: %o', async (change, code) => {
    expect((await owner.put('/v1/return-mail', { ...mailbox, ...change })).json().code).toBe(code);
  });

  test('a mail that a relay hands in is taken once, and can be read and set aside', async () => {
    const raw =
      'From: Kari <kari@example.net>\r\nSubject: Re: vraag\r\nMessage-ID: <1@example.net>\r\n\r\nBel mij even.';
    const octets = { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' };
    const post = () =>
      app.inject({
        method: 'POST',
        url: '/v1/inbound-mail',
        payload: raw,
        headers: { ...octets, cookie: owner.cookie() },
      });
    expect((await post()).json()).toEqual({ is_new: true });
    expect((await post()).json()).toEqual({ is_new: false });
    const list = (await owner.get('/v1/inbound-mail')).json();
    expect(list).toMatchObject({ unread: 1, data: [{ kind: 'reply', is_proven: false, from_name: 'Kari' }] });
    const { id } = list.data[0];
    expect((await owner.get(`/v1/inbound-mail/${id}`)).json().text).toBe('Bel mij even.');
    await owner.patch(`/v1/inbound-mail/${id}`, { is_read: true });
    expect((await owner.get('/v1/inbound-mail')).json().unread).toBe(0);
  });
});
