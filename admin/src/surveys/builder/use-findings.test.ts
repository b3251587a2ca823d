import { expect, test } from 'vitest';
import { withLanguageOfWords } from './use-findings.ts';

const found = { language: 'nl', severity: 'hint', found: '13', reason: 'Reason.', suggestion: 'Suggestion.' } as const;

test('advice on the length of a survey is about no language, advice on a text is about its own', () => {
  const ofLength = withLanguageOfWords({ ...found, code: 'survey_long', pointer: '/nodes' });
  const ofText = withLanguageOfWords({ ...found, code: 'question_long', pointer: '/nodes/0/nodes/0/text/nl' });
  expect(ofLength.language).toBeUndefined();
  expect(ofText.language).toBe('nl');
});
