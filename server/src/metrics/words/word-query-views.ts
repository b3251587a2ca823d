import { type ThemeRule, wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import { searchQuery, themeQuery, type WordSearch } from '@voldaan/domain/metrics/words/word-search';
import { type RawBuilder, sql } from 'kysely';
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
