import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckedSending, checkSending } from './check-sending.ts';
import { type DnsLookups, dnsLookups } from './dns-lookups.ts';
import { type DnsZone, startTestDnsServer, type TestDnsServer } from './test-dns-server.ts';

const makeKey = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  }).publicKey.toString('base64');
const publicKey = makeKey(2048);

const sound: DnsZone = {
  'A mail.devries.example': ['93.184.215.14'],
  'MX devries.example': ['mail.devries.example'],
  'TXT devries.example': ['some-verification=1', 'v=spf1 mx ~all'],
  'TXT voldaan-abcdef._domainkey.devries.example': [`v=DKIM1; k=rsa; p=${publicKey}`],
  'TXT _dmarc.devries.example': ['v=DMARC1; p=reject; rua=mailto:dmarc@devries.example'],
  'PTR 14.215.184.93.in-addr.arpa': ['mail.devries.example'],
};

const sending: CheckedSending = {
  server: {
    host: 'mail.devries.example',
    port: 587,
    security: 'none',
    username: '',
    password: '',
    senderName: 'De Vries',
    senderAddress: 'vragen@devries.example',
    mayBePrivate: false,
  },
  baseUrl: 'https://feedback.devries.example',
  dkim: { selector: 'voldaan-abcdef', publicKey },
  returnMail: { address: 'retour@devries.example', isRead: true, notice: null },
};

let server: TestDnsServer;
let dns: DnsLookups;

beforeAll(async () => {
  server = await startTestDnsServer({});
  dns = dnsLookups([server.address]);
});

afterAll(async () => {
  await server?.close();
});

/** What is found in the sound zone with these entries changed, as `verdict code` by check. */
async function find(changes: DnsZone = {}, given: Partial<CheckedSending> = {}): Promise<Record<string, string>> {
  for (const name of Object.keys(server.zone)) delete server.zone[name];
  Object.assign(server.zone, sound, changes);
  const findings = await checkSending({ ...sending, ...given }, dns);
  return Object.fromEntries(findings.map(({ check, verdict, code }) => [check, `${verdict} ${code}`]));
}

describe('the sending check', () => {
  test('finds a sound domain in order, but for a password that would go unencrypted', async () => {
    expect(await find()).toEqual({
      tls: 'fault none',
      spf: 'good ok',
      dkim: 'good ok',
      dmarc: 'good ok',
      alignment: 'good both',
      ptr: 'good ok',
      unsubscribe: 'good ok',
      return_mail: 'good ok',
    });
  });

  test.each<[string, readonly string[], string]>([
    ['names the address', ['v=spf1 ip4:93.184.215.0/24 -all'], 'good ok'],
    ['names the host', ['v=spf1 a:mail.devries.example -all'], 'good ok'],
    ['includes a provider that names it', ['v=spf1 include:spf.provider.example -all'], 'good ok'],
    ['sends on to a record that names it', ['v=spf1 redirect=spf.provider.example'], 'good ok'],
    ['names the address of the future only', ['v=spf1 ip6:2001:db8::/32 -all'], 'warning other'],
    ['names others', ['v=spf1 ip4:198.51.100.7 ~all'], 'warning other'],
    ['is not there', ['something else'], 'fault none'],
    ['is there twice', ['v=spf1 mx -all', 'v=spf1 a -all'], 'fault many'],
    ['lets everybody send', ['v=spf1 +all'], 'fault open'],
    ['includes what does not exist', ['v=spf1 include:nobody.example -all'], 'fault broken'],
    ['asks for itself without end', ['v=spf1 include:devries.example -all'], 'fault broken'],
  ])('SPF: the record %s', async (_what, texts, expected) => {
    const provider = { 'TXT spf.provider.example': ['v=spf1 ip4:93.184.215.14 -all'] };
    expect((await find({ 'TXT devries.example': texts, ...provider }))['spf']).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['is not there', [], 'fault missing'],
    ['was withdrawn', ['v=DKIM1; p='], 'fault missing'],
    ['is of another key', [`v=DKIM1; k=rsa; p=${makeKey(2048)}`], 'fault other_key'],
    [
      'came in pieces with spaces between',
      [`v=DKIM1;k=rsa;p=${publicKey.slice(0, 99)} ${publicKey.slice(99)}`],
      'good ok',
    ],
    ['cannot be asked for', ['SERVFAIL'], 'unknown no_answer'],
  ])('DKIM: the key %s', async (_what, texts, expected) => {
    expect((await find({ 'TXT voldaan-abcdef._domainkey.devries.example': texts }))['dkim']).toBe(expected);
  });

  test('DKIM: a key of 1,024 bits is too short', async () => {
    const short = makeKey(1024);
    const zone = { 'TXT voldaan-abcdef._domainkey.devries.example': [`v=DKIM1; k=rsa; p=${short}`] };
    expect((await find(zone, { dkim: { selector: 'voldaan-abcdef', publicKey: short } }))['dkim']).toBe('fault short');
  });

  test.each<[string, readonly string[], string]>([
    ['is not there', [], 'fault missing'],
    ['has no policy', ['v=DMARC1; rua=mailto:a@devries.example'], 'fault broken'],
    ['is there twice', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'fault many'],
    ['only looks', ['v=DMARC1;p=none'], 'good ok'],
  ])('DMARC: the rule %s', async (_what, texts, expected) => {
    expect((await find({ 'TXT _dmarc.devries.example': texts }))['dmarc']).toBe(expected);
  });

  test('DMARC: a domain below follows the rule of the one above it', async () => {
    const below = { ...sending.server, senderAddress: 'vragen@post.devries.example' };
    expect((await find({}, { server: below }))['dmarc']).toBe('good ok');
  });

  test('alignment: mail that comes back to another company does not speak for the sender', async () => {
    const given = { returnMail: { address: 'x@bounces.provider.example', isRead: true, notice: null } };
    const zone = { 'TXT bounces.provider.example': ['v=spf1 ip4:93.184.215.14 -all'] };
    expect((await find(zone, given))['alignment']).toBe('good dkim');
    const unsigned = { ...zone, 'TXT voldaan-abcdef._domainkey.devries.example': [] };
    expect((await find(unsigned, given))['alignment']).toBe('fault none');
  });

  test('PTR: an address without a name costs mail where it is the one that sends, and is a hint where it is not', async () => {
    expect((await find({ 'PTR 14.215.184.93.in-addr.arpa': [] }))['ptr']).toBe('fault missing');
    expect((await find({ 'PTR 14.215.184.93.in-addr.arpa': ['else.example'] }))['ptr']).toBe('fault missing');
    const elsewhere = { 'PTR 14.215.184.93.in-addr.arpa': [], 'TXT devries.example': ['v=spf1 ip4:198.51.100.7 ~all'] };
    expect((await find(elsewhere))['ptr']).toBe('warning missing');
  });

  test('unsubscribing with one click asks for https, and mail that comes back for a mailbox that is read', async () => {
    expect((await find({}, { baseUrl: 'http://localhost:4080' }))['unsubscribe']).toBe('fault not_https');
    expect((await find({}, { returnMail: { address: '', isRead: false, notice: null } }))['return_mail']).toBe(
      'warning missing',
    );
  });
});
