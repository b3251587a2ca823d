import { defaultStudy } from '@voldaan/domain/studies/default-study';
import type { CadenceDraft } from '@voldaan/domain/studies/study-draft';
import { expect, test } from 'vitest';
import { isByLot, sendsAtOnce } from './who-is-first.ts';

const today = '2026-11-22';
const first = defaultStudy('relation', today);

function every(cadence: CadenceDraft) {
  return { ...first, timing: { kind: 'relation', cadence, validHours: 72 } } as const;
}

test('a start that mails everybody who is due may name their number', () => {
  expect(sendsAtOnce(every({ every: 'once', on: today }), today)).toBe(true);
  expect(sendsAtOnce(every({ every: 'month', from: '2026-11-01' }), today)).toBe(true);
});

test.each([
  ['on a later day', every({ every: 'once', on: '2026-11-23' })],
  ['a part each month', every({ every: 'rolling', from: today, months: 12 })],
  ['in portions', { ...every({ every: 'once', on: today }), targetAnswers: 200 }],
  [
    'by quota',
    { ...every({ every: 'once', on: today }), sample: { kind: 'quota', by: 'language', places: { nl: 5 } } },
  ],
  ['by phone', { ...every({ every: 'once', on: today }), channel: 'phone' }],
  ['after an event', defaultStudy('moment', today)],
] as const)('%s no number is promised', (_, plan) => {
  expect(sendsAtOnce(plan, today)).toBe(false);
});

test('before the lot is cast nobody is named as the first', () => {
  expect(isByLot({ ...every({ every: 'once', on: today }), sample: { kind: 'simple' } })).toBe(true);
  expect(isByLot(every({ every: 'rolling', from: today, months: 12 }))).toBe(true);
  expect(isByLot({ ...every({ every: 'once', on: today }), sample: { kind: 'census' } })).toBe(false);
  expect(isByLot(defaultStudy('moment', today))).toBe(false);
});
