import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

describe('an answer by mail is parted into', () => {
  test.each([
    [
      'a Dutch quote',
      'Nee, nog steeds kapot.\n\nOp di 3 nov. 2026 om 10:11 schreef Els <els@x.example>:\n> Is het zo goed?\n> Els',
    ],
    [
      'a Norwegian quote',
      'Nee, nog steeds kapot.\n\nDen tir. 3. nov. 2026 kl. 10:11 skrev Els <els@x.example>:\n\n> Er det bra?',
    ],
    [
      'an English quote over two lines',
      'Nee, nog steeds kapot.\n\nOn Tue, Nov 3, 2026 at 10:11 AM Els\n<els@x.example> wrote:\n\n> Is it fine?',
    ],
    [
      'what Outlook puts above',
      'Nee, nog steeds kapot.\n\nVan: Els\nVerzonden: dinsdag 3 november\nAan: mij\n\nIs het zo goed?',
    ],
    ['a divider', 'Nee, nog steeds kapot.\n\n-----Oorspronkelijk bericht-----\nIs het zo goed?'],
    [
      'a quote without signs, as from formatted mail',
      'Nee, nog steeds kapot.\nOp 3 nov. 2026 schreef Els:\nIs het zo goed?',
    ],
  ])('words and %s', (_what, text) => {
    const { words, quoted } = splitReply(text);
    expect(words).toBe('Nee, nog steeds kapot.');
    expect(quoted).not.toBe('');
  });

  test('words and a signature', () => {
    expect(splitReply('De bel doet niets.\n\n-- \nSanne\n06-1234')).toMatchObject({
      words: 'De bel doet niets.',
      signature: '-- \nSanne\n06-1234',
    });
    expect(splitReply('De bel doet niets.\n\nVerzonden vanaf mijn iPhone').words).toBe('De bel doet niets.');
  });

  test('what was said between the lines of a quote', () => {
    const text = 'Hallo,\nOp 3 nov. schreef Els:\n> Is de bel heel?\nNee.\n> En het licht?\nWel.';
    expect(splitReply(text)).toEqual({
      words: 'Hallo,\nNee.\nWel.',
      quoted: 'Op 3 nov. schreef Els:\n> Is de bel heel?\n> En het licht?',
      signature: '',
    });
  });
});

test('a mail that is only sent on keeps all of its words', () => {
  const text = '---------- Forwarded message ---------\nFrom: Els\nDate: today\n\nDe bel is kapot';
  expect(splitReply(text).words).toBe(text);
});

test('whatever is written, no letter of it is lost, and it takes no time', () => {
  const letters = (text: string) => [...text.replaceAll(/\s/g, '')].toSorted().join('');
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '> oud',
      '-- ',
      'Van: Els',
      'Verzonden: nu',
      'Op 3 nov. schreef Els:',
      '',
      '-----Original Message-----',
    ),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { words, quoted, signature } = splitReply(lines.join('\n'));
      expect(letters(words + quoted + signature)).toBe(letters(lines.join('\n')));
    }),
    { numRuns: 300 },
  );
  const startedAt = performance.now();
  for (const text of [
    'Op '.repeat(50_000),
    'Op x\n'.repeat(50_000),
    '> \n'.repeat(50_000),
    `On ${' '.repeat(100_000)}`,
  ]) {
    splitReply(text);
  }
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
