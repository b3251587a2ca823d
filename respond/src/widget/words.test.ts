import { expect, test } from 'vitest';
import { entranceWords } from './words.ts';

test.each([
  ['nl', 'Alleen uw antwoord en de tijd worden bewaard.'],
  ['nl-x-jij', 'Alleen je antwoord en de tijd worden bewaard.'],
  ['nl-BE-x-jij', 'Alleen je antwoord en de tijd worden bewaard.'],
  ['no', 'Bare svaret ditt og tidspunktet lagres.'],
  ['nn', 'Berre svaret ditt og tidspunktet blir lagra.'],
  ['de', 'Only your answer and the time are kept.'],
])('a survey in %s has the words of the same language around it as on our own pages', (tag, kept) => {
  expect(entranceWords(tag).kept).toBe(kept);
});
