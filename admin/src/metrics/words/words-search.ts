import { type FigureSearch, readFigureSearch } from '../figure-search.ts';

export const moods = ['unhappy', 'happy'] as const;
export type Mood = (typeof moods)[number];

/** What the list of texts shows stands in its address: words that are looked for, a theme, who is unhappy. */
export type WordsSearch = FigureSearch & Readonly<{ q?: string; theme?: string; mood?: Mood }>;

export function readWordsSearch(search: Readonly<Record<string, unknown>>): WordsSearch {
  const { q, theme } = search;
  const mood = moods.find((one) => one === search['mood']);
  return {
    ...readFigureSearch(search),
    // What looks like a number was made one by whoever took the address apart.
    ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
    ...(typeof theme === 'string' && theme !== '' ? { theme } : {}),
    ...(mood === undefined ? {} : { mood }),
  };
}

/** A word that a new theme begins with, and its language. */
export type NewThemeSearch = Readonly<{ word?: string; language?: string }>;

export function readNewThemeSearch({ word, language }: Readonly<Record<string, unknown>>): NewThemeSearch {
  return {
    ...(typeof word === 'string' && word !== '' ? { word } : {}),
    ...(typeof language === 'string' ? { language } : {}),
  };
}
