import { expect, test } from 'vitest';
import { defaultStudy } from './default-study.ts';
import type { StudyKind } from './schedule/study.ts';
import { travelsAlong } from './travels-along.ts';

const today = '2026-03-03';

test.each<[StudyKind, boolean]>([
  ['moment', true],
  ['relation', true],
  ['exit', true],
  ['silent', true],
  ['complaint', false],
  ['expectation', false],
  ['anonymous', false],
])('a question of the kind %s shares a mail: %s, whatever its plan says', (kind, isShared) => {
  expect(travelsAlong(defaultStudy(kind, today))).toBe(isShared);
  expect(travelsAlong({ ...defaultStudy(kind, today), mayMerge: true })).toBe(isShared);
  expect(travelsAlong({ ...defaultStudy(kind, today), mayMerge: false })).toBe(false);
});

test('who is called has no mail to share', () => {
  expect(travelsAlong({ ...defaultStudy('moment', today), channel: 'phone' })).toBe(false);
});
