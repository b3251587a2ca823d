import { describe, expect, test } from 'vitest';
import { dutchBaseForms } from './dutch-base-forms.ts';
import { mentionPairs } from './mention-pairs.ts';
import { rankWords } from './rank-words.ts';
import { wordsOfText } from './words-of-text.ts';

const period = { from: '2026-01-01', to: '2026-04-01' };
const options = { texts: [100, 300], textsLeast: 5, most: 10, period } as const;

describe('what unhappy customers say more often', () => {
  const counts = [
    { word: 'fiets', first: 60, second: 180 },
    { word: 'wachten', first: 40, second: 20 },
    { word: 'niemand', first: 4, second: 0 },
    { word: 'vriendelijk', first: 5, second: 140 },
    { word: 'gebeld', first: 22, second: 8 },
  ];

  test('comes with the most telling word first, and nothing that both say alike or happy ones say', () => {
    const ranked = rankWords(counts, options);
    expect(ranked.slice(0, 2).map(({ word }) => word)).toEqual(['wachten', 'gebeld']);
    expect(ranked.map(({ word }) => word)).not.toContain('vriendelijk');
    expect(ranked[0]?.first).toMatchObject({ estimate: 0.4, n: 100, method: 'wilson' });
    expect(ranked[0]?.second).toMatchObject({ estimate: 20 / 300, n: 300 });
  });

  test('is no word of fewer than five: it would tell of persons', () => {
    expect(rankWords(counts, options).map(({ word }) => word)).not.toContain('niemand');
  });

  test('comes later when one customer said it again and again', () => {
    const repeated = (both: number, mixed: number) => mentionPairs({ further: 30, pairs: 2000, both, mixed });
    const ranked = rankWords(
      counts.map((count) => {
        const isRepeated = count.word === 'wachten';
        return { ...count, pairs: [repeated(isRepeated ? 1400 : 20, isRepeated ? 20 : 180), undefined] as const };
      }),
      options,
    );
    expect(ranked.slice(0, 2).map(({ word }) => word)).toEqual(['gebeld', 'wachten']);
    expect(ranked[1]?.first).toMatchObject({ estimate: 0.4, n: 100 });
    expect(ranked[1]?.first.designEffect).toBeGreaterThan(5);
  });

  test('is nothing where nobody wrote', () => {
    expect(rankWords([], options)).toEqual([]);
  });
});

test('the words of a text are told once each, without numbers, marks and single letters', () => {
  expect(wordsOfText('Twee keer gebeld op ⟦phone⟧, TWEE keer! é 24/7 foto’s')).toEqual([
    'twee',
    'keer',
    'gebeld',
    'op',
    'foto’s',
  ]);
});

test.each([
  ['gewacht', ['wacht', 'wach']],
  ['teruggebeld', ['terugbeld', 'terugbel']],
  ['geholpen', []],
  ['gek', []],
  ['begeleid', []],
])('behind the Dutch participle %s stand %j', (word, forms) => {
  expect(dutchBaseForms([word])).toEqual(forms);
});
