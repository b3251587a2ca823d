import type { ItemGroup } from './item.ts';

/** A review for others to read, asked of everybody or of nobody (question-library.md 6.3, Q15). */
export const reviewItems = {
  stars: {
    kind: 'rating',
    id: 'stars',
    item: 'stars',
    scale: 'R5',
    role: 'stars',
    text: {
      nl: 'Hoeveel sterren geeft u {org}?',
      'nl-x-jij': 'Hoeveel sterren geef je {org}?',
      nb: 'Hvor mange stjerner gir du {org}?',
      en: 'How many stars do you give {org}?',
    },
    required: false,
    comparabilityKey: 'stars:R5:1',
    touchpoint: 'after',
  },
  reviewText: {
    kind: 'open',
    id: 'review_text',
    item: 'review_text',
    text: {
      nl: 'Wat wilt u anderen vertellen?',
      'nl-x-jij': 'Wat wil je anderen vertellen?',
      nb: 'Hva vil du fortelle andre?',
      en: 'What would you like to tell others?',
    },
    required: false,
    lengthMax: 2000,
  },
  reviewTitle: {
    kind: 'open',
    id: 'review_title',
    item: 'review_title',
    short: true,
    text: {
      nl: 'Welke titel past bij uw tekst?',
      'nl-x-jij': 'Welke titel past bij je tekst?',
      nb: 'Hvilken tittel passer til teksten din?',
      en: 'Which title suits your text?',
    },
    required: false,
    lengthMax: 100,
  },
} as const satisfies ItemGroup;
