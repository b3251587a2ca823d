import { describe, expect, it } from 'vitest';
import { mergeAct, type NextVote, type StandingVote } from './merge-act.ts';
import type { VoteClass } from './vote-class.ts';

const monday = new Date('2026-11-16T10:00:00Z');
const tuesday = new Date('2026-11-17T10:00:00Z');

const standing: StandingVote = {
  versionId: 'first',
  voteClass: 'human',
  language: 'nl',
  answers: { nps: 7, why: 'duur' },
  shownOrder: { parts: ['b', 'a'] },
  marks: ['burst'],
  isLate: false,
  startedAt: monday,
  changedAt: monday,
  completedAt: null,
};

const next: NextVote = {
  versionId: 'second',
  voteClass: 'human',
  language: 'nb',
  answers: { why: 'dyrt', may_contact: 'no' },
  shownOrder: { reasons: ['y', 'x'] },
  marks: ['speeder', 'burst'],
  isLate: true,
  isFinal: true,
};

describe('one more act of a respondent', () => {
  it('adds its answers to those that stand, changes what was changed, and closes with the last page', () => {
    expect(mergeAct(standing, next, tuesday)).toEqual({
      effect: 'added',
      vote: {
        versionId: 'second',
        voteClass: 'human',
        language: 'nb',
        answers: { nps: 7, why: 'dyrt', may_contact: 'no' },
        shownOrder: { parts: ['b', 'a'], reasons: ['y', 'x'] },
        marks: ['burst', 'speeder'],
        isLate: false,
        startedAt: monday,
        changedAt: tuesday,
        completedAt: tuesday,
      },
    });
  });

  it('of a person takes the place of what a machine sent: nothing of it remains, and the answer counts from now', () => {
    const machine = { ...standing, voteClass: 'machine', completedAt: monday } as const;
    const { isFinal, ...answered } = next;
    expect(mergeAct(machine, { ...next, isFinal: false }, tuesday)).toEqual({
      effect: 'replaced',
      vote: { ...answered, startedAt: tuesday, changedAt: tuesday, completedAt: null },
    });
    expect(isFinal).toBe(true);
  });

  it('keeps the time at which an unconfirmed response was complete when the person confirms it', () => {
    const complete = { ...standing, voteClass: 'unconfirmed', completedAt: monday } as const;
    const { vote, effect } = mergeAct(complete, next, tuesday);
    expect(effect).toBe('added');
    expect(vote).toMatchObject({ voteClass: 'human', completedAt: monday, changedAt: tuesday });
  });

  it.each<[string, readonly [held: VoteClass, given: VoteClass], Date | null, string]>([
    ['a person goes on', ['human', 'human'], null, 'added'],
    ['a person comes back to what is complete', ['human', 'human'], monday, 'kept'],
    ['a machine comes after a person', ['human', 'machine'], null, 'kept'],
    ['somebody unconfirmed comes after a person', ['human', 'unconfirmed'], null, 'kept'],
    ['a person confirms', ['unconfirmed', 'human'], monday, 'added'],
    ['somebody unconfirmed comes after a machine', ['machine', 'unconfirmed'], monday, 'replaced'],
    ['a machine goes on', ['machine', 'machine'], null, 'added'],
    ['a machine sends it again', ['machine', 'machine'], monday, 'kept'],
  ])('when %s', (_, [held, given], completedAt, effect) => {
    const before = { ...standing, voteClass: held, completedAt };
    const merged = mergeAct(before, { ...next, voteClass: given }, tuesday);
    expect(merged.effect).toBe(effect);
    if (effect === 'kept') expect(merged.vote).toEqual(before);
  });
});
