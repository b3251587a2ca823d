import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTraitChoice, writeTraitChoice } from './trait-name.ts';

it('a choice is read back from an address as it was written, whatever its values are called', () => {
  const words = fc.string({ minLength: 1, unit: 'grapheme' });
  const choices = fc.record({
    trait: words,
    values: fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
  });
  fc.assert(
    fc.property(choices, (choice) => {
      expect(readTraitChoice(writeTraitChoice(choice))).toEqual(choice);
    }),
  );
});

it.each(['', 'language', '~n', 'language~%'])('"%s" is no choice', (text) => {
  expect(readTraitChoice(text)).toBeUndefined();
});
