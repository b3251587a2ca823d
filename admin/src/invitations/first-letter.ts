import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { inLanguages } from '@voldaan/domain/surveys/library/in-languages';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { Letter } from './invitation-requests.ts';

type Words = Pick<Letter, 'subject' | 'intro'>;

type Asked = Pick<SurveyDefinition, 'questionnaire' | 'languages'>;

/** Short, about one thing, and without a reward or a plea: what raises answers is that a known sender asks. */
const words: Readonly<Record<string, Words>> = {
  'contact-moment': {
    subject: { nl: 'Hoe ging {moment}?', nb: 'Hvordan var {moment}?', en: 'How was {moment}?' },
    intro: {
      nl: 'U had onlangs contact met ons. Wij horen graag of het goed was, en ook als het niet goed was.',
      nb: 'Du hadde nylig kontakt med oss. Vi vil gjerne vite om det var bra, og også om det ikke var det.',
      en: 'You were in touch with us recently. We would like to know whether it went well, and also if it did not.',
    },
  },
  grade: {
    subject: {
      nl: 'Welk rapportcijfer geeft u {org}?',
      nb: 'Hvilken karakter gir du {org}?',
      en: 'What mark would you give {org}?',
    },
    intro: {
      nl: 'Drie korte vragen, samen minder dan een minuut. Uw antwoord bepaalt wat wij als eerste verbeteren.',
      nb: 'Tre korte spørsmål, til sammen under ett minutt. Svaret ditt bestemmer hva vi forbedrer først.',
      en: 'Three short questions, less than a minute together. Your answer decides what we improve first.',
    },
  },
  recommendation: {
    subject: {
      nl: 'Zou u {org} aanbevelen?',
      nb: 'Ville du anbefalt {org}?',
      en: 'Would you recommend {org}?',
    },
    intro: {
      nl: 'U kent ons. Wij horen graag wat u over ons zou zeggen tegen een ander, ook als dat niet aardig is.',
      nb: 'Du kjenner oss. Vi vil gjerne vite hva du ville sagt om oss til andre, også om det ikke er pent.',
      en: 'You know us. We would like to hear what you would say about us to others, also if it is not kind.',
    },
  },
};

/** For every other survey: what it is about stands in the question itself. */
const plainWords: Words = {
  subject: {
    nl: 'Wat vindt u van {org}?',
    nb: 'Hva synes du om {org}?',
    en: 'What do you think of {org}?',
  },
  intro: {
    nl: 'Wij horen graag hoe het was, en ook wat beter kan. Eén druk op een antwoord hieronder is genoeg om te beginnen.',
    nb: 'Vi vil gjerne vite hvordan det var, og også hva som kan bli bedre. Ett trykk på et svar nedenfor er nok til å begynne.',
    en: 'We would like to know how it was, and also what could be better. One press on an answer below is enough to begin.',
  },
};

/** A letter in the languages of the survey; what this file does not speak is left to the company. */
export function firstLetter({ questionnaire, languages }: Asked, senderName: string, replyTo: string): Letter {
  const { subject, intro } = words[questionnaire] ?? plainWords;
  return {
    subject: wordsIn(subject, languages),
    intro: wordsIn(intro, languages),
    signature: wordsIn({}, languages),
    sender_name: senderName,
    reply_to: replyTo,
  };
}

function wordsIn(text: Readonly<Record<string, string>>, languages: readonly LanguageTag[]): Record<string, string> {
  return { ...inLanguages(text, languages) };
}
