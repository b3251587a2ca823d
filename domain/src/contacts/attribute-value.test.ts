import { expect, test } from 'vitest';
import { attributeKeyOf } from './attribute-key.ts';
import { attributeFault } from './attribute-value.ts';
import { isBirthday } from './birthday.ts';
import type { ContactAttributeKind } from './customer.ts';

test.each<[ContactAttributeKind, string | number | boolean, string | undefined]>([
  ['text', 'Noord', undefined],
  ['text', 12, 'attribute_not_text'],
  ['text', 'a\u0007', 'value_unreadable'],
  ['text', 'x'.repeat(1001), 'value_too_long'],
  ['number', 12.5, undefined],
  ['number', '12', 'attribute_not_number'],
  ['number', Number.POSITIVE_INFINITY, 'attribute_not_number'],
  ['number', Number.NaN, 'attribute_not_number'],
  ['date', '2024-02-29', undefined],
  ['date', '2026-02-29', 'attribute_not_date'],
  ['date', '17-05-2026', 'attribute_not_date'],
  ['choice', 'Goud', undefined],
  ['choice', 'goud', 'attribute_not_choice'],
  ['yes_no', false, undefined],
  ['yes_no', 'ja', 'attribute_not_yes_no'],
])('of a %s the value %j gives %s', (kind, value, fault) => {
  expect(attributeFault({ key: 'k', name: 'K', kind, choices: ['Goud', 'Zilver'] }, value)).toBe(fault);
});

test.each([
  ['Soort klant', 'soort_klant'],
  ['Størrelse (m²)', 'storrelse_m2'],
  ['Égalité', 'egalite'],
  ['2e adres', 'field_2e_adres'],
  ['ключ', 'field'],
  ['x'.repeat(60), 'x'.repeat(40)],
])('the name %j has the key %s', (name, key) => {
  expect(attributeKeyOf(name)).toBe(key);
});

test('two names with one key get two keys', () => {
  expect(attributeKeyOf('Regio', ['regio', 'regio_2'])).toBe('regio_3');
});

test('29 February is a birthday, 30 February is not', () => {
  expect([
    isBirthday({ month: 2, day: 29 }),
    isBirthday({ month: 2, day: 30 }),
    isBirthday({ month: 13, day: 1 }),
  ]).toEqual([true, false, false]);
});
