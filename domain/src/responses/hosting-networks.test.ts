import { expect, test } from 'vitest';
import { isHostingNetwork } from './hosting-networks.ts';

test.each([
  ['40.107.22.0/24', true],
  ['3.127.255.0/24', true],
  ['3.128.0.0/24', false],
  ['205.139.111.0/24', true],
  ['205.139.112.0/24', false],
  ['192.0.2.0/24', false],
  ['127.0.0.0/24', false],
  ['2001:db8:1:0000::/56', false],
  ['unknown', false],
  ['', false],
])('the network %s is of a data centre: %s', (prefix, isHosting) => {
  expect(isHostingNetwork(prefix)).toBe(isHosting);
});
