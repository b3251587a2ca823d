import { expect, it } from 'vitest';
import { maskPerson } from './mask-person.ts';

const ada = {
  name: 'Ada van der Smit-Özil',
  email: 'Ada.Smit@klant.example',
  phone: '+31 6 5550 1234',
  number: 'K10001',
};

it.each([
  ['Ada van der Smit-Özil zei het', '– zei het'],
  ['ADA  VAN DER\nSMIT-ÖZIL zei het', '– zei het'],
  ["Smits broer en Ada's fiets", '– broer en – fiets'],
  ['mevrouw özil belde', 'mevrouw – belde'],
  ['mail ada.smit@klant.example of K10001', 'mail – of –'],
  ['bel 06-55501234, of 0031 6 55 50 12 34, of (06) 5550 1234.', 'bel –, of –, of –.'],
  ['van der, adagio, smitten en 155501234567 blijven', 'van der, adagio, smitten en 155501234567 blijven'],
])('somebody is found in %j', (text, without) => {
  expect(maskPerson(text, ada)).toBe(without);
});

it('nobody is found by what is not known of them', () => {
  const nobody = { name: '', email: '', phone: '', number: '' };
  expect(maskPerson('Ada, 06 5550 1234', nobody)).toBe('Ada, 06 5550 1234');
  expect(maskPerson('Bo, bo en Bos', { ...nobody, name: 'Bo de Wit' })).toBe('–, bo en –');
  expect(maskPerson('a (b) c', { ...nobody, name: 'a (b) c' })).toBe('–');
});
