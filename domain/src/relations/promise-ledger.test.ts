import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PromiseEvent, type PromiseStep, promiseOf, stepPromise } from './promise-ledger.ts';
import { promiseState } from './promise-state.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 12));
const made: PromiseEvent = { what: 'made', due: day(10), at: day(1) };

describe('a promise as its steps make it', () => {
  test.each<[string, PromiseStep[], number, string]>([
    ['kept on Friday and marked on Monday is kept', [{ what: 'kept', keptAt: day(9), at: day(12) }], 20, 'kept'],
    ['kept after its day is late', [{ what: 'kept', keptAt: day(11), at: day(12) }], 20, 'late'],
    ['moved in time is open until its new day', [{ what: 'moved', due: day(15), at: day(9) }], 14, 'open'],
    ['moved afterwards stays broken', [{ what: 'moved', due: day(15), at: day(11) }], 12, 'broken'],
    ['let off is no promise any more', [{ what: 'released', at: day(5) }], 20, 'released'],
    [
      'marked by mistake is open again',
      [
        { what: 'kept', keptAt: day(3), at: day(3) },
        { what: 'reopened', at: day(4) },
      ],
      5,
      'open',
    ],
  ])('%s', (_, steps, now, state) => {
    expect(promiseState(promiseOf([made, ...steps]), day(now))).toBe(state);
  });

  test.each<[string, PromiseStep[], PromiseStep, string]>([
    [
      'kept twice',
      [{ what: 'kept', keptAt: day(3), at: day(3) }],
      { what: 'kept', keptAt: day(4), at: day(4) },
      'promise_settled',
    ],
    [
      'moved when it was kept',
      [{ what: 'kept', keptAt: day(3), at: day(3) }],
      { what: 'moved', due: day(9), at: day(4) },
      'promise_settled',
    ],
    ['opened again when it is open', [], { what: 'reopened', at: day(4) }, 'promise_not_settled'],
    ['kept tomorrow', [], { what: 'kept', keptAt: day(5), at: day(4) }, 'promise_kept_ahead'],
    ['kept before it was made', [], { what: 'kept', keptAt: day(0), at: day(4) }, 'promise_kept_ahead'],
    ['moved to yesterday', [], { what: 'moved', due: day(3), at: day(4) }, 'promise_moved_back'],
  ])('cannot be %s', (_, before, step, code) => {
    expect(() => stepPromise(promiseOf([made, ...before]), step)).toThrow(expect.objectContaining({ code }));
  });

  test('however it goes, a step that is allowed and stored reads back as it was taken', () => {
    const steps = fc.array(
      fc.record({
        what: fc.constantFrom('kept', 'moved', 'released', 'reopened'),
        far: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (wished) => {
        const events: PromiseEvent[] = [made];
        for (const [place, { what, far }] of wished.entries()) {
          const at = day(2 + place);
          const step: PromiseStep =
            what === 'kept'
              ? { what, keptAt: new Date(Math.max(at.getTime() - far * 3_600_000, day(1).getTime())), at }
              : what === 'moved'
                ? { what, due: day(2 + place + far), at }
                : { what: what === 'released' ? 'released' : 'reopened', at };
          const before = promiseOf(events);
          const settled = before.keptAt !== null || before.releasedAt !== null;
          if (settled !== (step.what === 'reopened')) {
            expect(() => stepPromise(before, step)).toThrow();
            continue;
          }
          const after = stepPromise(before, step);
          events.push(step);
          expect(promiseOf(events)).toEqual(after);
        }
      }),
      { numRuns: 200 },
    );
  });
});
