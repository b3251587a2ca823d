import { describe, expect, test } from 'vitest';
import { languages } from '../language.ts';
import { changeTone } from './change-tone.ts';
import { checkLetter, letterBlocksMax } from './check-letter.ts';
import { defaultLetter, defaultReminder } from './default-letter.ts';
import type { Letter, LetterBlock } from './letter.ts';

const same = (text: string) => ({ nl: text, nb: text, en: text });
const textBlock = (text: string): LetterBlock => ({ kind: 'text', text: same(text) });
const question: LetterBlock = { kind: 'question' };

const letter: Letter = {
  subject: same('Vraag van {company}'),
  preheader: {},
  blocks: [textBlock('Dag {name|klant},'), question, { kind: 'signature', text: {} }],
  tone: 'formal',
  senderName: 'Sanne',
  replyTo: '',
};

const withText = (text: string): Partial<Letter> => ({ blocks: [textBlock(text), question] });

describe('a letter', () => {
  test.each([
    '{person} van {org} over {moment} en {product}',
    '{name} van {organisation|uw bedrijf}',
    'over {event.subject|uw bestelling} in {contact.region}',
  ])('may say %s', (text) => {
    expect(() => checkLetter({ ...letter, ...withText(text) }, languages)).not.toThrow();
  });

  test.each<[string, Partial<Letter>, string, string]>([
    ['no subject in Norwegian', { subject: { nl: 'a', nb: ' ', en: 'a' } }, 'text_missing', '/letter/subject/nb'],
    ['an empty piece of text', withText(''), 'text_missing', '/letter/blocks/0/text/nl'],
    ['no sender', { senderName: '' }, 'text_missing', '/letter/senderName'],
    [
      'a sender with a header in it',
      { senderName: 'Shop\r\nX-Injected: 1' },
      'name_control_character',
      '/letter/senderName',
    ],
    [
      'a sender that reads from right to left',
      { senderName: 'Shop \u202egnab' },
      'name_control_character',
      '/letter/senderName',
    ],
    [
      'a subject with a header in it',
      { subject: same('Hi\r\nBcc: a@b.example') },
      'text_unreadable',
      '/letter/subject/nl',
    ],
    ['a preview text with a line end', { preheader: same('Hi\nthere') }, 'text_unreadable', '/letter/preheader/nl'],
    ['code', withText('{{ env "DATABASE_URL" }}'), 'merge_field_unknown', '/letter/blocks/0/text/nl'],
    [
      'a prototype',
      withText('{{#with (lookup this "__proto__")}}{{this}}{{/with}}'),
      'merge_field_unknown',
      '/letter/blocks/0/text/nl',
    ],
    ['a filter', withText('{{ customer.email | raw }}'), 'merge_field_unknown', '/letter/blocks/0/text/nl'],
    ['an open brace', withText('{org'), 'merge_field_unknown', '/letter/blocks/0/text/nl'],
    [
      'a field of an event that is not its subject',
      withText('{event.amount}'),
      'merge_field_unknown',
      '/letter/blocks/0/text/nl',
    ],
    ['an answer that is not there yet', withText('{answer.score}'), 'merge_field_unknown', '/letter/blocks/0/text/nl'],
    [
      'more fields than a text bears',
      withText('{name}'.repeat(21)),
      'merge_fields_too_many',
      '/letter/blocks/0/text/nl',
    ],
    ['no way to answer', { blocks: [textBlock('Dag')] }, 'letter_without_question', '/letter/blocks'],
    ['the question twice', { blocks: [question, question] }, 'letter_asks_twice', '/letter/blocks'],
    [
      'a question and a button',
      { blocks: [question, { kind: 'button', label: same('Open') }] },
      'letter_asks_twice',
      '/letter/blocks',
    ],
    [
      'a button that says nothing',
      { blocks: [{ kind: 'button', label: { nl: 'Open', nb: 'Åpne', en: '' } }] },
      'text_missing',
      '/letter/blocks/0/label/en',
    ],
    [
      'pieces without end',
      { blocks: [question, ...Array.from({ length: letterBlocksMax }, () => textBlock('x'))] },
      'letter_too_many_blocks',
      '/letter/blocks',
    ],
  ])('with %s is refused', (_what, change, code, pointer) => {
    expect(() => checkLetter({ ...letter, ...change }, languages)).toThrow(
      expect.objectContaining({ code, detail: expect.objectContaining({ pointer }) }),
    );
  });

  test('says which field it does not know', () => {
    expect(() => checkLetter({ ...letter, ...withText('Dag {voornaam}') }, languages)).toThrow(
      expect.objectContaining({ detail: { pointer: '/letter/blocks/0/text/nl', values: { field: '{voornaam}' } } }),
    );
  });

  test('that names what the company does not keep of its customers is refused, where that is known', () => {
    const region = { ...letter, ...withText('In {contact.region|uw regio}, {contact.name} {contact.external_id}') };
    expect(() => checkLetter(region, languages)).not.toThrow();
    expect(() => checkLetter(region, languages, ['segment', 'region'])).not.toThrow();
    expect(() => checkLetter(region, languages, ['segment'])).toThrow(
      expect.objectContaining({
        code: 'merge_attribute_unknown',
        detail: { pointer: '/letter/blocks/0/text/nl', values: { field: '{contact.region|uw regio}' } },
      }),
    );
  });

  test('may lack a language that we do not speak: the general words of that language stand in', () => {
    expect(() => checkLetter(letter, [...languages, 'fr'])).not.toThrow();
  });
});

