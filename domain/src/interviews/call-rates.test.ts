import { describe, expect, it } from 'vitest';
import { responseRates } from '../stats/response-rates.ts';
import { brokenOff, type CallOutcome, callOutcomes, dispositions, outweighing } from './call-outcome.ts';
import { callRates } from './call-rates.ts';

const counts = {
  complete: 52,
  partial: 4,
  refused: 18,
  do_not_call: 3,
  broken_off: 2,
  not_eligible: 6,
  language: 2,
  unable: 1,
  call_back: 5,
  not_in: 14,
  voice_mail: 21,
  wrong_number: 7,
  busy: 3,
  no_answer: 31,
  untried: 40,
};

describe('the rates of a call list', () => {
  // By hand: I 52, P 4, R 18+3+2 = 23, O 2+1 = 3, NC 5+14+21 = 40, UH 3+31 = 34, UO 7; 6 are no customers any more.
  it('equal the arithmetic of AAPOR, line by line', () => {
    const rates = responseRates(callRates(counts, { eligibility: 0.8, isOver: false }));
    expect(rates.rr1).toBeCloseTo(52 / 163, 12);
    expect(rates.rr2).toBeCloseTo(56 / 163, 12);
    expect(rates.rr3).toBeCloseTo(52 / (122 + 0.8 * 41), 12);
    expect(rates.rr4).toBeCloseTo(56 / (122 + 0.8 * 41), 12);
    expect(rates.rr5).toBeCloseTo(52 / 122, 12);
    expect(rates.rr6).toBeCloseTo(56 / 122, 12);
    expect(rates.cooperation1).toBeCloseTo(52 / 82, 12);
    expect(rates.cooperation2).toBeCloseTo(56 / 82, 12);
    expect(rates.refusal1).toBeCloseTo(23 / 163, 12);
    expect(rates.contact1).toBeCloseTo(82 / 163, 12);
  });

  it('count those who were never rung once the calling is over', () => {
    expect(responseRates(callRates(counts, { eligibility: 0.8, isOver: true })).rr1).toBeCloseTo(52 / 203, 12);
  });

  it('place every outcome in exactly one group', () => {
    for (const outcome of callOutcomes) {
      const { complete, partial, refusal, nonContact, other, unknownHousehold, unknownOther } = callRates(
        { [outcome]: 1, untried: 0 },
        { eligibility: 1, isOver: true },
      );
      const placed = complete + partial + refusal + nonContact + other + unknownHousehold + unknownOther;
      expect(placed).toBe(dispositions[outcome].group === 'none' ? 0 : 1);
    }
  });
});

describe('several calls to one customer', () => {
  it('come to the most informative outcome, in whatever order they were made', () => {
    const last = (outcomes: readonly CallOutcome[]) =>
      outcomes.reduce<CallOutcome | null>((before, now) => outweighing(before, now), null);
    expect(last(['no_answer', 'call_back', 'busy'])).toBe('call_back');
    expect(last(['call_back', 'complete'])).toBe('complete');
    expect(last(['voice_mail', 'no_answer', 'no_answer'])).toBe('voice_mail');
  });
});

describe('an interview that is broken off', () => {
  it('is a partial one from half of the questions on, else a refusal', () => {
    expect(brokenOff({ asked: 8, answered: 4 })).toBe('partial');
    expect(brokenOff({ asked: 8, answered: 3 })).toBe('broken_off');
    expect(brokenOff({ asked: 0, answered: 0 })).toBe('broken_off');
  });
});
