import type { Question } from '../question/question.ts';

/**
 * The items of the question library that the ready surveys ask, worded once (question-library.md 6.2). The last part
 * of a comparability key counts wordings: changing more than punctuation starts a new trend line.
 */
export const itemBank = {
  satMoment: {
    kind: 'rating',
    id: 'sat_moment',
    item: 'sat_moment',
    scale: 'A5',
    role: 'csat',
    text: {
      nl: 'Hoe tevreden bent u over {moment}?',
      nb: 'Hvor fornøyd er du med {moment}?',
      en: 'How satisfied are you with {moment}?',
    },
    required: false,
    comparabilityKey: 'sat_moment:A5:1',
  },
  gradeOverall: {
    kind: 'rating',
    id: 'grade_overall',
    item: 'grade_overall',
    scale: 'B10',
    role: 'grade',
    text: {
      nl: 'Welk rapportcijfer geeft u {org}?',
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
  mayContact: {
    kind: 'yes-no',
    id: 'may_contact',
    item: 'may_contact',
    text: {
      nl: 'Mogen wij contact met u opnemen over uw antwoord?',
      nb: 'Kan vi kontakte deg om svaret ditt?',
      en: 'May we contact you about your answer?',
    },
    required: false,
  },
} as const satisfies Readonly<Record<string, Question>>;
