import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Networks that are nobody's on the internet: our own machine, our own house, the cloud's inside, and what is reserved
 * (IANA special-purpose registries, RFC 6890). Nothing that an outsider names may lead there.
 */
const private4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** An IPv4 address can hide in an IPv6 one by NAT64 or 6to4; no mail server is reached that way. */
const private6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const closed = new BlockList();
for (const network of private4) addNetwork(network, 'ipv4');
for (const network of private6) addNetwork(network, 'ipv6');

function addNetwork(network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits] = network.split('/');
  closed.addSubnet(address, Number(bits), family);
}

/** Whether an address lies outside of the public internet. What is no address at all does too. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return closed.check(address, 'ipv4');
  // An IPv4 address in IPv6 spelling (::ffff:10.0.0.1) is judged by the rules for IPv4.
  return !isIPv6(address) || address.includes('%') || closed.check(address, 'ipv6');
}
