import { expect, test } from 'vitest';
import type { Say } from '../catalogue/text.tsx';
import { Problem } from '../http/problem.ts';
import { refusalWords } from './refusal-words.ts';

/** Says the name of the message in place of its words. */
const say: Say = (message, ..._) => message;

test.each([
  ['what the server says of it', { code: 'refused', detail: 'Dit kan niet' }, 'Dit kan niet'],
  [
    'what is wrong in each field, before the whole',
    {
      code: 'invalid',
      detail: 'Er klopt iets niet',
      errors: [
        { pointer: '/name', code: 'empty', detail: 'Vul een naam in.' },
        { pointer: '/email', code: 'email', detail: 'Dit is geen adres.' },
      ],
    },
    'Vul een naam in. Dit is geen adres.',
  ],
  ['that there is no connection', { code: 'offline' }, 'failure.offline.text'],
  ['that it went wrong, where the server says no more', { code: 'unreadable' }, 'failure.text'],
])('a refusal tells %s', (_, body, words) => {
  expect(refusalWords(new Problem(400, body), say)).toBe(words);
});

test('what is no answer of the server went wrong, and says so', () => {
  expect(refusalWords(new Error('x is undefined'), say)).toBe('failure.text');
});
