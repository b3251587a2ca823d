import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyVote } from './classify-vote.ts';
import type { VoteEvidence } from './vote-evidence.ts';

const press: VoteEvidence = { nonce: 'valid', dwellMs: 4_000, gesture: 'pointer' };
const plainForm: VoteEvidence = { nonce: 'valid', dwellMs: 4_000 };

describe('a vote', () => {
  it.each<[string, VoteEvidence, string]>([
    ['a finger on the button counts', press, 'human'],
    ['the keyboard alone counts', { ...press, gesture: 'key' }, 'human'],
    ['a browser without scripts counts', plainForm, 'human'],
    [
      'a second page, skipped at once after a first that was pressed, counts',
      { ...press, dwellMs: 300, follows: 'human' },
      'human',
    ],
    [
      'pressed ten seconds after the mail left counts, since the press is vouched for',
      { ...press, handOverSeconds: 4 },
      'human',
    ],
    ['a link checked by HEAD when it was clicked counts', { ...press, head: true }, 'human'],
    ['sent through the API without a page is kept apart', { nonce: 'missing' }, 'unconfirmed'],
    ['pressed within a second of opening is kept apart', { ...press, dwellMs: 900 }, 'unconfirmed'],
    ['after a slip of the thumb in the mail is kept apart', { ...press, marksOpened: 2 }, 'unconfirmed'],
    ['while a scanner followed the hidden link is kept apart', { ...press, trap: true }, 'unconfirmed'],
    ['without a script, checked by HEAD, is kept apart', { ...plainForm, head: true }, 'unconfirmed'],
    ['without a script, from a data centre, is kept apart', { ...plainForm, hosting: true }, 'unconfirmed'],
    [
      'without a script, from another network than opened it, is kept apart',
      { ...plainForm, otherNetwork: true },
      'unconfirmed',
    ],
    ['with a finger, from another network than opened it, counts', { ...press, otherNetwork: true }, 'human'],
    [
      'without a script, after a page that was kept apart, is kept apart',
      { ...plainForm, follows: 'unconfirmed' },
      'unconfirmed',
    ],
    [
      'without a script, after a page that counts, counts from any network',
      { ...plainForm, follows: 'human', otherNetwork: true },
      'human',
    ],
    [
      'without a script, sent once more after a scanner was at it, counts',
      { ...plainForm, follows: 'machine' },
      'human',
    ],
    ['with a finger, after a page that was kept apart, counts', { ...press, follows: 'unconfirmed' }, 'human'],
    ['with a finger, from behind a proxy in a data centre, counts', { ...press, hosting: true }, 'human'],
    ['without a script, fetched ahead, is kept apart', { ...plainForm, prefetch: true }, 'unconfirmed'],
    [
      'without a script, opened as the mail arrived, is kept apart',
      { ...plainForm, handOverSeconds: 2 },
      'unconfirmed',
    ],
    ['chosen on the page and not yet pressed is kept apart', { ...press, touch: true }, 'unconfirmed'],
    [
      'chosen on the second page of somebody who pressed on the first counts at once',
      { ...press, touch: true, follows: 'human' },
      'human',
    ],
    ['chosen by a script is a machine', { ...press, touch: true, gesture: 'none' }, 'machine'],
    ['a form that a script sent is a machine', { ...press, gesture: 'none' }, 'machine'],
    [
      'a form sent by a script after a page that was pressed is a machine',
      { ...press, gesture: 'none', follows: 'human' },
      'machine',
    ],
    ['a form sent back in milliseconds is a machine', { ...plainForm, dwellMs: 40 }, 'machine'],
    ['without a script, two scores opened, is a machine', { ...plainForm, marksOpened: 2 }, 'machine'],
    ['all eleven scores opened is a machine, whatever it pressed', { ...press, marksOpened: 11 }, 'machine'],
    ['a nonce that we did not make is a machine', { ...press, nonce: 'forged' }, 'machine'],
    ['without a script, beside the hidden link, is a machine', { ...plainForm, trap: true }, 'machine'],
  ])('%s', (_, evidence, expected) => {
    expect(classifyVote(evidence)).toBe(expected);
  });

  it('is judged the same again from the evidence as it was stored', () => {
    const evidence = fc.record(
      {
        nonce: fc.constantFrom('valid' as const, 'missing' as const, 'forged' as const),
        dwellMs: fc.nat(10_000),
        gesture: fc.constantFrom('pointer' as const, 'key' as const, 'none' as const),
        follows: fc.constantFrom('human' as const, 'unconfirmed' as const, 'machine' as const),
        marksOpened: fc.nat(11),
        trap: fc.boolean(),
        touch: fc.boolean(),
        head: fc.boolean(),
        prefetch: fc.boolean(),
        hosting: fc.boolean(),
        otherNetwork: fc.boolean(),
        handOverSeconds: fc.nat(100),
      },
      { requiredKeys: ['nonce'] },
    );
    fc.assert(
      fc.property(evidence, (given) => {
        const stored: VoteEvidence = JSON.parse(JSON.stringify(given));
        expect(classifyVote(stored)).toBe(classifyVote(given));
      }),
    );
  });

  it('never gains from a sign of a machine', () => {
    const ranks = { human: 2, unconfirmed: 1, machine: 0 };
    const signs: readonly Partial<VoteEvidence>[] = [
      { trap: true },
      { head: true },
      { prefetch: true },
      { hosting: true },
      { otherNetwork: true },
      { marksOpened: 3 },
      { handOverSeconds: 1 },
      { gesture: 'none' },
      { touch: true },
    ];
    for (const before of [press, plainForm, { nonce: 'missing' } satisfies VoteEvidence]) {
      for (const sign of signs) {
        expect(ranks[classifyVote({ ...before, ...sign })]).toBeLessThanOrEqual(ranks[classifyVote(before)]);
      }
    }
  });
});
