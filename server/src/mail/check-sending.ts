import { createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import type { SendingFinding } from '@voldaan/domain/mail/sending-finding';
import { isPrivateAddress } from '../outbound/private-address.ts';
import { connectTrial } from './connect-trial.ts';
import type { DnsLookups } from './dns-lookups.ts';
import { evaluateSpf } from './evaluate-spf.ts';
import type { MailServer } from './mail-server.ts';
import { domainOf } from './sign-mail.ts';

/** What is looked at: the server, the domain of its sender, and what Voldaan does with the mail. */
export type CheckedSending = Readonly<{
  server: MailServer;
  baseUrl: string;
  dkim: Readonly<{ selector: string; publicKey: string }>;
  returnMail: Readonly<{ address: string; isRead: boolean; notice: string | null }>;
}>;

const keyBitsMin = 2048;

/** Looks at a domain as other mail servers do. What could not be asked is said to be unknown, and nothing is guessed. */
export async function checkSending(sending: CheckedSending, dns: DnsLookups): Promise<readonly SendingFinding[]> {
  const { server } = sending;
  const domain = domainOf(server.senderAddress);
  const returnDomain = domainOf(sending.returnMail.address || server.senderAddress);
  const addresses = await addressesOf(server, dns);
  const tls = await checkTls(server, addresses);
  const [spf, dkim, dmarc] = await Promise.all([
    askDns('spf', () => checkSpf(dns, { domain: returnDomain, host: server.host, addresses })),
    askDns('dkim', () => checkDkim(dns, domain, sending.dkim)),
    askDns('dmarc', () => checkDmarc(dns, domain)),
  ]);
  const isSender = spf.verdict === 'good';
  const ptr = await askDns('ptr', () => checkPtr(dns, addresses, isSender));
  const isSpfAligned = isSender && isSameOrganisation(domain, returnDomain);
  const alignment = checkAlignment(dkim.verdict === 'good', isSpfAligned, { domain, returnDomain });
  return [tls, spf, dkim, dmarc, alignment, ptr, checkUnsubscribe(sending.baseUrl), checkReturn(sending.returnMail)];
}

async function askDns(check: SendingFinding['check'], ask: () => Promise<SendingFinding>): Promise<SendingFinding> {
  try {
    return await ask();
  } catch {
    // The name servers are away or slow: that says nothing about the domain.
    return { check, verdict: 'unknown', code: 'no_answer' };
  }
}

async function addressesOf({ host }: MailServer, dns: DnsLookups): Promise<readonly string[]> {
  try {
    return await dns.addresses(host);
  } catch {
    return [];
  }
}

async function checkTls(server: MailServer, addresses: readonly string[]): Promise<SendingFinding> {
  const values = { host: server.host, port: server.port };
  const isInside = server.host === 'localhost' || (addresses.length > 0 && addresses.every(isPrivateAddress));
  if (server.security === 'none') {
    return isInside && server.mayBePrivate
      ? { check: 'tls', verdict: 'good', code: 'own_network', values }
      : { check: 'tls', verdict: 'fault', code: 'none', values };
  }
  const failure = await connectTrial(server);
  if (failure === undefined) return { check: 'tls', verdict: 'good', code: 'ok', values };
  if (failure.step === 'tls') return { check: 'tls', verdict: 'fault', code: failure.code, values };
  return { check: 'tls', verdict: 'unknown', code: 'unreachable', values };
}

type SpfSubject = Readonly<{ domain: string; host: string; addresses: readonly string[] }>;

async function checkSpf(dns: DnsLookups, { domain, host, addresses }: SpfSubject): Promise<SendingFinding> {
  const open = addresses.filter((address) => !isPrivateAddress(address));
  // An address that no record names shows whether there is a sound record at all.
  const results = await Promise.all(
    (open.length > 0 ? open : ['192.0.2.1']).map((one) => evaluateSpf(dns, domain, one)),
  );
  const result = results.find((each) => each === 'pass') ?? results[0] ?? 'none';
  const values = { domain, host };
  if (result === 'pass') return { check: 'spf', verdict: 'good', code: 'ok', values };
  if (result === 'other')
    return { check: 'spf', verdict: 'warning', code: open.length > 0 ? 'other' : 'relay', values };
  const record = { name: domain, type: 'TXT', value: spfRecord(open, host) } as const;
  return { check: 'spf', verdict: 'fault', code: result, values, ...(result === 'none' ? { record } : {}) };
}

function spfRecord(open: readonly string[], host: string): string {
  const own = isIP(host) === 0 ? `a:${host}` : `${isIP(host) === 6 ? 'ip6' : 'ip4'}:${host}`;
  return `v=spf1 mx ${open.length > 0 ? own : 'a'} ~all`;
}

async function checkDkim(
  dns: DnsLookups,
  domain: string,
  { selector, publicKey }: CheckedSending['dkim'],
): Promise<SendingFinding> {
  const name = dkimName(selector, domain);
  const record = { name, type: 'TXT', value: dkimValue(publicKey) } as const;
  const found = (await dns.texts(name)).map(readTags).find((tags) => tags.has('p'));
  const key = found?.get('p')?.replaceAll(/\s/g, '') ?? '';
  if (key === '') return { check: 'dkim', verdict: 'fault', code: 'missing', values: { name }, record };
  if (key !== publicKey) return { check: 'dkim', verdict: 'fault', code: 'other_key', values: { name }, record };
  const bits = bitsOf(publicKey);
  const values = { selector, bits };
  if (bits < keyBitsMin) return { check: 'dkim', verdict: 'fault', code: 'short', values };
  return { check: 'dkim', verdict: 'good', code: 'ok', values };
}

export function dkimName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`;
}

export function dkimValue(publicKey: string): string {
  return `v=DKIM1; k=rsa; p=${publicKey}`;
}

function bitsOf(publicKey: string): number {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return key.asymmetricKeyDetails?.modulusLength ?? 0;
}

/** The domain's own rule, or that of the nearest domain above it, short of the top. */
async function checkDmarc(dns: DnsLookups, domain: string): Promise<SendingFinding> {
  const record = { name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=none' } as const;
  const labels = domain.split('.');
  for (let at = 0; at < labels.length - 1 && at < 8; at++) {
    const name = labels.slice(at).join('.');
    const rules = (await dns.texts(`_dmarc.${name}`)).filter((text) => /^v=DMARC1\b/.test(text));
    const [rule] = rules;
    if (rule === undefined) continue;
    const policy = readTags(rule).get('p')?.toLowerCase() ?? '';
    const values = { name, policy };
    if (rules.length > 1) return { check: 'dmarc', verdict: 'fault', code: 'many', values };
    if (!/^(?:none|quarantine|reject)$/.test(policy))
      return { check: 'dmarc', verdict: 'fault', code: 'broken', values, record };
    return { check: 'dmarc', verdict: 'good', code: 'ok', values };
  }
  return { check: 'dmarc', verdict: 'fault', code: 'missing', values: { name: record.name }, record };
}

/** `v=DKIM1; k=rsa; p=…` */
function readTags(text: string): ReadonlyMap<string, string> {
  const tags = text.split(';').map((tag) => {
    const equals = tag.indexOf('=');
    return [tag.slice(0, Math.max(equals, 0)).trim().toLowerCase(), tag.slice(equals + 1).trim()] as const;
  });
  return new Map(tags);
}

/** One is the other or lies within it: what receivers call relaxed, short of a list of every registry's domains. */
function isSameOrganisation(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function checkAlignment(
  byDkim: boolean,
  bySpf: boolean,
  values: Readonly<{ domain: string; returnDomain: string }>,
): SendingFinding {
  const code = byDkim ? (bySpf ? 'both' : 'dkim') : bySpf ? 'spf' : 'none';
  return { check: 'alignment', verdict: code === 'none' ? 'fault' : 'good', code, values };
}

/**
 * The name behind the server's address has to lead back to it. Only where the record of the domain names this very address
 * is it known to be the one that others see; a provider may send from another, and then this is a hint.
 */
async function checkPtr(dns: DnsLookups, addresses: readonly string[], isSender: boolean): Promise<SendingFinding> {
  const open = addresses.filter((address) => !isPrivateAddress(address));
  const [address] = open;
  if (address === undefined) return { check: 'ptr', verdict: 'unknown', code: 'relay' };
  for (const name of (await dns.names(address)).slice(0, 10)) {
    if ((await dns.addresses(name)).includes(address)) {
      return { check: 'ptr', verdict: 'good', code: 'ok', values: { address, name } };
    }
  }
  return { check: 'ptr', verdict: isSender ? 'fault' : 'warning', code: 'missing', values: { address } };
}

function checkUnsubscribe(baseUrl: string): SendingFinding {
  const isSecure = baseUrl.startsWith('https:');
  return {
    check: 'unsubscribe',
    verdict: isSecure ? 'good' : 'fault',
    code: isSecure ? 'ok' : 'not_https',
    values: { baseUrl },
  };
}

function checkReturn({ address, isRead, notice }: CheckedSending['returnMail']): SendingFinding {
  if (address === '') return { check: 'return_mail', verdict: 'warning', code: 'missing' };
  if (!isRead) return { check: 'return_mail', verdict: 'warning', code: 'unread', values: { address } };
  if (notice !== null) return { check: 'return_mail', verdict: 'warning', code: 'failing', values: { address } };
  return { check: 'return_mail', verdict: 'good', code: 'ok', values: { address } };
}
