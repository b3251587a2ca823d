import type { QuestionnaireId } from '@voldaan/domain/surveys/survey-definition';
import type { Letter } from './invitation-requests.ts';

type Words = Pick<Letter, 'subject' | 'intro'>;

/** Short, about one thing, and without a reward or a plea: what raises answers is that a known sender asks. */
const words: Readonly<Record<QuestionnaireId, Words>> = {
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

export function firstLetter(questionnaire: QuestionnaireId, senderName: string, replyTo: string): Letter {
  return {
    ...words[questionnaire],
    signature: { nl: '', nb: '', en: '' },
    sender_name: senderName,
    reply_to: replyTo,
  };
}
