import { expect, test } from 'vitest';
import { languages } from '../../language.ts';
import { lintCodes } from './lint-finding.ts';
import { lintWords } from './lint-words.ts';

test('every code has a reason and a suggestion in the three languages of the product', () => {
  for (const code of lintCodes) {
    const { reason, suggestion } = lintWords[code];
    for (const language of languages) {
      expect(reason[language], code).not.toBe('');
      expect(suggestion[language], code).not.toBe('');
      expect(suggestion[language], code).not.toContain('{');
      expect(reason[language].includes('{found}'), code).toBe(reason.en.includes('{found}'));
    }
  }
});
