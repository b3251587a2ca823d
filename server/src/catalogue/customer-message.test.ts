import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { customerMessage } from './customer-message.ts';

function keysOf(file: string): readonly string[] {
  return Object.keys(JSON.parse(readFileSync(new URL(`../../catalogue/${file}.json`, import.meta.url), 'utf8')));
}

const needed = keysOf('en').filter((key) =>
  /^mail\.(along|case|greeting|idea|invitation|preferences|privacy|regards|test|unsubscribe)/.test(key),
);

test.each(['nn', 'ar'])('whoever reads %s gets every word of a mail in it', (tag) => {
  expect(keysOf(`mail/${tag}`)).toEqual(needed);
});

test('Dutch that says jij says so where it differs, and is Dutch where it does not', () => {
  expect(customerMessage('nl-x-jij', ['mail.invitation.subject.grade'], { org: 'De Vries' })).toBe(
    'Welk cijfer geef je De Vries?',
  );
  expect(customerMessage('nl-x-jij', ['mail.regards'])).toBe('Groet,');
  expect(customerMessage('nl-x-jij', ['mail.invitation.subject.other'], { org: 'De Vries' })).toBe(
    'Een vraag van De Vries',
  );
});

test('a questionnaire without words of its own takes the general ones of the same language', () => {
  const keys = ['mail.invitation.subject.kiosk', 'mail.invitation.subject.other'] as const;
  expect(customerMessage('ar', keys, { org: 'De Vries' })).toBe('سؤال من De Vries');
  expect(customerMessage('de', keys, { org: 'De Vries' })).toBe('A question from De Vries');
});

test('a text that one language lacks is English, and never the name of it', () => {
  const values = { rules: 'Klacht' };
  expect(customerMessage('nn', ['mail.alert.why'], values)).toBe(
    'You get this because you are named in Klacht in Voldaan.',
  );
});

test('a language that nobody gave us words for is answered in English', () => {
  const privacy = (tag: string) => customerMessage(tag, ['mail.privacy']);
  expect(['de', 'nl-BE', 'no', 'ar-EG', '__proto__'].map(privacy)).toEqual([
    'Privacy',
    'Privacy',
    'Personvern',
    'الخصوصية',
    'Privacy',
  ]);
});
