import { describe, expect, it } from 'vitest';
import { matchLanguage, readAcceptLanguage } from './match-language.ts';

describe('the language of a page', () => {
  it.each<[string, readonly (string | undefined)[], readonly string[], string]>([
    ['is the one the link names', ['ar', 'nl'], ['nl', 'ar'], 'ar'],
    ['is the customer’s when the link names none', [undefined, 'nb', 'en'], ['nl', 'nb', 'en'], 'nb'],
    ['takes Dutch for a Belgian', ['nl-BE'], ['en', 'nl'], 'nl'],
    ['takes the only Dutch there is, also with jij', ['nl'], ['en', 'nl-x-jij'], 'nl-x-jij'],
    ['keeps apart u and jij when both are asked in', ['nl-x-jij'], ['nl', 'nl-x-jij'], 'nl-x-jij'],
    ['takes bokmål for Norwegian', ['no'], ['nl', 'nb', 'nn'], 'nb'],
    ['takes bokmål for nynorsk when there is no nynorsk', ['nn-NO'], ['nl', 'nb'], 'nb'],
    ['passes over a wish that cannot be met', ['fi', 'de'], ['nl', 'de'], 'de'],
    ['is the survey’s first for whoever reads none of them', ['fi'], ['nb', 'en'], 'nb'],
    ['does not stumble over nonsense', ['__proto__', '-', ''], ['nl'], 'nl'],
  ])('%s', (_, wishes, offered, expected) => {
    expect(matchLanguage(wishes, offered)).toBe(expected);
  });

  it('reads a browser’s list by its weights', () => {
    expect(readAcceptLanguage('en;q=0.5, nb-NO, nb;q=0.9,*;q=0.1, nl;q=0')).toEqual(['nb-NO', 'nb', 'en']);
    expect(readAcceptLanguage(undefined)).toEqual([]);
  });
});
