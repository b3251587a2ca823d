import { expect, test } from 'vitest';
import { editOf, newEdit, rulesOf } from './theme-edit.ts';

test('a theme that is begun with a suggested word has it as its rule in that language', () => {
  const edit = newEdit('wachten', 'nl');
  expect(edit.name).toBe('Wachten');
  expect(rulesOf(edit.rules)).toEqual([{ language: 'nl', words: ['wachten'], unless: [] }]);
  expect(rulesOf(newEdit('attendre', 'fr').rules)).toEqual([]);
});

test('words are a line each, or parted by commas, and each is told once', () => {
  const edit = newEdit(undefined, undefined);
  const rules = rulesOf({ ...edit.rules, nl: { words: ' prijs, duur\n\nprijs ', unless: 'niet duur' } });
  expect(rules).toEqual([{ language: 'nl', words: ['prijs', 'duur'], unless: ['niet duur'] }]);
});

test('what is saved is edited as it was', () => {
  const rules = [{ language: 'nb' as const, words: ['vente', 'lang tid'], unless: [] }];
  const theme = { id: 'thm_1', name: 'Ventetid', description: '', rules, version: 1, is_coded: true, changed_at: '' };
  expect(rulesOf(editOf(theme).rules)).toEqual(rules);
});
