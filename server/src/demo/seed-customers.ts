import type { Language } from '@voldaan/domain/language';
import { traitSlotCount } from '@voldaan/domain/responses/trait-code';
import { pick } from './demo-draw.ts';
import { demoFirstNames, demoLastNames } from './demo-words.ts';
import {
  drawCode,
  leaningOfCode,
  seedAttributes,
  seedCountries,
  seedOrganisationCount,
  tellingSlots,
} from './seed-traits.ts';

/** A customer of a seeded company, with the codes of what is known of him: what his answers keep. */
export type SeedCustomer = Readonly<{
  name: string;
  language: Language;
  codes: Int16Array;
  /** How this customer fares, in marks above or below the average. */
  leaning: number;
}>;

export function seedCustomers(count: number, random: () => number): readonly SeedCustomer[] {
  return Array.from({ length: count }, () => {
    const codes = new Int16Array(traitSlotCount);
    // A private person has no firm.
    codes[2] = random() < 0.4 ? drawCode(seedOrganisationCount, random) : 0;
    codes[3] = random() < 0.7 ? 1 : 2 + Math.floor(random() * (seedCountries.length - 1));
    for (const [place, { values }] of seedAttributes.entries()) {
      codes[4 + place] = random() < 0.03 ? 0 : drawCode(values.length, random);
    }
    const draw = random();
    return {
      name: `${pick(demoFirstNames, random)} ${pick(demoLastNames, random)}`,
      language: draw < 0.7 ? 'nl' : draw < 0.85 ? 'nb' : 'en',
      codes,
      leaning: leaningOf(codes),
    };
  });
}

export function leaningOf(codes: Int16Array): number {
  return tellingSlots.reduce((sum, slot) => {
    const code = codes[slot] ?? 0;
    return code === 0 ? sum : sum + leaningOfCode(slot, code);
  }, 0);
}
