import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { advanceCase } from './advance-case.ts';
import { nextPromise, promisesOf } from './case-clock.ts';
import {
  type Actor,
  type CaseEvent,
  caseKinds,
  closings,
  contactOutcomes,
  contactWays,
  decisionOutcomes,
  mailFailures,
} from './case-event.ts';
import { refusalOf } from './case-rules.ts';
import { type CaseState, isOver } from './case-state.ts';
import { workCalendar } from './clock/work-calendar.ts';
import { deadlineProfiles } from './deadline-profile.ts';

const start = Date.UTC(2026, 10, 20, 8);
const hour = (count: number) => new Date(start + count * 3_600_000);
const sanne: Actor = { kind: 'staff', id: 'sanne' };
const youssef: Actor = { kind: 'staff', id: 'youssef' };
const customer: Actor = { kind: 'customer' };
const system: Actor = { kind: 'system' };

/** A step without its time; each comes an hour after the one before. */
type Step = CaseEvent extends infer Event ? (Event extends CaseEvent ? Omit<Event, 'at'> : never) : never;

const received: Step = { what: 'received', kind: 'complaint', remedySought: 'mijn geld terug', by: customer };
const acknowledged: Step = { what: 'acknowledged', by: system };
const assessed: Step = {
  what: 'assessed',
  severity: 3,
  complexity: 1,
  impact: 2,
  isAboutSafety: false,
  needsActionAtOnce: false,
  by: sanne,
};
const spoken: Step = { what: 'contact', way: 'phone', outcome: 'spoken', note: '', by: sanne };
const decided: Step = {
  what: 'decided',
  outcome: 'upheld',
  remedies: ['refund'],
  cost: 4900,
  reason: 'niet nagekeken',
  by: sanne,
};
const unfounded: Step = { ...decided, outcome: 'unfounded', remedies: ['explanation'], cost: 0 };
const communicated: Step = { what: 'communicated', way: 'mail', by: sanne };
const accepted: Step = { what: 'closed', closing: 'accepted', by: customer };
const wholeWay = [received, acknowledged, assessed, spoken, decided, communicated, accepted];

function timed(steps: readonly Step[]): readonly CaseEvent[] {
  return steps.map((step, index) => ({ ...step, at: hour(index) }) as CaseEvent);
}

function caseAfter(...steps: readonly Step[]): CaseState {
  const state = timed(steps).reduce<CaseState | undefined>(advanceCase, undefined);
  if (state === undefined) throw new Error('no steps');
  return state;
}

