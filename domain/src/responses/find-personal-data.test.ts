import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBsn, isFodselsnummer } from './check-digits.ts';
import { findPersonalData, maskPersonalData } from './find-personal-data.ts';

const masked = (text: string) => maskPersonalData(text, (kind) => `[${kind}]`);

describe('what a customer wrote is shown without', () => {
  test.each([
    ['Mail mij op anna.de-wit+werk@example.co.nl, dank.', 'Mail mij op [email], dank.'],
    ['Skriv til åse@blåbær.no i dag', 'Skriv til [email] i dag'],
    ['Bel 06 12345678 na vijven', 'Bel [phone] na vijven'],
    ['Bel 06-1234 5678 of 030 123 45 67.', 'Bel [phone] of [phone].'],
    ['Tel. (030) 1234567', 'Tel. [phone]'],
    ['+31 (0)6 1234 5678 graag', '[phone] graag'],
    ['0031612345678', '[phone]'],
    ['Ring 22 33 44 55 eller 912 34 567', 'Ring [phone] eller [phone]'],
    ['Mobil 91234567 er best', 'Mobil [phone] er best'],
    ['+47 912 34 567', '[phone]'],
    ['Uw 0800 1234 hielp niet', 'Uw [phone] hielp niet'],
    ['Stort het op NL91 ABNA 0417 1643 00 aub', 'Stort het op [iban] aub'],
    ['nl91abna0417164300', '[iban]'],
    ['NO93 8601 1117 947', '[iban]'],
    ['Mijn BSN is 111222333', 'Mijn BSN is [bsn]'],
    ['bsn 1112.22.333', 'bsn [bsn]'],
    ['Fødselsnummer 01010112377?', 'Fødselsnummer [fodselsnummer]?'],
    ['010101 12377', '[fodselsnummer]'],
    ['Betaald met 4111 1111 1111 1111', 'Betaald met [card]'],
    ['a@b.nl en c@d.nl', '[email] en [email]'],
  ])('%s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });
});

describe('what is nobody’s is left alone', () => {
  test.each([
    'De fiets was op 20-11-2026 om 14:30 klaar.',
    'Order 2026-000123 kwam 3 dagen te laat.',
    'Kostte 1.249,50 in plaats van 999,00',
    'Opdracht 4711 van 12 maart',
    'Postcode 3572 AP, nummer 117',
    'Artikel 8711234567890 is een streepjescode',
    'Wachttijd 10 20 30 40 50 minuten per keer',
    'Van de 10 punten geef ik er 8',
    'NL12 is geen rekening, ABNA ook niet',
    '@sanne bedankt!',
    'Levering 2026/11/20 tot 2026/11/23',
    'kenteken 12-ABC-3',
    'versie 1.2.3.4.5.6.7',
  ])('%s', (text) => {
    expect(masked(text)).toBe(text);
  });
});

test('numbers of persons are told by their check, and by nothing else', () => {
  expect([isBsn('111222333'), isBsn('111222334'), isBsn('000000000'), isBsn('12345678')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([isFodselsnummer('01010112377'), isFodselsnummer('01010112378'), isFodselsnummer('32010112377')]).toEqual([
    true,
    false,
    false,
  ]);
  // A tenth or so of all numbers of nine digits pass the eleven test; the stretch from 100,000,000 on is no exception.
  const passing = Array.from({ length: 11_000 }, (_, place) => String(100_000_000 + place)).filter(isBsn).length;
  expect(passing).toBe(1_000);
});

test('stretches follow each other and lie within the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      let end = 0;
      for (const item of findPersonalData(text)) {
        expect(item.start).toBeGreaterThanOrEqual(end);
        expect(item.end).toBeGreaterThan(item.start);
        end = item.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1_000 },
  );
});
