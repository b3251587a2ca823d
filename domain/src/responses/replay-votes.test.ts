import { expect, test } from 'vitest';
import { judgeAgain, type KeptAct } from './replay-votes.ts';
import type { VoteClass } from './vote-class.ts';
import type { VoteEvidence } from './vote-evidence.ts';

let minute = 0;

/** An act that was judged as said when it came. */
function act(firstClass: VoteClass, evidence: Partial<VoteEvidence>): KeptAct {
  minute += 1;
  return {
    submission: `act-${minute}`,
    versionId: 'version',
    answers: {},
    isFinal: false,
    evidence: { nonce: 'valid', dwellMs: 4_000, ...evidence },
    firstClass,
    voteClass: firstClass,
    receivedAt: new Date(Date.UTC(2026, 10, 22, 9, minute)),
  };
}

test('a page is judged by what the page before it is worth now', () => {
  const first = act('human', { gesture: 'none' });
  const second = act('human', { gesture: 'pointer', dwellMs: 300, follows: 'human' });
  expect(judgeAgain([first, second])).toEqual(['machine', 'unconfirmed']);
});

test('a scanner that comes between two pages of a person takes nothing from the second', () => {
  const first = act('human', { gesture: 'pointer' });
  const scanner = act('machine', { dwellMs: 40 });
  const second = act('human', { gesture: 'pointer', dwellMs: 300, follows: 'human' });
  expect(judgeAgain([first, scanner, second])).toEqual(['human', 'machine', 'human']);
});

test('a page whose earlier one is not kept is judged by what was known of it then', () => {
  expect(judgeAgain([act('human', { gesture: 'key', dwellMs: 300, follows: 'human' })])).toEqual(['human']);
});
