import { BlockList, isIP, isIPv6 } from 'node:net';
import type { DnsLookups } from './dns-lookups.ts';

/** `many` and `broken` are what receivers take for an error of the domain, and `open` lets everybody send in its name. */
export type SpfResult = 'pass' | 'other' | 'none' | 'many' | 'broken' | 'open';

/** RFC 7208, 4.6.4: more than ten look-ups is an error. */
const lookupsMax = 10;

type Asking = { left: number; readonly address: string; readonly dns: DnsLookups };

/** Whether the domain's SPF record lets this address send for it (RFC 7208). Macros and `exists` count as not naming it. */
export async function evaluateSpf(dns: DnsLookups, domain: string, address: string): Promise<SpfResult> {
  return evaluate({ left: lookupsMax, address, dns }, domain);
}

async function evaluate(asking: Asking, domain: string): Promise<SpfResult> {
  const records = (await asking.dns.texts(domain)).filter((text) => /^v=spf1(?: |$)/i.test(text));
  const [record] = records;
  if (record === undefined) return 'none';
  if (records.length > 1) return 'many';
  let redirect = '';
  for (const term of record.split(/\s+/).slice(1)) {
    if (/^redirect=/i.test(term)) redirect = term.slice(term.indexOf('=') + 1);
    const [, sign = '', name = '', rest = ''] =
      /^([+?~-]?)(all|include|a|mx|ip4|ip6|ptr|exists)((?:[:/].*)?)$/i.exec(term) ?? [];
    if (name === '') continue;
    const found = await matches(asking, { name: name.toLowerCase(), rest, domain });
    if (found === 'broken') return 'broken';
    if (found !== 'matches') continue;
    if (sign !== '' && sign !== '+') return 'other';
    return name.toLowerCase() === 'all' ? 'open' : 'pass';
  }
  if (redirect === '') return 'other';
  if (!takeLookup(asking)) return 'broken';
  const further = await evaluate(asking, redirect);
  return further === 'none' || further === 'many' ? 'broken' : further;
}

type Mechanism = Readonly<{ name: string; rest: string; domain: string }>;

async function matches(asking: Asking, { name, rest, domain }: Mechanism): Promise<'matches' | 'not' | 'broken'> {
  if (name === 'all') return 'matches';
  const [, given = '', width = ''] = /^(?::([^/]*))?((?:\/.*)?)$/.exec(rest) ?? [];
  if (name === 'ip4' || name === 'ip6') {
    const isNamed = holds([rest.slice(1).split('/')[0] ?? ''], width || rest.replace(/^[^/]*/, ''), asking.address);
    return isNamed ? 'matches' : 'not';
  }
  if (!takeLookup(asking)) return 'broken';
  const target = given || domain;
  if (target.includes('%') || name === 'ptr' || name === 'exists') return 'not';
  if (name === 'include') {
    const inner = await evaluate(asking, target);
    if (inner === 'pass' || inner === 'open') return 'matches';
    return inner === 'other' ? 'not' : 'broken';
  }
  const hosts = name === 'mx' ? (await asking.dns.mailHosts(target)).slice(0, lookupsMax) : [target];
  const addresses = await Promise.all(hosts.map((host) => asking.dns.addresses(host)));
  return holds(addresses.flat(), width, asking.address) ? 'matches' : 'not';
}

function takeLookup(asking: Asking): boolean {
  asking.left -= 1;
  return asking.left >= 0;
}

/** Whether one of the networks, as wide as `/24`, `//64` or `/24//64` says, holds the address. */
function holds(networks: readonly string[], width: string, address: string): boolean {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const [, four = '32', six = '128'] = /^(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/.exec(width) ?? [];
  const list = new BlockList();
  for (const network of networks) {
    const kind = isIP(network);
    if (kind === 4) list.addSubnet(network, Math.min(Number(four), 32), 'ipv4');
    // Of an ip6 mechanism the one width is that of IPv6.
    if (kind === 6)
      list.addSubnet(network, Math.min(Number(/^\/\d+$/.test(width) ? width.slice(1) : six), 128), 'ipv6');
  }
  return list.check(address, family);
}
