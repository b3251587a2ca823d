import type { Language } from '@voldaan/domain/language';
import { items, type LibraryItem } from '@voldaan/domain/surveys/library/items';
import { type QuestionnaireEntry, questionnaires } from '@voldaan/domain/surveys/library/questionnaires';
import { textIn } from '@voldaan/domain/surveys/survey-text';

/** Ready surveys in which every word that was typed occurs: in the name, the purpose or the words that people use. */
export function searchQuestionnaires(words: string, language: Language): readonly QuestionnaireEntry[] {
  return questionnaires.filter((entry) =>
    holds([entry.name, entry.purpose, entry.when, entry.words].map((text) => text[language]).join(' '), words),
  );
}

export function searchItems(words: string, language: Language): readonly LibraryItem[] {
  return items.filter((item) => holds(`${textIn(item.question.text, language)} ${item.id}`, words));
}

function holds(text: string, words: string): boolean {
  const known = text.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}