function refusalAfter(...steps: readonly Step[]): string | undefined {
  try {
    caseAfter(...steps);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const mailFailed: Step = { what: 'mail_failed', why: 'returned', status: '5.1.1', by: system };

describe('a mail that did not arrive', () => {
  const noReply: Step = { what: 'closed', closing: 'no_reply', by: sanne };
  const told = [received, acknowledged, assessed, spoken, decided, communicated];

  test('stands with the case until its customer was spoken to, or told by word of mouth', () => {
    expect(caseAfter(received, mailFailed).mailFailedAt).toEqual(hour(1));
    expect(caseAfter(received, mailFailed, mailFailed).mailFailedAt).toEqual(hour(1));
    expect(caseAfter(received, mailFailed, { ...spoken, outcome: 'no_answer' }).mailFailedAt).toEqual(hour(1));
    expect(caseAfter(received, mailFailed, spoken).mailFailedAt).toBeNull();
    expect(caseAfter(...told, mailFailed, { ...communicated, way: 'mail' }).mailFailedAt).toEqual(hour(6));
    expect(caseAfter(...told, mailFailed, { ...communicated, way: 'phone' }).mailFailedAt).toBeNull();
  });

  test('is no silence of the customer: no complaint is closed for it, and no person writes it down', () => {
    expect(refusalAfter(...told, noReply)).toBeUndefined();
    expect(refusalAfter(...told, mailFailed, noReply)).toBe('case_mail_failed');
    expect(refusalAfter(...told, mailFailed, spoken, noReply)).toBeUndefined();
    expect(refusalAfter(received, { ...mailFailed, by: sanne })).toBe('case_mail_system_only');
    expect(refusalAfter(...wholeWay, mailFailed)).toBeUndefined();
  });
});

describe('a complaint', () => {
  test('goes from receipt to the customer’s own yes', () => {
    const stages = wholeWay.map((_, index) => caseAfter(...wholeWay.slice(0, index + 1)).stage);
    expect(stages).toEqual([
      'received',
      'acknowledged',
      'assessed',
      'investigating',
      'decided',
      'communicated',
      'closed',
    ]);
  });

  test.each<[string, string, readonly Step[]]>([
    ['that was never received', 'case_not_received', [acknowledged]],
    ['is assessed before anybody said that it is here', 'case_not_acknowledged', [received, assessed]],
    ['is decided without being assessed', 'case_not_assessed', [received, acknowledged, spoken, decided]],
    [
      'is decided without a reason',
      'case_reason_missing',
      [received, acknowledged, assessed, { ...decided, reason: ' ' }],
    ],
    ['is decided by a machine', 'case_person_needed', [received, acknowledged, assessed, { ...decided, by: system }]],
    [
      'is communicated before it is decided',
      'case_not_decided',
      [received, acknowledged, assessed, spoken, communicated],
    ],
    [
      'is closed although nobody spoke to the customer',
      'case_contact_missing',
      [received, acknowledged, assessed, decided, communicated, accepted],
    ],
    [
      'is closed although the customer was only called in vain',
      'case_contact_missing',
      [received, acknowledged, assessed, { ...spoken, outcome: 'no_answer' }, decided, communicated, accepted],
    ],
    [
      'is called unfounded by one person',
      'case_second_person_needed',
      [received, acknowledged, assessed, spoken, unfounded, communicated],
    ],
    [
      'is called unfounded by one person twice',
      'case_second_person_needed',
      [received, acknowledged, assessed, spoken, unfounded, { what: 'unfounded_confirmed', by: sanne }],
    ],
    [
      'is called no complaint by one person',
      'case_kind_unconfirmed',
      [
        received,
        acknowledged,
        { what: 'kind_changed', kind: 'question', reason: 'vroeg alleen iets', by: sanne },
        { what: 'closed', closing: 'answered', by: sanne },
      ],
    ],
    [
      'is put off twice without asking the customer',
      'case_extension_not_agreed',
      [
        received,
        { what: 'extended', until: hour(200), reason: 'fabrikant', isAgreed: false, by: sanne },
        { what: 'extended', until: hour(300), reason: 'fabrikant', isAgreed: false, by: sanne },
      ],
    ],
    [
      'is put off to an earlier day',
      'case_date_past',
      [
        received,
        { what: 'extended', until: hour(200), reason: 'fabrikant', isAgreed: false, by: sanne },
        { what: 'extended', until: hour(100), reason: 'fabrikant', isAgreed: true, by: sanne },
      ],
    ],
    [
      'is left without saying where else to go',
      'case_recourse_missing',
      [
        ...wholeWay.slice(0, 6),
        { what: 'left_open', internalRecourse: 'de directie', externalRecourse: '', by: sanne },
      ],
    ],
    ['is changed after it was closed', 'case_is_over', [...wholeWay, decided]],
    [
      'is opened again while it is open',
      'case_is_open',
      [received, { what: 'reopened', reason: 'toch niet', by: customer }],
    ],
  ])('%s: refused', (_, code, steps) => {
    expect(refusalAfter(...steps)).toBe(code);
  });

  test('that a second person calls unfounded too may be told so', () => {
    const confirmed: Step = { what: 'unfounded_confirmed', by: youssef };
    const steps = [received, acknowledged, assessed, spoken, unfounded, confirmed, communicated, accepted];
    expect(caseAfter(...steps).stage).toBe('closed');
  });

  test('of somebody without a name is closed with the reason why nobody was spoken to', () => {
    const nobody: Step = { what: 'contact_impossible', reason: 'geen naam, geen nummer', by: sanne };
    const ended: Step = { what: 'closed', closing: 'no_reply', by: sanne };
    expect(caseAfter(received, acknowledged, assessed, nobody, decided, communicated, ended).stage).toBe('closed');
  });

  test('taken back by the customer’s own hand is closed, and by staff only after a conversation', () => {
    const back: Step = { what: 'closed', closing: 'withdrawn', by: customer };
    expect(caseAfter(received, acknowledged, back).closing).toBe('withdrawn');
    expect(refusalAfter(received, acknowledged, { ...back, by: sanne })).toBe('case_contact_missing');
    expect(caseAfter(received, acknowledged, spoken, { ...back, by: sanne }).closing).toBe('withdrawn');
  });

  test('opened again asks for a conversation and a decision again', () => {
    const again: Step = { what: 'reopened', reason: 'weer lek', by: customer };
    const state = caseAfter(...wholeWay, again);
    expect(state).toMatchObject({ stage: 'investigating', contact: null, decision: null, reopenings: 1 });
    expect(refusalAfter(...wholeWay, again, communicated)).toBe('case_not_decided');
  });
});

describe('another kind of case', () => {
  const idea: Step = { ...received, what: 'received', kind: 'suggestion' };
  test('a suggestion is weighed, planned and done, and its sender told', () => {
    const steps: readonly Step[] = [
      idea,
      acknowledged,
      { what: 'considered', by: sanne },
      { what: 'planned', for: 'voorjaar', by: sanne },
      { what: 'done', outcome: 'staat er', by: sanne },
      communicated,
      { what: 'closed', closing: 'answered', by: sanne },
    ];
    expect(caseAfter(...steps)).toMatchObject({ stage: 'closed', suggestion: 'done' });
  });

  test('a suggestion is answered soon, and done long after it was closed', () => {
    const closed: Step = { what: 'closed', closing: 'thanked', by: sanne };
    const done: Step = { what: 'done', outcome: 'staat er', by: sanne };
    expect(caseAfter(idea, closed, done)).toMatchObject({ stage: 'closed', suggestion: 'done' });
    expect(refusalAfter(received, done)).toBe('case_no_suggestion');
  });

  test('a suggestion that is not taken up says why', () => {
    expect(refusalAfter(idea, { what: 'not_done', reason: '', by: sanne })).toBe('case_reason_missing');
  });

  test('a compliment ends with thanks, a question with an answer', () => {
    const compliment: Step = { ...received, what: 'received', kind: 'compliment' };
    expect(caseAfter(compliment, { what: 'closed', closing: 'thanked', by: system }).stage).toBe('closed');
    expect(refusalAfter(compliment, accepted)).toBe('case_closing_of_another_kind');
  });

  test('a compliment reaches each colleague once, also after it was closed', () => {
    const compliment: Step = { ...received, what: 'received', kind: 'compliment' };
    const thanked: Step = { what: 'closed', closing: 'thanked', by: system };
    const passed: Step = { what: 'passed_on', to: 'youssef', by: sanne };
    expect(caseAfter(compliment, thanked, passed, { ...passed, to: 'sanne' }).passedOnTo).toEqual(['youssef', 'sanne']);
    expect(refusalAfter(compliment, passed, passed)).toBe('case_passed_on_already');
    expect(refusalAfter(received, passed)).toBe('case_no_compliment');
  });
});

const actors = fc.constantFrom(sanne, youssef, customer, system);
const text = fc.constantFrom('', 'omdat');
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constant('kind_changed' as const),
    kind: fc.constantFrom(...caseKinds),
    reason: text,
    by: actors,
  }),
  fc.record({
    what: fc.constantFrom('kind_confirmed', 'acknowledged', 'unfounded_confirmed', 'considered'),
    by: actors,
  }) as fc.Arbitrary<Step>,
  fc.constantFrom(assessed, spoken, communicated, decided, unfounded, accepted),
  fc.record({ what: fc.constant('customer_replied' as const), text, by: actors }),
  fc.record({ what: fc.constant('passed_on' as const), to: text, by: actors }),
  fc.record({
    what: fc.constant('mail_failed' as const),
    why: fc.constantFrom(...mailFailures),
    status: text,
    by: actors,
  }),
  fc.record({ what: fc.constant('profile_changed' as const), profile: text, reason: text, by: actors }),
  fc.record({ what: fc.constant('handed_over' as const), unit: text, reason: text, by: actors }),
  fc.record({
    what: fc.constant('contact' as const),
    way: fc.constantFrom(...contactWays),
    outcome: fc.constantFrom(...contactOutcomes),
    note: text,
    by: actors,
  }),
  fc.record({
    what: fc.constant('extended' as const),
    until: fc.integer({ min: 0, max: 500 }).map(hour),
    reason: text,
    isAgreed: fc.boolean(),
    by: actors,
  }),
  fc.record({
    what: fc.constant('decided' as const),
    outcome: fc.constantFrom(...decisionOutcomes),
    remedies: fc.constant([]),
    cost: fc.integer({ min: -1, max: 100 }),
    reason: text,
    by: actors,
  }),
  fc.record({ what: fc.constant('closed' as const), closing: fc.constantFrom(...closings), by: actors }),
  fc.record({
    what: fc.constant('left_open' as const),
    internalRecourse: text,
    externalRecourse: text,
    by: actors,
  }),
  fc.record({ what: fc.constantFrom('reopened' as const, 'not_done' as const), reason: text, by: actors }),
);

