import { describe, expect, test } from 'vitest';
import { languages } from '../language.ts';
import { checkLetter, type LetterWords } from './check-letter.ts';
import { instanceVerdict } from './instance-verdict.ts';
import { retryAt } from './retry-at.ts';

const now = new Date('2026-03-01T12:00:00Z');
const same = (text: string) => ({ nl: text, nb: text, en: text });
const letter: LetterWords = {
  subject: same('Vraag van {org}'),
  intro: same('Hallo'),
  signature: same(''),
  senderName: 'Sanne',
};

describe('a mail that is refused for now', () => {
  test('is tried six times over two days, then no more', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => {
      const at = retryAt(attempts, now);
      return at && (at.getTime() - now.getTime()) / 60_000;
    });
    expect(waits).toEqual([5, 15, 60, 240, 720, 1440, undefined]);
  });
});

describe('a letter', () => {
  test('with every text and known fields may go out', () => {
    expect(() => checkLetter(letter, languages)).not.toThrow();
    expect(() => checkLetter({ ...letter, intro: same('{person} van {org} over {moment}') }, languages)).not.toThrow();
  });

  test.each<[string, Partial<LetterWords>, string]>([
    ['no subject in Norwegian', { subject: { nl: 'a', nb: ' ', en: 'a' } }, 'text_missing'],
    ['no introduction', { intro: same('') }, 'text_missing'],
    ['no sender', { senderName: '' }, 'text_missing'],
    ['a sender with a header in it', { senderName: 'Shop\r\nX-Injected: 1' }, 'name_control_character'],
    ['a subject with a header in it', { subject: same('Hi\r\nBcc: a@b.example') }, 'text_unreadable'],
    ['code', { intro: same('{{ env "DATABASE_URL" }}') }, 'merge_field_unknown'],
    ['a prototype', { intro: same('{{#with (lookup this "__proto__")}}{{this}}{{/with}}') }, 'merge_field_unknown'],
    ['a filter', { intro: same('{{ customer.email | raw }}') }, 'merge_field_unknown'],
    ['an open brace', { intro: same('{org') }, 'merge_field_unknown'],
  ])('with %s is refused', (_what, change, code) => {
    expect(() => checkLetter({ ...letter, ...change }, languages)).toThrow(expect.objectContaining({ code }));
  });
});

describe('what the database and the folder remember', () => {
  const minutes = (count: number) => new Date(now.getTime() - count * 60_000);
  const database = { id: 'a', lastSeen: minutes(1) };

  test.each([
    ['a normal restart', database, { id: 'a', lastSeen: minutes(1) }, 'as_expected'],
    ['the first start of another node', database, undefined, 'as_expected'],
    [
      'a power cut that lost the last note',
      { id: 'a', lastSeen: minutes(3) },
      { id: 'a', lastSeen: minutes(2) },
      'as_expected',
    ],
    ['an older backup put back', { id: 'a', lastSeen: minutes(120) }, { id: 'a', lastSeen: minutes(1) }, 'went_back'],
    [
      "another instance's database",
      { id: 'b', lastSeen: minutes(1) },
      { id: 'a', lastSeen: minutes(1) },
      'instance_changed',
    ],
    ['a copy started days later elsewhere', { id: 'a', lastSeen: minutes(3000) }, undefined, 'late'],
    ['a weekend switched off', { id: 'a', lastSeen: minutes(3000) }, { id: 'a', lastSeen: minutes(3000) }, 'late'],
  ])('%s', (_what, remembered, folder, verdict) => {
    expect(instanceVerdict(remembered, folder, now)).toBe(verdict);
  });
});
