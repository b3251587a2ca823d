/**
 * A number in [0, 1) that belongs to one customer under one key, for ever and on every machine.
 *
 * Use as a permanent random number: those with the smallest numbers are a simple random sample, and customers in different
 * stretches of [0, 1) are samples that cannot overlap. It depends on nobody else, so it stays when customers come and go. When
 * not to use: for secrets, tokens or prizes; who knows the key can compute it.
 *
 * Source: E. Ohlsson, Coordination of samples using permanent random numbers, in Cox et al., Business Survey Methods, 1995,
 * chapter 9. The hash is two lanes of 32 bits after B. Bryc's cyrb53 (2018, public domain) with the finish of A. Appleby's
 * MurmurHash3 (public domain); 53 bits are kept.
 *
 * @example
 * permanentNumber('study-7', 'contact-1') === permanentNumber('study-7', 'contact-1'); // true
 * @throws nothing.
 */
export function permanentNumber(key: string, id: string): number {
  // The length of the key keeps ('ab', 'c') and ('a', 'bc') apart.
  const text = `${key.length}:${key}${id}`;
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  const first = finished(high ^ Math.imul(low ^ (low >>> 15), 0x735a2d97));
  const second = finished(low ^ Math.imul(first ^ (first >>> 16), 0xcaf649a9));
  return ((first >>> 11) * 2 ** 32 + (second >>> 0)) / 2 ** 53;
}

function finished(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
