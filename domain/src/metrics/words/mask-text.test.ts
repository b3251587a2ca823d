import { expect, test } from 'vitest';
import { maskText, withoutMasks, wordMasks } from './mask-text.ts';

const given = 'Mail anna@example.nl of bel 06 12345678, mijn BSN is 111222333';

test('a text is kept without personal data, and shown with words for what was there', () => {
  const kept = maskText(given);
  expect(kept).toBe('Mail ⟦email⟧ of bel ⟦phone⟧, mijn BSN is ⟦bsn⟧');
  expect(wordMasks(kept, (kind) => (kind === 'email' ? 'e-mailadres' : kind))).toBe(
    'Mail [e-mailadres] of bel [phone], mijn BSN is [bsn]',
  );
  expect(withoutMasks(kept)).toBe('Mail   of bel  , mijn BSN is  ');
});

test('masking twice is masking once', () => {
  expect(maskText(maskText(given))).toBe(maskText(given));
});
