import type { Battery } from '../node/battery.ts';
import type { RatingQuestion } from '../question/rating.ts';
import { type AttributeId, attributes } from './attributes.ts';
import { aboutAttribute } from './items.ts';
import type { LibraryText } from './library-text.ts';

/** One item asked about several attributes: a row each, named by the attribute alone, in an order of chance. */
export function attributeBattery(
  id: string,
  text: LibraryText,
  question: RatingQuestion,
  about: readonly AttributeId[],
): Battery {
  const questions = about.map((attribute) => ({
    ...aboutAttribute(question, attribute),
    text: attributes[attribute].label,
  }));
  return { kind: 'battery', id, text, questions, shuffled: true };
}

/** Statements on the scale of agreement. The heading names both sides, so that neither is the polite one. */
export function statementBattery(id: string, ...questions: readonly RatingQuestion[]): Battery {
  return { kind: 'battery', id, text: agreeOrDisagree, questions, shuffled: true };
}

const agreeOrDisagree: LibraryText = {
  nl: 'In hoeverre bent u het eens of oneens met deze uitspraken?',
  'nl-x-jij': 'In hoeverre ben je het eens of oneens met deze uitspraken?',
  nb: 'Hvor enig eller uenig er du i disse påstandene?',
  en: 'How much do you agree or disagree with these statements?',
};

/** Headings above rows that are named by an attribute. */
export const batteryHeadings = {
  experienced: {
    nl: 'Hoe beoordeelt u deze onderdelen van {org}?',
    'nl-x-jij': 'Hoe beoordeel je deze onderdelen van {org}?',
    nb: 'Hvordan vurderer du disse sidene ved {org}?',
    en: 'How do you rate these parts of {org}?',
  },
  satisfied: {
    nl: 'Hoe tevreden bent u over deze onderdelen van {org}?',
    'nl-x-jij': 'Hoe tevreden ben je over deze onderdelen van {org}?',
    nb: 'Hvor fornøyd er du med disse sidene ved {org}?',
    en: 'How satisfied are you with these parts of {org}?',
  },
  important: {
    nl: 'Hoe belangrijk zijn deze onderdelen voor u?',
    'nl-x-jij': 'Hoe belangrijk zijn deze onderdelen voor jou?',
    nb: 'Hvor viktige er disse sidene for deg?',
    en: 'How important are these parts to you?',
  },
  expecting: {
    nl: 'Wat verwacht u van deze onderdelen van {org}?',
    'nl-x-jij': 'Wat verwacht je van deze onderdelen van {org}?',
    nb: 'Hva forventer du av disse sidene ved {org}?',
    en: 'What do you expect of these parts of {org}?',
  },
  againstExpectation: {
    nl: 'Hoe waren deze onderdelen vergeleken met wat u had verwacht?',
    'nl-x-jij': 'Hoe waren deze onderdelen vergeleken met wat je had verwacht?',
    nb: 'Hvordan var disse sidene sammenlignet med det du forventet?',
    en: 'How were these parts compared with what you had expected?',
  },
  againstOthers: {
    nl: 'Hoe doet {org} het op deze punten, vergeleken met anderen?',
    nb: 'Hvordan gjør {org} det på disse punktene, sammenlignet med andre?',
    en: 'How does {org} do on these points, compared with others?',
  },
} as const satisfies Readonly<Record<string, LibraryText>>;
