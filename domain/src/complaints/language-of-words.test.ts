import { expect, test } from 'vitest';
import { languageOfWords } from './language-of-words.ts';

test.each([
  ['De bel is kapot en ik heb niets meer van jullie gehoord.', 'nl'],
  ['Jeg har ikke hørt noe fra dere, og sykkelen er fortsatt ødelagt.', 'nb'],
  ['I have not heard from you and the bell is still broken.', 'en'],
  ['Die Klingel ist kaputt', undefined],
  ['ok', undefined],
  ['', undefined],
])('%s is told to be in %s', (text, language) => {
  expect(languageOfWords(text)).toBe(language);
});
