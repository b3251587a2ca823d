import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../language.ts';
import { glossary, isTermId } from './glossary.ts';
import type { GlossaryTerm } from './glossary-term.ts';
import { searchGlossary } from './search-glossary.ts';
import { glossaryTopics } from './topics.ts';
import { wordedGlossary } from './worded-glossary.ts';

const terms = Object.entries<GlossaryTerm>(glossary);

describe('the glossary', () => {
  it('explains every term in every language of the product', () => {
    for (const [id, term] of terms)
      for (const language of languages) {
        expect(term.name[language].trim(), `${id} ${language}`).not.toBe('');
        expect(term.meaning[language].length, `${id} ${language}`).toBeGreaterThan(20);
      }
  });

  it('gives every term an address that can be typed, and one heading', () => {
    for (const [id, term] of terms) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(glossaryTopics).toContain(term.topic);
      expect(isTermId(id)).toBe(true);
    }
    expect(isTermId('constructor')).toBe(false);
  });

  it('never has two terms of the same name, or a reader would not know which is meant', () => {
    for (const language of languages) {
      const names = terms.map(([, term]) => term.name[language].toLowerCase());
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('says over whom a share or a mean is counted', () => {
    const counted = ['nps', 'csat', 'ces', 'grade', 'stars', 'mean', 'response-rate', 'lmg', 'r-squared'] as const;
    for (const id of counted) expect(glossary[id].denominator.en, id).not.toBe('');
  });
});

describe('looking a word up', () => {
  const found = (query: string, language: Language) =>
    searchGlossary(wordedGlossary(language), query).map(({ id }) => id);

  it('finds a term by its name before those that mention it', () => {
    expect(found('NPS', 'nl')[0]).toBe('nps');
    expect(found('norm', 'nb')[0]).toBe('norm');
  });

  it('finds it by a word of the explanation, without accents or capitals', () => {
    expect(found('SHEWHART', 'en')).toContain('control-chart');
    expect(found('frafåll', 'nb')).toContain('nonresponse');
  });

  it('gives all of them when nothing is asked, and none for a word that is nowhere', () => {
    expect(found(' ', 'en')).toHaveLength(terms.length);
    expect(found('bananenschil', 'nl')).toEqual([]);
  });
});
