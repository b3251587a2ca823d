import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymousMinimum, mayNote, mayRelease } from './anonymous-lot.ts';

describe('answers of an anonymous wave', () => {
  test.each([
    ['four are not shown', { complete: 4, waiting: 4, isOfEarlierDay: true, isEnded: true }, false],
    ['five are shown', { complete: 5, waiting: 5, isOfEarlierDay: false, isEnded: false }, true],
    ['a sixth waits for company', { complete: 6, waiting: 1, isOfEarlierDay: false, isEnded: false }, false],
    ['or for the next day', { complete: 6, waiting: 1, isOfEarlierDay: true, isEnded: false }, true],
    ['or for the end of the wave', { complete: 6, waiting: 1, isOfEarlierDay: false, isEnded: true }, true],
    ['nothing is no lot', { complete: 5, waiting: 0, isOfEarlierDay: true, isEnded: true }, false],
  ])('%s', (_, waiting, verdict) => {
    expect(mayRelease(waiting)).toBe(verdict);
  });

  test('are never shown when fewer than five were given in all, whatever else is so', () => {
    fc.assert(
      fc.property(
        fc.nat(anonymousMinimum - 1),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        (complete, waiting, isOfEarlierDay, isEnded) => {
          expect(mayRelease({ complete, waiting, isOfEarlierDay, isEnded })).toBe(false);
        },
      ),
    );
  });
});

describe('that an invitation of an anonymous wave was answered', () => {
  test.each([
    ['of four in all is never noted', { noted: 0, answered: 4, isEnded: true }, false],
    ['of five is', { noted: 0, answered: 5, isEnded: false }, true],
    ['of four more waits', { noted: 5, answered: 9, isEnded: false }, false],
    ['of four more is noted when the wave is over', { noted: 5, answered: 9, isEnded: true }, true],
    ['in a large wave waits for a twentieth of it', { noted: 1000, answered: 1049, isEnded: false }, false],
    ['and is noted with it', { noted: 1000, answered: 1050, isEnded: false }, true],
  ])('%s', (_, answered, verdict) => {
    expect(mayNote(answered)).toBe(verdict);
  });
});
