import { Refusal } from '@voldaan/domain/refusal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonBody } from '../http/json-body.ts';
import { readAnswerBody } from './read-answer-body.ts';

/** What a reader makes of a body: its value, or the code with which it refuses. */
function outcomeOf(read: (bytes: Buffer) => unknown, bytes: Buffer): unknown {
  try {
    return { value: read(bytes) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
}

describe('the short way to read a body', () => {
  const same = (bytes: Buffer): void => {
    expect(outcomeOf(readAnswerBody, bytes)).toEqual(outcomeOf(readJsonBody, bytes));
  };

  it('reads every JSON text as the strict reader does', () => {
    fc.assert(fc.property(fc.json(), (text) => same(Buffer.from(text))));
  });

  it('refuses everything that the strict reader refuses', () => {
    const marks = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      'a',
      '1',
      ' ',
      '"a":1',
      '\\u0000',
      '{"a":{"a":1}}',
      'é',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 30 }), (parts) => same(Buffer.from(parts.join('')))),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => same(Buffer.from(bytes))));
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":{"b":1,"b":2}}',
    '[{"a":1},{"a":1,"a":1}]',
    '{"a:b":"c:d\\\\","e":"\\":"}',
    '{"__proto__":{"x":1}}',
    '{"a":"\\u0000"}',
    `${'['.repeat(40)}${']'.repeat(40)}`,
  ])('agrees about %s', (text) => same(Buffer.from(text)));
});
