import { request as requestPlain } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { isIP } from 'node:net';
import { findPublicAddress, isKnownPrivate, PrivateAddressError } from './find-public-address.ts';
import { withinTime } from './within-time.ts';

/** A message to another program, at an address that staff named. */
export type OutboundMessage = Readonly<{
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Whether it may lie in a private network, or be reached without encryption: somebody who has the machine said so. */
  mayBePrivate: boolean;
  /** How long it may take in all; ten seconds where nobody says otherwise. */
  waitMs?: number;
}>;

/** Why there is no reply. `isUnknown`: the other side may have taken the message all the same. */
export type OutboundFault =
  | 'unknown_host'
  | 'private_address'
  | 'not_reached'
  | 'not_encrypted'
  | 'too_slow'
  | 'broke_off';

export type OutboundReply =
  | Readonly<{ status: number; text: string }>
  | Readonly<{ fault: OutboundFault; isUnknown: boolean }>;

const connectMs = 3_000;
const totalMs = 10_000;
const replyBytesMost = 64 * 1024;
const replyShown = 500;
/** Others would make of us a scanner of other people's machines. */
const ports: ReadonlySet<string> = new Set(['', '443', '8443']);

/** What is wrong with an address to send to; undefined when nothing is. */
export function urlFault(
  url: URL | null,
  { mayBePrivate }: Pick<OutboundMessage, 'mayBePrivate'>,
): 'malformed' | 'not_https' | 'port' | undefined {
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'malformed';
  if (url.username !== '' || url.password !== '') return 'malformed';
  if (mayBePrivate) return undefined;
  if (url.protocol !== 'https:') return 'not_https';
  return ports.has(url.port) ? undefined : 'port';
}

/** The same for an address that is to be kept; also `private` for one that leads into a private network as far as can be told now. */
export async function keptUrlFault(
  url: URL | null,
  allowed: Pick<OutboundMessage, 'mayBePrivate'>,
): Promise<'malformed' | 'not_https' | 'port' | 'private' | undefined> {
  const fault = urlFault(url, allowed);
  if (fault !== undefined || url === null || allowed.mayBePrivate) return fault;
  return (await isKnownPrivate(hostOf(url), connectMs)) ? 'private' : undefined;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Posts once, and never fails: what went wrong is the reply. The host is looked up once and reached at that very address;
 * its certificate is for its name. A redirect is a reply like any other, for what it names could be a private address.
 */
export async function postMessage(message: OutboundMessage): Promise<OutboundReply> {
  const host = hostOf(message.url);
  try {
    const address = message.mayBePrivate ? host : await withinTime(connectMs, findPublicAddress(host));
    // A name server that is silent keeps nobody waiting for longer.
    if (address === undefined) return { fault: 'too_slow', isUnknown: false };
    return await post(message, { host, address });
  } catch (error) {
    if (error instanceof PrivateAddressError) return { fault: 'private_address', isUnknown: false };
    return { fault: 'unknown_host', isUnknown: false };
  }
}

function post(
  { url, headers, body, waitMs = totalMs }: OutboundMessage,
  { host, address }: Readonly<{ host: string; address: string }>,
): Promise<OutboundReply> {
  const isEncrypted = url.protocol === 'https:';
  return new Promise((resolve) => {
    let isConnected = false;
    const asked = (isEncrypted ? requestEncrypted : requestPlain)({
      host: address,
      port: url.port || (isEncrypted ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      agent: false,
      ...(isEncrypted && isIP(host) === 0 ? { servername: host } : {}),
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body), connection: 'close' },
    });
    const end = (reply: OutboundReply) => {
      clearTimeout(total);
      clearTimeout(connecting);
      asked.destroy();
      resolve(reply);
    };
    const total = setTimeout(() => end({ fault: 'too_slow', isUnknown: isConnected }), waitMs);
    const connecting = setTimeout(() => end({ fault: 'not_reached', isUnknown: false }), connectMs);
    asked.on('socket', (socket) =>
      socket.once(isEncrypted ? 'secureConnect' : 'connect', () => {
        isConnected = true;
        clearTimeout(connecting);
      }),
    );
    asked.on('error', (error) => end({ fault: faultOf(error, isConnected), isUnknown: isConnected }));
    asked.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const finish = () =>
        end({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8').slice(0, replyShown) });
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes <= replyBytesMost) parts.push(part);
        else finish();
      });
      response.on('end', finish);
      // The status is there; what it says besides is for people to read.
      response.on('error', finish);
    });
    asked.end(body);
  });
}

function faultOf(error: Error, isConnected: boolean): OutboundFault {
  if (isConnected) return 'broke_off';
  const code = 'code' in error ? String(error.code) : '';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO/.test(code)) return 'not_encrypted';
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'unknown_host' : 'not_reached';
}
