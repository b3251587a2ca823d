import { describe, expect, test } from 'vitest';
import { checkPassword, isCommonPassword } from './password.ts';

const context = {
  commonWords: new Set([
    'password',
    'welkom',
    'dragon',
    'monkey',
    'football',
    'iloveyou',
    'horse',
    'battery',
    'summer',
  ]),
  ownWords: ['Bakkerij De Vries', 'anna.devries@bakkerij.example'],
};

describe('a password', () => {
  test.each([
    'passwordpassword',
    'password12345678',
    'P@ssw0rdP@ssw0rd1!',
    'qwertyuiopasdfghjkl',
    'aaaaaaaaaaaaaaaaaaaa',
    'Welkom2024!Welkom2025!',
    'dragonmonkeyfootball',
    '123456789012345',
    'iloveyouiloveyou1!',
    'bakkerijdevries2024',
    'anna.devries@bakkerij.example',
    'zyxwvutsrqponmlk',
  ])('of what intruders try first is refused: %s', (password) => {
    expect(isCommonPassword(password, context)).toBe(true);
  });

  test.each([
    'correct horse battery staple',
    'mijn hond heet geen boris',
    'K7#qz!m2Vx9@pLw4',
    'trekkvogler over Hardanger',
    'a8f3c1e09b7d2465',
    '月が綺麗ですね今夜は本当に静か',
  ])('of somebody’s own is taken: %s', (password) => {
    expect(() => checkPassword(password, context)).not.toThrow();
  });

  test('has 15 to 128 characters, counted as people count them', () => {
    const own = 'twaalf zwarte 🦢';
    expect([...own]).toHaveLength(15);
    expect(() => checkPassword(own, context)).not.toThrow();
    expect(() => checkPassword(own.slice(1), context)).toThrow('text_too_small');
    expect(() => checkPassword('zes zwanen op '.repeat(10), context)).toThrow('text_too_big');
  });
});
