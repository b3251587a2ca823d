import type { Language } from '../../language.ts';
import { glossary, type TermId } from './glossary.ts';
import type { GlossaryTerm } from './glossary-term.ts';

/** Terms that hold every word asked for, those with it in their name first, otherwise in the glossary's own order. */
export function searchGlossary(query: string, language: Language): readonly TermId[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found = termIds().flatMap((id) => {
    const place = placeOf(id, words, language);
    return place === undefined ? [] : [{ id, place }];
  });
  return found.sort((a, b) => a.place - b.place).map(({ id }) => id);
}

function termIds(): readonly TermId[] {
  return Object.keys(glossary).filter((id): id is TermId => Object.hasOwn(glossary, id));
}

/** 0: the name itself; 1: in the name; 2: in the explanation; undefined: nowhere. */
function placeOf(id: TermId, words: readonly string[], language: Language): number | undefined {
  const term: GlossaryTerm = glossary[id];
  const name = folded(term.name[language]);
  if (words.length > 0 && name === words.join(' ')) return 0;
  if (words.every((word) => name.includes(word) || id.includes(word))) return 1;
  const text = folded(
    [name, id, term.meaning[language], term.formula?.[language], term.denominator?.[language], term.source].join(' '),
  );
  return words.every((word) => text.includes(word)) ? 2 : undefined;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