describe('the letters to start from', () => {
  const questionnaires = ['recommendation', 'grade', 'contact-moment', 'cleaning'];
  const wish = { languages: ['nl', 'nl-x-jij', 'nb', 'nn', 'en'], senderName: 'Sanne', replyTo: '' };

  test.each(questionnaires)(
    '%s: the letter and the reminder may go out as they are, in either tone',
    (questionnaire) => {
      for (const tone of ['formal', 'familiar'] as const) {
        for (const made of [defaultLetter, defaultReminder]) {
          expect(() => checkLetter(made({ ...wish, questionnaire, tone }), wish.languages)).not.toThrow();
        }
      }
    },
  );

  test.each(questionnaires)('%s: who says jij never says u, and the other way round', (questionnaire) => {
    for (const made of [defaultLetter, defaultReminder]) {
      const familiar = JSON.stringify(made({ ...wish, languages: ['nl'], questionnaire, tone: 'familiar' }));
      const formal = JSON.stringify(made({ ...wish, languages: ['nl'], questionnaire, tone: 'formal' }));
      expect(familiar).not.toMatch(/\b(u|uw)\b/i);
      expect(formal).not.toMatch(/\b(je|jij|jouw|jou)\b/i);
    }
  });

  test('a reminder says something else than the letter it reminds of', () => {
    const asked = { ...wish, questionnaire: 'grade', tone: 'formal' } as const;
    expect(defaultReminder(asked).subject).not.toEqual(defaultLetter(asked).subject);
    expect(defaultReminder(asked).blocks.map(({ kind }) => kind)).toEqual(['heading', 'text', 'button', 'signature']);
  });

  test('what we do not speak is left to the company, not filled with another language', () => {
    const made = defaultLetter({ ...wish, languages: ['fr'], questionnaire: 'grade', tone: 'formal' });
    expect(made.subject).toEqual({ fr: '' });
  });
});

describe('another tone', () => {
  const wish = { languages: ['nl', 'en'], senderName: 'Sanne', replyTo: '' };

  test.each(['recommendation', 'grade', 'contact-moment', 'cleaning'])(
    '%s: our own sentences change with it',
    (questionnaire) => {
      for (const made of [defaultLetter, defaultReminder]) {
        const formal = made({ ...wish, questionnaire, tone: 'formal' });
        const familiar = made({ ...wish, questionnaire, tone: 'familiar' });
        expect(changeTone(formal, 'familiar')).toEqual(familiar);
        expect(changeTone(familiar, 'formal')).toEqual(formal);
      }
    },
  );

  test('leaves what the company wrote as it is', () => {
    const own = { ...letter, ...withText('Wij horen graag hoe u het vond.') };
    expect(changeTone(own, 'familiar')).toEqual({ ...own, tone: 'familiar' });
  });
});
