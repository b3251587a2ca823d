import { checkStudy } from '@voldaan/domain/studies/check-study';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import { expect, test } from 'vitest';
import { stepOf } from './study-edit.ts';

const kinds: readonly StudyKind[] = ['moment', 'relation', 'expectation', 'complaint', 'exit', 'silent', 'anonymous'];

test.each(kinds)('whatever a new study of kind %s lacks is mended in a step of its own', (kind) => {
  const lacks = checkStudy(defaultStudy(kind, '2026-11-22'), undefined);
  expect(lacks.length).toBeGreaterThan(0);
  expect(lacks.filter(({ pointer }) => stepOf(pointer) === 'send')).toEqual([]);
});

test('a lack leads to its step, however deep in the plan it was found', () => {
  expect(stepOf('/timing/event')).toBe('timing');
  expect(stepOf('/letter/blocks/0/text/nl')).toBe('letter');
  expect(stepOf('/plan/sample/places')).toBe('sample');
  expect(stepOf('/survey_id')).toBe('survey');
});

test('a lack that no step knows is told before the start, not lost', () => {
  expect(stepOf('/something-new')).toBe('send');
});
