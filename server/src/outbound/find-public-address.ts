import { lookup } from 'node:dns/promises';
import { isPrivateAddress } from './private-address.ts';

/** A host that somebody named leads into a private network. The code tells it from an unknown name. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  readonly code = 'EPRIVATE';
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
