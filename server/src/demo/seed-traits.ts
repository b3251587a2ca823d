import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import type { PlacedTrait } from '@voldaan/domain/responses/place-traits';

/** A field of the contacts of a seeded company, and how many values it has. */
export type SeedAttribute = Readonly<{
  key: string;
  name: string;
  kind: ContactAttributeKind;
  values: readonly string[];
}>;

const numbered = (word: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${word} ${String(place + 1).padStart(String(count).length, '0')}`);

/** Ten fields of 2 to 1,000 values. */
export const seedAttributes: readonly SeedAttribute[] = [
  { key: 'service_plan', name: 'Onderhoudsabonnement', kind: 'yes_no', values: ['true', 'false'] },
  { key: 'size', name: 'Omvang', kind: 'choice', values: ['klein', 'midden', 'groot'] },
  { key: 'class', name: 'Klasse', kind: 'choice', values: ['brons', 'zilver', 'goud', 'platina'] },
  { key: 'region', name: 'Regio', kind: 'choice', values: ['Noord', 'Oost', 'Zuid', 'West', 'Midden'] },
  { key: 'sector', name: 'Sector', kind: 'choice', values: numbered('Sector', 8) },
  { key: 'province', name: 'Provincie', kind: 'choice', values: numbered('Provincie', 12) },
  { key: 'branch', name: 'Vestiging', kind: 'choice', values: numbered('Vestiging', 40) },
  { key: 'district', name: 'Rayon', kind: 'text', values: numbered('Rayon', 100) },
  { key: 'product_line', name: 'Productlijn', kind: 'text', values: numbered('Lijn', 250) },
  { key: 'campaign', name: 'Actie', kind: 'text', values: numbered('Actie', 1_000) },
];

export const seedProducts = numbered('Product', 24);
export const seedStaff = numbered('Medewerker', 60);
export const seedCountries = ['NL', 'NO', 'BE', 'DE'] as const;
export const seedOrganisationCount = 120;

/** Where what is kept: the moment and the study, the firm and the country, the ten fields, and the order asked about. */
export const seedSlots: readonly PlacedTrait[] = [
  { slot: 0, source: 'touchpoint', key: '' },
  { slot: 1, source: 'study', key: '' },
  { slot: 2, source: 'organisation', key: '' },
  { slot: 3, source: 'country', key: '' },
  ...seedAttributes.map(({ key }, place) => ({ slot: 4 + place, source: 'attribute' as const, key })),
  { slot: 14, source: 'event', key: 'product' },
  { slot: 15, source: 'event', key: 'staff' },
];

/** A value as one of so many drawn it, smaller places more often: most firms have few large groups and many small ones. */
export function drawCode(size: number, random: () => number): number {
  return 1 + Math.floor(size * random() ** 1.6);
}

/** How much better or worse a group fares, in marks: the same for a value each time, about -0.5 to 0.5. */
export function leaningOfCode(slot: number, code: number): number {
  return Math.sin(slot * 12.9898 + code * 78.233) * 0.5;
}

/** By these slots customers are really served differently; the others tell nothing, and should show nothing. */
export const tellingSlots: readonly number[] = [4, 7, 10, 14];
