import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseQuery } from './phrase-query.ts';
import { checkThemeRules } from './theme-rule.ts';
import { readWordSearch, searchQuery, themeQuery } from './word-search.ts';

describe('what is typed into the search box', () => {
  test.each([
    ['wachttijd', "('wachttijd')"],
    ['Twee keer gebeld', "('twee') & ('keer') & ('gebeld')"],
    ['"niet teruggebeld" balie', "('niet' <-> 'teruggebeld') & ('balie')"],
    ['wacht* -telefoon', "('wacht':*) & !('telefoon')"],
    ['e-mail', "('e' <-> 'mail')"],
    ['"niet op tijd', "('niet' <-> 'op' <-> 'tijd')"],
    ["d'r' | !x:* <-> \\", "('d' <-> 'r') & ('x')"],
    ['æøå', "('æøå')"],
  ])('%s', (text, query) => {
    expect(searchQuery(readWordSearch(text) ?? { phrases: [], without: [] })).toBe(query);
  });

  test.each(['', '   ', '!?', '-fiets', '""'])('looks for nothing: %j', (text) => {
    expect(readWordSearch(text)).toBeUndefined();
  });

  test('is nothing but words between quotes, whatever it is', () => {
    const isWords = /^\('[\p{L}\p{M}\p{N}]+'(:\*)?( <-> '[\p{L}\p{M}\p{N}]+'(:\*)?)*\)$/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const query = phraseQuery(text);
        return query === undefined || isWords.test(query);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the rule of a theme', () => {
  test('is one of its words, and nothing that turns them round', () => {
    const rule = { language: 'nl', words: ['vriendelijk', 'aardig*'], unless: ['niet vriendelijk'] } as const;
    expect(themeQuery(rule)).toBe("(('vriendelijk') | ('aardig':*)) & !('niet' <-> 'vriendelijk')");
  });

  test('without words finds nothing, and is said to be empty', () => {
    const rule = { language: 'nl', words: [], unless: ['niet'] } as const;
    expect(themeQuery(rule)).toBeUndefined();
    expect(checkThemeRules([rule])).toEqual([{ code: 'rule_empty', pointer: '/rules' }]);
  });

  test('names each word that cannot be read, and a language that comes twice', () => {
    const faults = checkThemeRules([
      { language: 'nl', words: ['prijs', '!!'], unless: [] },
      { language: 'nl', words: ['duur'], unless: ['…'] },
    ]);
    expect(faults.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['phrase_unreadable', '/rules/0/words/1'],
      ['language_twice', '/rules/1/language'],
      ['phrase_unreadable', '/rules/1/unless/0'],
    ]);
  });
});
