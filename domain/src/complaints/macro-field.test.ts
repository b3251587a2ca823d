import { expect, test } from 'vitest';
import { fillMacro, unknownMacroFields } from './macro-field.ts';

const values = {
  number: '26-0107',
  name: '',
  owner: 'Kari Nordmann',
  company: 'Rijklaar {owner}',
  promised: 'maandag 23 november',
  subject: '',
  today: '20 november 2026',
};

test('a standard text is filled in for its case, and says what it could not fill', () => {
  const text = 'Beste {name|klant}, {owner} van {company} belt u voor {promised} over {subject} ({number}).';
  expect(fillMacro(text, values)).toEqual({
    text: 'Beste klant, Kari Nordmann van Rijklaar {owner} belt u voor maandag 23 november over  (26-0107).',
    missing: ['subject'],
  });
});

test.each([
  ['Beste {naam}', ['{naam}']],
  ['Beste {name', ['{name']],
  ['{contact.region} en {number}', ['{contact.region}']],
  ['} {', ['}', '{']],
  ['Niets bijzonders, {number}', []],
])('in “%s” these are no fields: %j', (text, unknown) => {
  expect(unknownMacroFields(text)).toEqual(unknown);
});
