import type { Language } from '@voldaan/domain/language';
import { items, type LibraryItem } from '@voldaan/domain/surveys/library/items';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { holdsWords } from '../holds-words.ts';

/** Questions of the bank in which every word that was typed occurs. */
export function searchItems(words: string, language: Language): readonly LibraryItem[] {
  return items.filter((item) => holdsWords(`${textIn(item.question.text, language)} ${item.id}`, words));
}
