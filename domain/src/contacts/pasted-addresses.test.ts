import { expect, test } from 'vitest';
import { readPastedAddresses } from './pasted-addresses.ts';

/** What was pasted, who is in it, and what could not be used. */
const pastes: readonly (readonly [text: string, people: readonly string[], refused: readonly string[]])[] = [
  ['Anna Dam\tanna@example.nl\nbea@example.nl\tBea', ['Anna Dam|anna@example.nl', 'Bea|bea@example.nl'], []],
  ['"Dam, Jan van"\tjan@example.nl\tOslo', ['|jan@example.nl'], ['"Dam, Jan van"', 'Oslo']],
  ['Dam, Jan van\tjan@example.nl', ['Dam, Jan van|jan@example.nl'], []],
  ['an@example.nl\tbo@example.nl', ['|an@example.nl', '|bo@example.nl'], []],
  [
    'Dam, Jan van <jan@example.nl>; Vries, Piet de <piet@example.nl>;',
    ['Dam, Jan van|jan@example.nl', 'Vries, Piet de|piet@example.nl'],
    [],
  ],
  ['an@example.nl, Bo <bo@example.nl>', ['|an@example.nl', 'Bo|bo@example.nl'], []],
  ['"Dam; Jan" <jan@example.nl>, geen; an@example.nl', ['Dam; Jan|jan@example.nl', '|an@example.nl'], ['geen']],
];

test.each(pastes)('pasted from a sheet or a mail, names come along: %j', (text, people, refused) => {
  const read = readPastedAddresses(text, (host) => host);
  expect(read.addresses.map(({ name, email }) => `${name}|${email.address}`)).toEqual(people);
  expect(read.refused.map((fault) => fault.text)).toEqual(refused);
});
