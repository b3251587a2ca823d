/** Languages that a case is answered in. */
export type WordsLanguage = 'nl' | 'nb' | 'en';

/**
 * Words that hardly stand in a text of another of the three: the commonest function words of each, without those that two
 * of them share ("is", "over", "for", "men", "de", "en").
 */
const tellingWords: Readonly<Record<WordsLanguage, ReadonlySet<string>>> = {
  nl: new Set(
    'het een van ik je niet dat zijn wij ze maar heb hebben heeft voor mijn uw jullie naar nog ook bij geen wordt werd deze dit wat waar graag groet bedankt dank klacht kapot'.split(
      ' ',
    ),
  ),
  nb: new Set(
    'jeg ikke og det er har på som til av fra deres vår mitt min hva når etter også bare ble vært være hei hilsen takk klage dere'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and you your not that have has this with my was but they from been which would please regards thanks i it we are broken'.split(
      ' ',
    ),
  ),
};

const wordsMost = 400;

/**
 * The language that a text is in; undefined when too little of it tells.
 *
 * Use to answer a customer in the language that they wrote in. When not to use: where the language is known, or for counting.
 *
 * @example
 * languageOfWords('De bel is kapot en ik heb niets gehoord van jullie'); // 'nl'
 * @throws nothing.
 */
export function languageOfWords(text: string): WordsLanguage | undefined {
  const words = (
    text
      .slice(0, wordsMost * 12)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).slice(0, wordsMost);
  const counts = (['nl', 'nb', 'en'] as const).map((language) => ({
    language,
    count: words.filter((word) => tellingWords[language].has(word)).length,
  }));
  const [first, second] = counts.toSorted((one, other) => other.count - one.count);
  if (first === undefined || second === undefined) return undefined;
  return first.count >= 2 && first.count > second.count * 1.5 ? first.language : undefined;
}
