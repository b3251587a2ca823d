import { makeRandom } from './make-random.ts';

/** A day of a seeded company's history, and how many answers came on it. */
export type SeedDay = Readonly<{
  ms: number;
  count: number;
  /** How far into the history, from 0 to 1. */
  part: number;
}>;

export const seedDays = 3 * 365 + 1;
const dayMs = 86_400_000;

/** Answers spread over three years that end yesterday: a little more each year, few at weekends, and not two days alike. */
export function seedCalendar(responses: number, until: Date, seed: number): readonly SeedDay[] {
  const random = makeRandom(seed ^ 0x5eed);
  const last = Math.floor(until.getTime() / dayMs) - 1;
  const weights = Array.from({ length: seedDays }, (_, day) => {
    const weekday = new Date((last - seedDays + 1 + day) * dayMs).getUTCDay();
    return (1 + (0.8 * day) / seedDays) * (weekday === 0 ? 0.3 : weekday === 6 ? 0.5 : 1) * (0.8 + 0.4 * random());
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [sum, given] = [0, 0];
  return weights.map((weight, day) => {
    sum += weight;
    const upTo = day === seedDays - 1 ? responses : Math.round((responses * sum) / total);
    const count = upTo - given;
    given = upTo;
    return { ms: (last - seedDays + 1 + day) * dayMs, count, part: day / seedDays };
  });
}

/** A UUIDv7 of a time, of which the rest is drawn: the same seed makes the same ids. */
export function seedId(into: Uint8Array, ms: number, random: () => number): Uint8Array {
  for (let byte = 0; byte < 6; byte += 1) into[byte] = Math.floor(ms / 256 ** (5 - byte)) % 256;
  for (let byte = 6; byte < 16; byte += 1) into[byte] = Math.floor(random() * 256);
  into[6] = 0x70 | ((into[6] ?? 0) & 0x0f);
  into[8] = 0x80 | ((into[8] ?? 0) & 0x3f);
  return into;
}

export function uuidText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function uuidBytes(text: string): Uint8Array {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}
