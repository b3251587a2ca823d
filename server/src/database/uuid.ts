import { randomUUID } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits, so that ids of one table sort by age. The random part is
 * that of a version 4, of which Node makes many at once: twenty times as fast as asking for sixteen bytes each time.
 */
export function uuid(now: number = Date.now()): string {
  if (now !== last.now) last = { now, prefix: prefixOf(now) };
  return last.prefix + randomUUID().slice(15);
}

function prefixOf(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7`;
}

/** Many are made in a millisecond, and all of them begin alike. */
let last = { now: 0, prefix: prefixOf(0) };

/** Milliseconds since 1970 that a UUIDv7 was made at. */
export function timeOfUuid(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
