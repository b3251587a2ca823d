import type { ChoiceOption } from '../../question/choice-option.ts';
import type { ItemGroup } from './item.ts';

/** Why people leave: asked first with every reason that counts, then with the one that decided. */
const leavingReasons = [
  {
    id: 'price',
    text: {
      nl: 'de prijs',
      nb: 'prisen',
      en: 'the price',
    },
  },
  {
    id: 'quality',
    text: {
      nl: 'de kwaliteit',
      nb: 'kvaliteten',
      en: 'the quality',
    },
  },
  {
    id: 'service',
    text: {
      nl: 'de service',
      nb: 'servicen',
      en: 'the service',
    },
  },
  {
    id: 'better_offer',
    text: {
      nl: 'een beter aanbod van een ander',
      nb: 'et bedre tilbud fra en annen',
      en: 'a better offer from someone else',
    },
  },
  {
    id: 'not_needed',
    text: {
      nl: 'ik heb het niet meer nodig',
      nb: 'jeg trenger det ikke lenger',
      en: 'I no longer need it',
    },
  },
  {
    id: 'changed',
    text: {
      nl: 'mijn situatie is veranderd',
      nb: 'situasjonen min er endret',
      en: 'my situation has changed',
    },
  },
] as const satisfies readonly ChoiceOption[];

/** Why a customer leaves, and whether they would come back (question-library.md 6.2). */
export const leavingItems = {
  exitReason: {
    kind: 'multiple',
    id: 'exit_reason',
    item: 'exit_reason',
    text: {
      nl: 'Waarom gaat u weg?',
      'nl-x-jij': 'Waarom ga je weg?',
      nb: 'Hvorfor slutter du?',
      en: 'Why are you leaving?',
    },
    required: false,
    options: [
      ...leavingReasons,
      {
        id: 'other',
        text: {
          nl: 'iets anders, namelijk',
          nb: 'noe annet, nemlig',
          en: 'something else, namely',
        },
        takesText: true,
      },
    ],
    shuffled: true,
  },
  exitMain: {
    kind: 'single',
    id: 'exit_main',
    item: 'exit_main',
    text: {
      nl: 'Wat gaf de doorslag?',
      nb: 'Hva var avgjørende?',
      en: 'What decided it?',
    },
    required: false,
    options: [
      ...leavingReasons,
      {
        id: 'other',
        text: {
          nl: 'iets anders',
          nb: 'noe annet',
          en: 'something else',
        },
      },
    ],
    shuffled: true,
  },
  preventable: {
    kind: 'yes-no',
    id: 'preventable',
    item: 'preventable',
    partly: true,
    text: {
      nl: 'Hadden wij dit kunnen voorkomen?',
      nb: 'Kunne vi ha forhindret det?',
      en: 'Could we have prevented it?',
    },
    required: false,
    offers: ['~dont_know'],
  },
  whereTo: {
    kind: 'single',
    id: 'where_to',
    item: 'where_to',
    text: {
      nl: 'Waar gaat u naartoe?',
      'nl-x-jij': 'Waar ga je naartoe?',
      nb: 'Hvor går du videre?',
      en: 'Where are you going?',
    },
    required: false,
    options: [
      {
        id: 'other_supplier',
        text: {
          nl: 'naar een andere aanbieder',
          nb: 'til en annen leverandør',
          en: 'to another supplier',
        },
      },
      {
        id: 'myself',
        text: {
          nl: 'ik doe het voortaan zelf',
          nb: 'jeg gjør det selv heretter',
          en: 'I will do it myself',
        },
      },
      {
        id: 'nowhere',
        text: {
          nl: 'ik gebruik zoiets niet meer',
          nb: 'jeg bruker ikke noe slikt lenger',
          en: 'I will not use anything like it',
        },
      },
      {
        id: 'undecided',
        text: {
          nl: 'dat weet ik nog niet',
          nb: 'det vet jeg ikke ennå',
          en: 'I have not decided yet',
        },
      },
      {
        id: 'other',
        text: {
          nl: 'iets anders, namelijk',
          nb: 'noe annet, nemlig',
          en: 'something else, namely',
        },
        takesText: true,
      },
    ],
  },
  comeBack: {
    kind: 'rating',
    id: 'come_back',
    item: 'come_back',
    scale: 'C11',
    role: 'none',
    text: {
      nl: 'Hoe waarschijnlijk is het dat u ooit terugkomt?',
      'nl-x-jij': 'Hoe waarschijnlijk is het dat je ooit terugkomt?',
      nb: 'Hvor sannsynlig er det at du kommer tilbake en gang?',
      en: 'How likely are you to come back one day?',
    },
    required: false,
    comparabilityKey: 'come_back:C11:1',
    touchpoint: 'after',
  },
} as const satisfies ItemGroup;
