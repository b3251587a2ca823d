import { type ThemeRule, wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import { searchQuery, themeQuery, type WordSearch } from '@voldaan/domain/metrics/words/word-search';
import { type RawBuilder, sql } from 'kysely';
import type { Figure } from '../figures/figure.ts';
import type { StemLanguage } from './word-language.ts';

/** A search that PostgreSQL can run: the words of each language by its own stems. */
export type TextQuery = RawBuilder<unknown>;

const stemLanguages: readonly StemLanguage[] = [...wordLanguages, 'other'];

/** What was typed, looked for in texts of every language, each by its own stems. */
export function queryOfSearch(search: WordSearch): TextQuery {
  return oneOf(stemLanguages.map((language) => inLanguage(language, searchQuery(search))));
}

/** Texts that the rules of a theme hit. Undefined when the rules have no words. */
export function queryOfRules(rules: readonly ThemeRule[]): TextQuery | undefined {
  const queries = rules.flatMap((rule) => {
    const query = themeQuery(rule);
    return query === undefined ? [] : [inLanguage(rule.language, query)];
  });
  return queries.length === 0 ? undefined : oneOf(queries);
}

/**
 * Texts that a choice of groups may be of, by the marks that stand among their stems (migration 0080). Undefined when the marks
 * do not tell: of a language, a channel, and of those of whom something is not known.
 */
export function queryOfGroups({ codes, columns }: Pick<Figure, 'codes' | 'columns'>): TextQuery | undefined {
  const marks = [...codes].flatMap(([trait, chosen]) => {
    const slot = columns.traits.find(({ name }) => name === trait)?.slot;
    if (slot === undefined || chosen.size === 0 || chosen.has(unknownCode)) return [];
    return [[...chosen].map((code) => `' ${letterOf(slot)}${code}'`).join(' | ')];
  });
  return marks.length === 0 ? undefined : sql`${marks.map((mark) => `(${mark})`).join(' & ')}::tsquery`;
}

/** `A` for the first slot. */
function letterOf(slot: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + slot);
}

/** Of those of whom it is not known no row has a code. */
const unknownCode = 0;

/** The mark of a language stands in the index beside the words, so that no stem of another one is met. */
function inLanguage(language: StemLanguage, query: string): TextQuery {
  return sql`(${markOf(language)}::tsquery && to_tsquery(${`words_${language}`}::regconfig, ${query}))`;
}

function markOf(language: StemLanguage): string {
  return `' l${language}'`;
}

function oneOf(queries: readonly TextQuery[]): TextQuery {
  return sql`(${sql.join(queries, sql` || `)})`;
}
