import type { Language } from '@voldaan/domain/language';
import { expect, test } from 'vitest';
import { wordDay } from './word-reason.ts';

test.each<[Language, string]>([
  ['nl', '17\u00a0februari 2027'],
  ['nb', '17.\u00a0februar 2027'],
  ['en', '17\u00a0February 2027'],
])('the day from which a customer may be asked again is written in %s as its readers write it', (language, day) => {
  expect(wordDay(language, 'Europe/Oslo', '2027-02-17T08:00:00Z')).toBe(day);
});
