import type { SurveyText } from '../surveys/survey-text.ts';

/** What a letter that asks says, and what the one that reminds says. Short, about one thing, without a reward or a plea. */
export type LetterWords = Readonly<{ subject: SurveyText; text: SurveyText }>;

/** Dutch says u; where jij says something else it has words of its own. */
export const greetings: SurveyText = {
  nl: 'Dag {name},',
  nb: 'Hei, {name}',
  nn: 'Hei, {name}',
  en: 'Hello {name},',
  ar: 'مرحبًا {name}،',
};

/** By questionnaire. What raises answers is that a known sender asks, and says why. */
export const invitationWords: Readonly<Record<string, LetterWords>> = {
  'contact-moment': {
    subject: {
      nl: 'Hoe ging {moment}?',
      nb: 'Hvordan var {moment}?',
      nn: 'Korleis var {moment}?',
      en: 'How was {moment}?',
    },
    text: {
      nl: 'U had onlangs contact met ons. Wij horen graag of het goed was, en ook als het niet goed was.',
      'nl-x-jij': 'Je had onlangs contact met ons. Wij horen graag of het goed was, en ook als het niet goed was.',
      nb: 'Du hadde nylig kontakt med oss. Vi vil gjerne vite om det var bra, og også om det ikke var det.',
      nn: 'Du var nyleg i kontakt med oss. Vi vil gjerne vite om det var bra, og også om det ikkje var det.',
      en: 'You were in touch with us recently. We would like to know whether it went well, and also if it did not.',
    },
  },
  grade: {
    subject: {
      nl: 'Welk rapportcijfer geeft u {company}?',
      'nl-x-jij': 'Welk rapportcijfer geef je {company}?',
      nb: 'Hvilken karakter gir du {company}?',
      nn: 'Kva karakter gir du {company}?',
      en: 'What mark would you give {company}?',
    },
    text: {
      nl: 'Drie korte vragen, samen minder dan een minuut. Uw antwoord bepaalt wat wij als eerste verbeteren.',
      'nl-x-jij':
        'Drie korte vragen, samen minder dan een minuut. Jouw antwoord bepaalt wat wij als eerste verbeteren.',
      nb: 'Tre korte spørsmål, til sammen under ett minutt. Svaret ditt bestemmer hva vi forbedrer først.',
      nn: 'Tre korte spørsmål, til saman under eitt minutt. Svaret ditt avgjer kva vi gjer betre først.',
      en: 'Three short questions, less than a minute together. Your answer decides what we improve first.',
    },
  },
  recommendation: {
    subject: {
      nl: 'Zou u {company} aanbevelen?',
      'nl-x-jij': 'Zou je {company} aanbevelen?',
      nb: 'Ville du anbefalt {company}?',
      nn: 'Ville du tilrådd {company}?',
      en: 'Would you recommend {company}?',
    },
    text: {
      nl: 'U kent ons. Wij horen graag wat u over ons zou zeggen tegen een ander, ook als dat niet aardig is.',
      'nl-x-jij':
        'Je kent ons. Wij horen graag wat je over ons zou zeggen tegen een ander, ook als dat niet aardig is.',
      nb: 'Du kjenner oss. Vi vil gjerne høre hva du ville sagt om oss til andre, også om det ikke er pent.',
      nn: 'Du kjenner oss. Vi vil gjerne høyre kva du ville sagt om oss til andre, også om det ikkje er pent.',
      en: 'You know us. We would like to hear what you would say about us to others, also if it is not kind.',
    },
  },
};

/** For every other survey: what it is about stands in the question itself. */
export const plainInvitation: LetterWords = {
  subject: {
    nl: 'Wat vindt u van {company}?',
    'nl-x-jij': 'Wat vind je van {company}?',
    nb: 'Hva synes du om {company}?',
    nn: 'Kva synest du om {company}?',
    en: 'What do you think of {company}?',
  },
  text: {
    nl: 'Wij horen graag hoe het was, en ook wat beter kan. Eén druk op een antwoord hieronder is genoeg om te beginnen.',
    nb: 'Vi vil gjerne vite hvordan det var, og også hva som kan bli bedre. Ett trykk på et svar nedenfor er nok til å begynne.',
    nn: 'Vi vil gjerne vite korleis det var, og også kva som kan bli betre. Eitt trykk på eit svar nedanfor er nok til å byrje.',
    en: 'We would like to know how it was, and also what could be better. One press on an answer below is enough to begin.',
  },
};

/** Another text than the first, with a button instead of the question; it says that it is the last. */
export const reminderWords: LetterWords & Readonly<{ preheader: SurveyText; heading: SurveyText; label: SurveyText }> =
  {
    subject: {
      nl: 'Wij horen graag wat er beter kan',
      nb: 'Vi vil gjerne høre hva som kan bli bedre',
      nn: 'Vi vil gjerne høyre kva som kan bli betre',
      en: 'We would like to hear what could be better',
    },
    preheader: {
      nl: 'Dit is de enige keer dat wij het nog vragen.',
      nb: 'Dette er den siste gangen vi spør.',
      nn: 'Dette er siste gongen vi spør.',
      en: 'This is the only time we ask again.',
    },
    heading: {
      nl: 'Ging het goed, of juist niet?',
      nb: 'Gikk det bra, eller ikke?',
      nn: 'Gjekk det bra, eller ikkje?',
      en: 'Did it go well, or did it not?',
    },
    text: {
      nl: 'Vorige week vroegen wij hoe u het vond. Een paar woorden van u helpen ons verder, juist als er iets misging.\n\nHet kost ongeveer een minuut. Hierna vragen wij het niet meer.',
      'nl-x-jij':
        'Vorige week vroegen wij hoe je het vond. Een paar woorden van jou helpen ons verder, juist als er iets misging.\n\nHet kost ongeveer een minuut. Hierna vragen wij het niet meer.',
      nb: 'Forrige uke spurte vi hva du syntes. Noen få ord fra deg hjelper oss videre, særlig hvis noe gikk galt.\n\nDet tar omtrent ett minutt. Etter dette spør vi ikke mer.',
      nn: 'Førre veke spurde vi kva du syntest. Nokre få ord frå deg hjelper oss vidare, særleg om noko gjekk gale.\n\nDet tek omtrent eitt minutt. Etter dette spør vi ikkje meir.',
      en: 'Last week we asked what you thought. A few words from you help us on, all the more if something went wrong.\n\nIt takes about a minute. We will not ask again after this.',
    },
    label: {
      nl: 'Geef uw mening',
      'nl-x-jij': 'Geef je mening',
      nb: 'Gi din mening',
      nn: 'Sei kva du meiner',
      en: 'Tell us what you think',
    },
  };
