import { isCommonPassword } from '@voldaan/domain/accounts/password';
import { describe, expect, test } from 'vitest';
import { commonWords } from './common-words.ts';

describe('the list of common passwords', () => {
  test('refuses three thousand long ones of the sort that is leaked', () => {
    const words = [...commonWords].filter((word) => /^[a-z]{5,12}$/.test(word)).filter((_, at) => at % 10 === 0);
    const shapes: ((word: string) => string)[] = [
      (word) => word.repeat(4).slice(0, 24),
      (word) => `${word}123456789012345`,
      (word) => `${word[0]?.toUpperCase()}${word.slice(1)}2024!!${word}2025!!`,
      (word) => `qwertyuiop${word}!!`.padEnd(18, '1'),
      (word) => `${word}.${word}@1234567890`,
    ];
    const passwords = words.flatMap((word) => shapes.map((shape) => shape(word)));
    const context = { commonWords, ownWords: [] };
    expect(passwords.length).toBeGreaterThan(3000);
    expect(passwords.filter((candidate) => !isCommonPassword(candidate, context))).toEqual([]);
  });
});
