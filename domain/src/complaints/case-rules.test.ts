import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceCase } from './advance-case.ts';
import {
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
import {
  accepted,
  acknowledged,
  assessed,
  communicated,
  customer,
  decided,
  hour,
  received,
  type Step,
  sanne,
  spoken,
  system,
  timed,
  unfounded,
  youssef,
} from './test-case-steps.ts';

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
