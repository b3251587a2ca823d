import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test.each([
  ['Hoe beviel {company}?', 'Hoe beviel Fiets & Zo?'],
  ['{name|Klant}, hoe ging het?', 'Klant, hoe ging het?'],
  ['Hoe ging {event.subject|uw bestelling}?', 'Hoe ging uw bestelling?'],
  ['Dag {name}, hoe ging het?', 'Dag, hoe ging het?'],
  ['Over {contact.regio_2|uw regio}', 'Over uw regio'],
])('"%s" is shown without a reader as "%s"', (text, shown) => {
  expect(plainLine(text, 'Fiets & Zo')).toBe(shown);
});

test('a company is shown as it is written, whatever signs its name has', () => {
  expect(plainLine('{company}', 'A$&B')).toBe('A$&B');
});
