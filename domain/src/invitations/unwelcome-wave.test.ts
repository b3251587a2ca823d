import { expect, test } from 'vitest';
import { unwelcomeNotice } from './unwelcome-wave.ts';

test.each([
  ['three in a thousand call it spam', { sends: 1000, bounced: 0, reported: 3 }, 'wave_paused_reports'],
  ['fewer call it spam', { sends: 1000, bounced: 0, reported: 2 }, undefined],
  ['one in twenty addresses is dead', { sends: 1000, bounced: 50, reported: 0 }, 'wave_paused_bounces'],
  ['fewer addresses are dead', { sends: 1000, bounced: 49, reported: 0 }, undefined],
  ['both hold: what closes doors is said', { sends: 1000, bounced: 50, reported: 3 }, 'wave_paused_reports'],
  ['two hundred left, and one calls it spam', { sends: 200, bounced: 0, reported: 1 }, 'wave_paused_reports'],
  ['too few left to be a share of anything', { sends: 199, bounced: 199, reported: 199 }, undefined],
])('a wave of which %s', (_what, outcomes, notice) => {
  expect(unwelcomeNotice(outcomes)).toBe(notice);
});
