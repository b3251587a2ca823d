import type { Language } from '@voldaan/domain/language';
import { type QuestionnaireEntry, questionnaires } from '@voldaan/domain/surveys/library/questionnaires';
import { holdsWords } from './holds-words.ts';

/** Ready surveys in which every word that was typed occurs: in the name, the purpose or the words that people use. */
export function searchQuestionnaires(words: string, language: Language): readonly QuestionnaireEntry[] {
  return questionnaires.filter((entry) =>
    holdsWords([entry.name, entry.purpose, entry.when, entry.words].map((text) => text[language]).join(' '), words),
  );
}
