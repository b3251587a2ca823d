import type { ItemGroup } from './item.ts';

/**
 * Satisfaction as a whole and at one moment, the grade, recommendation, effort, and the two open questions
 * (question-library.md 6.2).
 */
export const coreItems = {
  satOverall: {
    kind: 'rating',
    id: 'sat_overall',
    item: 'sat_overall',
    scale: 'A5',
    role: 'csat',
    text: {
      nl: 'Hoe tevreden bent u, alles bij elkaar genomen, over {org}?',
      'nl-x-jij': 'Hoe tevreden ben je, alles bij elkaar genomen, over {org}?',
      nb: 'Alt i alt, hvor fornøyd er du med {org}?',
      en: 'All in all, how satisfied are you with {org}?',
    },
    required: false,
    comparabilityKey: 'sat_overall:A5:1',
  },
  satMoment: {
    kind: 'rating',
    id: 'sat_moment',
    item: 'sat_moment',
    scale: 'A5',
    role: 'csat',
    text: {
      nl: 'Hoe tevreden bent u over {moment}?',
      'nl-x-jij': 'Hoe tevreden ben je over {moment}?',
      nb: 'Hvor fornøyd er du med {moment}?',
      en: 'How satisfied are you with {moment}?',
    },
    required: false,
    comparabilityKey: 'sat_moment:A5:1',
    touchpoint: 'during',
  },
  gradeOverall: {
    kind: 'rating',
    id: 'grade_overall',
    item: 'grade_overall',
    scale: 'B10',
    role: 'grade',
    text: {
      nl: 'Welk rapportcijfer geeft u {org}?',
      'nl-x-jij': 'Welk rapportcijfer geef je {org}?',
      nb: 'Hvilken karakter fra 1 til 10 gir du {org}?',
      en: 'What mark from 1 to 10 would you give {org}?',
    },
    required: false,
    comparabilityKey: 'grade_overall:B10:1',
  },
  nps: {
    kind: 'rating',
    id: 'nps',
    item: 'nps',
    scale: 'C11',
    role: 'nps',
    text: {
      nl: 'Hoe waarschijnlijk is het dat u {org} aanbeveelt aan een vriend of collega?',
      'nl-x-jij': 'Hoe waarschijnlijk is het dat je {org} aanbeveelt aan een vriend of collega?',
      nb: 'Hvor sannsynlig er det at du vil anbefale {org} til en venn eller kollega?',
      en: 'How likely are you to recommend {org} to a friend or colleague?',
    },
    required: false,
    comparabilityKey: 'nps:C11:1',
  },
  why: {
    kind: 'open',
    id: 'why',
    item: 'why',
    text: {
      nl: 'Wat is de belangrijkste reden voor uw antwoord?',
      'nl-x-jij': 'Wat is de belangrijkste reden voor je antwoord?',
      nb: 'Hva er den viktigste grunnen til svaret ditt?',
      en: 'What is the main reason for your answer?',
    },
    required: false,
    lengthMax: 2000,
  },
  oneThing: {
    kind: 'open',
    id: 'one_thing',
    item: 'one_thing',
    text: {
      nl: 'Als wij één ding mogen verbeteren, wat moet dat dan zijn?',
      nb: 'Hvis vi skal forbedre én ting, hva bør det være?',
      en: 'If we improve one thing, what should it be?',
    },
    required: false,
    lengthMax: 2000,
  },
  ces2: {
    kind: 'rating',
    id: 'ces2',
    item: 'ces2',
    scale: 'D7',
    role: 'ces',
    text: {
      nl: '{org} maakte het mij gemakkelijk om mijn vraag opgelost te krijgen.',
      nb: '{org} gjorde det enkelt for meg å få løst saken min.',
      en: '{org} made it easy for me to get my issue handled.',
    },
    required: false,
    comparabilityKey: 'ces2:D7:1',
    touchpoint: 'after',
  },
  goalMet: {
    kind: 'yes-no',
    id: 'goal_met',
    item: 'goal_met',
    partly: true,
    text: {
      nl: 'Is het gelukt wat u wilde doen?',
      'nl-x-jij': 'Is het gelukt wat je wilde doen?',
      nb: 'Fikk du gjort det du skulle?',
      en: 'Did you manage to do what you came for?',
    },
    required: false,
  },
} as const satisfies ItemGroup;
