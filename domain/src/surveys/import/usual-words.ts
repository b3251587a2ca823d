import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';

/** Words that other products add by themselves, which are no part of their files. */
const words = {
  yes: { nl: 'Ja', nb: 'Ja', en: 'Yes' },
  no: { nl: 'Nee', nb: 'Nei', en: 'No' },
  uncertain: { nl: 'Onzeker', nb: 'Usikker', en: 'Uncertain' },
  increase: { nl: 'Meer', nb: 'Mer', en: 'Increase' },
  same: { nl: 'Gelijk', nb: 'Likt', en: 'Same' },
  decrease: { nl: 'Minder', nb: 'Mindre', en: 'Decrease' },
  female: { nl: 'Vrouw', nb: 'Kvinne', en: 'Female' },
  male: { nl: 'Man', nb: 'Mann', en: 'Male' },
  other: { nl: 'Anders, namelijk', nb: 'Annet', en: 'Other' },
  none: { nl: 'Geen van deze', nb: 'Ingen av disse', en: 'None' },
  dontKnow: { nl: 'Weet ik niet', nb: 'Vet ikke', en: "Don't know" },
} as const satisfies Readonly<Record<string, SurveyText>>;

export type UsualWord = keyof typeof words;

/** In the languages that the product speaks; in any other it is missing, and is seen to be. */
export function usualWords(word: UsualWord, languages: readonly LanguageTag[]): SurveyText {
  const known: SurveyText = words[word];
  return Object.fromEntries(languages.map((tag) => [tag, known[tag.split('-')[0] ?? tag] ?? '']));
}
