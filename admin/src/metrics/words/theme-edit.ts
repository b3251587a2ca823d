import { type WordLanguage, wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import type { Theme, ThemeWish } from './words-requests.ts';

/** As they are typed: a word or phrase a line. */
export type RuleTexts = Readonly<{ words: string; unless: string }>;
export type ThemeEdit = Readonly<{
  name: string;
  description: string;
  rules: Readonly<Record<WordLanguage, RuleTexts>>;
}>;

const noRule: RuleTexts = { words: '', unless: '' };
const noRules: ThemeEdit['rules'] = { nl: noRule, nb: noRule, en: noRule };

/** A new theme, begun with a word that was suggested. */
export function newEdit(word: string | undefined, language: string | undefined): ThemeEdit {
  const known = wordLanguages.find((one) => one === language);
  if (word === undefined || known === undefined) return { name: '', description: '', rules: noRules };
  const name = word.charAt(0).toLocaleUpperCase() + word.slice(1);
  return { name, description: '', rules: { ...noRules, [known]: { words: word, unless: '' } } };
}

export function editOf({ name, description, rules }: Theme): ThemeEdit {
  const texts = rules.map(({ language, words, unless }) => [
    language,
    { words: words.join('\n'), unless: unless.join('\n') },
  ]);
  return { name, description, rules: { ...noRules, ...Object.fromEntries(texts) } };
}

/** The rules that are told by anything. Commas part words as lines do. */
export function rulesOf(rules: ThemeEdit['rules']): ThemeWish['rules'] {
  return wordLanguages.flatMap((language) => {
    const [words, unless] = [phrasesIn(rules[language].words), phrasesIn(rules[language].unless)];
    return words.length === 0 ? [] : [{ language, words, unless }];
  });
}

function phrasesIn(text: string): string[] {
  const phrases = text.split(/[\n,;]/).map((phrase) => phrase.trim());
  return [...new Set(phrases.filter((phrase) => phrase !== ''))];
}
