import type { ItemGroup } from './item.ts';

/** What a visitor or an interviewer writes down (question-library.md 6.3, Q12 and Q14). */
export const visitItems = {
  promises: {
    kind: 'open',
    id: 'promises',
    item: 'promises',
    text: {
      nl: 'Wat is er tijdens het bezoek beloofd?',
      nb: 'Hva ble lovet under besøket?',
      en: 'What was promised during the visit?',
    },
    required: false,
    lengthMax: 2000,
  },
  promiseDate: {
    kind: 'date',
    id: 'promise_date',
    item: 'promise_date',
    text: {
      nl: 'Wanneer moet dat klaar zijn?',
      nb: 'Når skal det være gjort?',
      en: 'When should that be done?',
    },
    required: false,
  },
  promiseOwner: {
    kind: 'open',
    id: 'promise_owner',
    item: 'promise_owner',
    short: true,
    text: {
      nl: 'Wie zorgt daarvoor?',
      nb: 'Hvem har ansvaret for det?',
      en: 'Who will see to it?',
    },
    required: false,
    lengthMax: 200,
  },
  visitNotes: {
    kind: 'open',
    id: 'visit_notes',
    item: 'visit_notes',
    text: {
      nl: 'Wat kwam er nog meer ter sprake?',
      nb: 'Hva mer ble snakket om?',
      en: 'What else was talked about?',
    },
    required: false,
    lengthMax: 2000,
  },
  interviewerRemarks: {
    kind: 'open',
    id: 'interviewer_remarks',
    item: 'interviewer_remarks',
    text: {
      nl: 'Wat viel de enquêteur op?',
      nb: 'Hva la intervjueren merke til?',
      en: 'What did the interviewer notice?',
    },
    required: false,
    lengthMax: 2000,
  },
} as const satisfies ItemGroup;
