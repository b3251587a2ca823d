import { expect, test } from 'vitest';
import { contactName, contactValue } from './contact-value.ts';

test.each([
  ['region', 'region'],
  ['Regio', 'regio'],
  ['Regio (NL)', 'regio_nl'],
  ['Klant sinds', 'klant_sinds'],
  ['Fylke/område', 'fylke_omrade'],
  ['Ærlig kjøp', 'aerlig_kjop'],
  [' Straße ', 'stra_e'],
  ['', ''],
])('a column %j is called %s in a condition', (heading, name) => {
  expect(contactName(heading)).toBe(name);
});

test('what is known is found by its heading and by the name that it is called by', () => {
  const contact = { Regio: 'Noord', 'Klant sinds': 2019, regio: 'Zuid' };
  expect(contactValue(contact, 'regio')).toBe('Zuid');
  expect(contactValue(contact, 'klant_sinds')).toBe(2019);
  expect(contactValue(contact, 'constructor')).toBeUndefined();
  expect(contactValue({}, 'regio')).toBeUndefined();
});
