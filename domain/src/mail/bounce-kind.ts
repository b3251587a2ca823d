/**
 * What a bounce says of the address. `hard`: nobody is there, and nobody will be. `full`: somebody is, who reads little.
 * `policy`: it is about us or the mail, never about the person. `soft`: everything that may pass.
 */
export type BounceKind = 'hard' | 'soft' | 'full' | 'policy';

/**
 * Statuses (RFC 3463 with the registry of RFC 5248) by which an address is known to be of no use: no such mailbox, no
 * such host, bad syntax, a domain that takes no mail (null MX), a mailbox that was closed.
 */
const hardStatuses: ReadonlySet<string> = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.10', '5.2.1']);

/** Reads an enhanced status code; undefined for a text that is none. */
export function bounceKindOf(status: string): BounceKind | undefined {
  const parts = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(status.trim());
  if (parts === null || parts[1] === '2') return undefined;
  if (hardStatuses.has(`${parts[1]}.${Number(parts[2])}.${Number(parts[3])}`)) return 'hard';
  if (parts[2] === '2' && parts[3] === '2') return 'full';
  if (parts[2] === '7') return 'policy';
  return 'soft';
}
