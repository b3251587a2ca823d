import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address.ts';
import { withinTime } from './within-time.ts';

/** A host that somebody named leads into a private network. The code tells it from an unknown name. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  readonly code = 'EPRIVATE';
}

/** Names that no public name server has: of this machine, of a house, of a cloud's inside (RFC 6761, 6762, 8375, ICANN's .internal). */
const privateNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|corp|home|home\.arpa)\.?$/i;

/**
 * Whether a host can be told to lie in a private network, by its own words or by what it leads to now. A name that cannot be looked
 * up within the time is not known to: whoever connects to it later asks again.
 */
export async function isKnownPrivate(host: string, waitMs: number): Promise<boolean> {
  if (isIP(host) !== 0) return isPrivateAddress(host);
  if (privateNames.test(host) || !host.replace(/\.$/, '').includes('.')) return true;
  try {
    await withinTime(waitMs, findPublicAddress(host));
    return false;
  } catch (error) {
    return error instanceof PrivateAddressError;
  }
}

/**
 * Looks a host up once, for whoever then connects to that very address: between a check and a second look-up the name
 * could be given another one. One private address among several is enough to refuse.
 */
export async function findPublicAddress(host: string): Promise<string> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  const [first] = found;
  if (first === undefined || found.some(({ address }) => isPrivateAddress(address))) {
    throw new PrivateAddressError('the host lies in a private network');
  }
  return first.address;
}
