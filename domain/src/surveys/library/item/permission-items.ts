import type { ItemGroup } from './item.ts';

/** Permissions, a word of thanks, and who is answering for a business (question-library.md 6.2). */
export const permissionItems = {
  mayContact: {
    kind: 'consent',
    id: 'may_contact',
    item: 'may_contact',
    purpose: 'contact',
    text: {
      nl: 'Mogen wij contact met u opnemen over uw antwoord?',
      'nl-x-jij': 'Mogen wij contact met je opnemen over je antwoord?',
      nb: 'Kan vi kontakte deg om svaret ditt?',
      en: 'May we contact you about your answer?',
    },
    required: false,
  },
  mayPublish: {
    kind: 'single',
    id: 'may_publish',
    item: 'may_publish',
    text: {
      nl: 'Mogen wij uw tekst publiceren?',
      'nl-x-jij': 'Mogen wij je tekst publiceren?',
      nb: 'Kan vi publisere teksten din?',
      en: 'May we publish your text?',
    },
    required: false,
    options: [
      { id: 'no', text: { nl: 'nee', nb: 'nei', en: 'no' } },
      {
        id: 'without_name',
        text: { nl: 'ja, zonder naam', nb: 'ja, uten navn', en: 'yes, without my name' },
      },
      {
        id: 'first_name',
        text: { nl: 'ja, met mijn voornaam', nb: 'ja, med fornavnet mitt', en: 'yes, with my first name' },
      },
    ],
  },
  compliment: {
    kind: 'compliment',
    id: 'compliment',
    item: 'compliment',
    text: {
      nl: 'Wilt u iemand bij ons bedanken?',
      'nl-x-jij': 'Wil je iemand bij ons bedanken?',
      nb: 'Er det noen hos oss du vil takke?',
      en: 'Is there anyone here you would like to thank?',
    },
    required: false,
    lengthMax: 1000,
  },
  role: {
    kind: 'multiple',
    id: 'role',
    item: 'role',
    text: {
      nl: 'Wat is uw rol?',
      'nl-x-jij': 'Wat is je rol?',
      nb: 'Hva er rollen din?',
      en: 'What is your role?',
    },
    required: false,
    options: [
      { id: 'user', text: { nl: 'gebruiker', nb: 'bruker', en: 'user' } },
      { id: 'buyer', text: { nl: 'koper', nb: 'innkjøper', en: 'buyer' } },
      { id: 'decider', text: { nl: 'beslisser', nb: 'beslutter', en: 'decider' } },
      { id: 'payer', text: { nl: 'betaler', nb: 'betaler', en: 'payer' } },
    ],
  },
} as const satisfies ItemGroup;
