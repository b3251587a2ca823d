import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/** What the DNS says; an empty list when there is nothing of that sort. Throws when it could not be asked. */
export type DnsLookups = Readonly<{
  texts: (name: string) => Promise<readonly string[]>;
  addresses: (host: string) => Promise<readonly string[]>;
  mailHosts: (name: string) => Promise<readonly string[]>;
  names: (address: string) => Promise<readonly string[]>;
}>;

const timeoutMs = 2000;
const tries = 2;

/** Asks the machine's own name servers, or those that are named. */
export function dnsLookups(servers: readonly string[] = []): DnsLookups {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (servers.length > 0) resolver.setServers([...servers]);
  return {
    texts: async (name) => (await orNothing(resolver.resolveTxt(name))).map((pieces) => pieces.join('')),
    addresses: async (host) => {
      if (isIP(host) !== 0) return [host];
      const [v4, v6] = await Promise.all([orNothing(resolver.resolve4(host)), orNothing(resolver.resolve6(host))]);
      return [...v4, ...v6];
    },
    mailHosts: async (name) => {
      const hosts = await orNothing(resolver.resolveMx(name));
      return hosts.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
    },
    names: (address) => orNothing(resolver.reverse(address)),
  };
}

/** "There is no such name" and "there is none of that sort" are answers; everything else is none. */
async function orNothing<T>(asked: Promise<T[]>): Promise<readonly T[]> {
  try {
    return await asked;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}