describe('whatever staff and customers do', () => {
  test('no complaint is over without a conversation and a decision that was told, or its own customer’s word', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60 }), (tried) => {
        const { state, taken } = walked(tried);
        if (state.kind !== 'complaint' || !isOver(state)) return;
        const last = taken.findLast((event) => event.what === 'closed' || event.what === 'left_open');
        if (last?.what === 'closed' && last.closing === 'withdrawn' && last.by.kind === 'customer') return;
        expect(state.contact).not.toBeNull();
        if (last?.what === 'closed' && last.closing === 'withdrawn') return;
        expect(state.communicatedAt).not.toBeNull();
        expect(state.decision).not.toBeNull();
        if (state.decision?.outcome === 'unfounded') expect(state.isConfirmed).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('the events that were taken tell the same case again, and none of them was lost', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60 }), (tried) => {
        const { state, taken } = walked(tried);
        expect(taken.reduce<CaseState | undefined>(advanceCase, undefined)).toEqual(state);
        expect(state.contactTries).toBe(
          taken
            .slice(taken.findLastIndex(({ what }) => what === 'reopened') + 1)
            .filter(({ what }) => what === 'contact').length,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('an open case can always be brought to its end by two people who do their work', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (tried) => {
        const { state, taken } = walked(tried);
        if (isOver(state)) return;
        const wayOut: readonly Step[] = [
          { what: 'kind_changed', kind: state.kind, reason: 'zo is het', by: sanne },
          acknowledged,
          ...(state.kind === 'complaint' ? [assessed, spoken, decided] : []),
          communicated,
          { what: 'closed', closing: closingFor(state), by: sanne },
        ];
        const from = taken.length;
        const end = wayOut.reduce<CaseState>(
          (before, step, index) => advanceCase(before, { ...step, at: hour(1000 + from + index) } as CaseEvent),
          state,
        );
        expect(isOver(end)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

function closingFor({ kind }: CaseState) {
  if (kind === 'complaint') return 'accepted' as const;
  return kind === 'compliment' ? ('thanked' as const) : ('answered' as const);
}

/** Takes every step that the rules let through. */
function walked(tried: readonly Step[]): Readonly<{ state: CaseState; taken: readonly CaseEvent[] }> {
  const taken: CaseEvent[] = [];
  let state: CaseState | undefined;
  for (const event of timed([received, ...tried])) {
    if (state !== undefined && refusalOf(state, event) !== undefined) continue;
    state = advanceCase(state, event);
    taken.push(event);
  }
  if (state === undefined) throw new Error('a case begins with its receipt');
  return { state, taken };
}

describe('the clock of a case', () => {
  const [profile] = deadlineProfiles;
  const calendar = workCalendar({
    zone: 'Europe/Amsterdam',
    country: 'NL',
    from: '09:00',
    until: '17:00',
    weekdays: [1, 2, 3, 4, 5],
  });
  const promises = (state: CaseState, at: Date) => {
    if (profile === undefined) throw new Error('no profile');
    return promisesOf(state, profile, calendar, at);
  };

  test('starts at receipt, and says what is due next', () => {
    const state = caseAfter(received, acknowledged);
    const [acknowledge, contact, decision] = promises(state, hour(2));
    expect(acknowledge?.due).toEqual(new Date('2026-11-23T17:00:00+01:00'));
    expect(contact?.due).toEqual(new Date('2026-11-23T17:00:00+01:00'));
    expect(decision?.due).toEqual(new Date('2026-11-27T17:00:00+01:00'));
    expect(nextPromise(state, promises(state, hour(2)))?.name).toBe('acknowledge');
  });

  test('a word of the machine does not keep the promise that a person writes', () => {
    const state = caseAfter(received, acknowledged);
    expect(promises(state, hour(200)).every(({ isBroken }) => isBroken)).toBe(true);
  });

  test('one conversation keeps two promises', () => {
    const state = caseAfter(received, acknowledged, spoken);
    expect(nextPromise(state, promises(state, hour(5)))?.name).toBe('decision');
  });

  test('an extension moves the decision and nothing else', () => {
    const until = new Date('2026-12-04T17:00:00+01:00');
    const state = caseAfter(received, { what: 'extended', until, reason: 'fabrikant', isAgreed: false, by: sanne });
    expect(promises(state, hour(2)).map(({ due }) => due)).toEqual([
      new Date('2026-11-23T17:00:00+01:00'),
      new Date('2026-11-23T17:00:00+01:00'),
      until,
    ]);
  });

  test('half of the working time is half of the clock', () => {
    const state = caseAfter(received);
    const [contact] = promises(state, new Date('2026-11-23T09:00:00+01:00'));
    expect(contact?.used).toBeCloseTo(0.5, 2);
  });

  test('a case that was opened again has its clocks anew', () => {
    const state = caseAfter(...wholeWay, { what: 'reopened', reason: 'weer lek', by: customer });
    const [first] = promises(state, hour(8));
    expect(first).toMatchObject({ metAt: null, isBroken: false });
  });
});
