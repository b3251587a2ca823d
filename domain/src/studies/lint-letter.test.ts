import { describe, expect, test } from 'vitest';
import { defaultLetter, defaultReminder } from './default-letter.ts';
import type { Letter } from './letter.ts';
import { letterLintCodes, letterLintWords } from './letter-lint-words.ts';
import { lintLetter } from './lint-letter.ts';

const wish = { languages: ['nl', 'nb', 'en'], senderName: 'Sanne de Vries', replyTo: '', questionnaire: 'grade' };
const letter = defaultLetter({ ...wish, tone: 'formal' });

function withText(text: string, language = 'nl'): Letter {
  return { ...letter, blocks: [{ kind: 'text', text: { [language]: text } }, { kind: 'question' }] };
}

function codesOf(given: Letter, language = 'nl'): readonly string[] {
  return lintLetter(given, [language]).map(({ code }) => code);
}

describe('what a colleague points out in a letter', () => {
  test.each<[string, Letter, string]>([
    ['a subject that no phone shows', { ...letter, subject: { nl: 'x'.repeat(61) } }, 'subject_long'],
    ['a word of unwanted mail', withText('Klik hier voor de vragen.'), 'spam_word'],
    ['a second address', withText('Lees meer op https://devries.example/acties'), 'bare_link'],
    ['an address that says who reads', withText('Zie https://devries.example/{name}.gif'), 'personal_link'],
    ['a department that signs', { ...letter, senderName: 'Klantenservice De Vries' }, 'sender_nobody'],
    ['je in a letter that says u', withText('Wij horen graag wat je vindt.'), 'address_mixed'],
    ['u in a letter that says je', { ...withText('Wij horen graag wat u vindt.'), tone: 'familiar' }, 'address_mixed'],
    ['pressure', withText('Vul hem nu in, laatste kans.'), 'pressure'],
    ['guilt', withText('Wij rekenen op u.'), 'guilt'],
    ['a wish for a mark', withText('Geef ons een 10.'), 'mark_wanted'],
    ['shouting', withText('BELANGRIJK bericht over uw fiets.'), 'shouting'],
    ['more words than anybody reads', withText('woord '.repeat(121)), 'letter_long'],
  ])('%s', (_what, given, code) => {
    expect(codesOf(given)).toContain(code);
  });

  test('and in other languages', () => {
    expect(codesOf(withText('Klikk her nå.', 'nb'), 'nb')).toContain('spam_word');
    expect(codesOf(withText('Click here, last chance.', 'en'), 'en')).toEqual(expect.arrayContaining(['spam_word']));
  });

  test('says where and what', () => {
    expect(lintLetter(withText('Klik hier.'), ['nl'])).toEqual([
      { code: 'spam_word', pointer: '/blocks/0/text/nl', language: 'nl', severity: 'hint', found: 'Klik hier' },
    ]);
  });

  test.each(['recommendation', 'grade', 'contact-moment', 'cleaning'])(
    'says nothing of the letters that %s starts with',
    (questionnaire) => {
      for (const tone of ['formal', 'familiar'] as const) {
        for (const made of [defaultLetter, defaultReminder]) {
          expect(lintLetter(made({ ...wish, questionnaire, tone }), wish.languages)).toEqual([]);
        }
      }
    },
  );

  test('has words for every code, in every language', () => {
    for (const code of letterLintCodes) {
      const { reason, suggestion } = letterLintWords[code];
      for (const words of [reason, suggestion]) expect([words.nl, words.nb, words.en].every(Boolean)).toBe(true);
    }
  });
});
