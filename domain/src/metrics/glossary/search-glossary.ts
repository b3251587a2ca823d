import type { TermText } from './worded-glossary.ts';

/** Terms that hold every word asked for, those with it in their name first, otherwise in the order given. */
export function searchGlossary<Term extends TermText>(terms: readonly Term[], query: string): readonly Term[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found = terms.flatMap((term) => {
    const place = placeOf(term, words);
    return place === undefined ? [] : [{ term, place }];
  });
  return found.sort((a, b) => a.place - b.place).map(({ term }) => term);
}

/** 0: the name itself; 1: in the name; 2: in the explanation; undefined: nowhere. */
function placeOf(term: TermText, words: readonly string[]): number | undefined {
  const name = folded(term.name);
  if (words.length > 0 && name === words.join(' ')) return 0;
  if (words.every((word) => name.includes(word) || term.id.includes(word))) return 1;
  const text = folded([name, term.id, term.meaning, term.formula, term.denominator, term.source].join(' '));
  return words.every((word) => text.includes(word)) ? 2 : undefined;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
