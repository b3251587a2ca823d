import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { addressPrefix, clientAddress } from './client-address.ts';

function requestFrom(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

describe('the address of a caller', () => {
  test.each([
    ['198.51.100.7', undefined, 0, '198.51.100.7'],
    ['198.51.100.7', '203.0.113.9', 0, '198.51.100.7'],
    ['10.0.0.2', '203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.2', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
    ['10.0.0.2', undefined, 1, '10.0.0.2'],
    ['10.0.0.2', 'nonsense', 1, '10.0.0.2'],
    ['::ffff:198.51.100.7', undefined, 0, '198.51.100.7'],
  ])('of peer %s saying %s behind %i proxies is %s', (peer, forwarded, hops, address) => {
    expect(clientAddress(requestFrom(peer, forwarded), hops)).toBe(address);
  });

  test.each([
    ['198.51.100.7', '198.51.100.0/24'],
    ['2001:db8:1:22ff::1', '2001:db8:1:2200::/56'],
    ['2001:db8::1', '2001:db8:0:0000::/56'],
    ['::1', '0:0:0:0000::/56'],
    ['', 'unknown'],
  ])('%s belongs to %s', (address, prefix) => {
    expect(addressPrefix(address)).toBe(prefix);
  });
});
