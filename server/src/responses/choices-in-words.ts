import type { AnswerValue } from '@voldaan/domain/surveys/answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { textIn } from '@voldaan/domain/surveys/survey-text';

/** The words of what was chosen or ranked, in the order of the answer; nothing for a question without options. */
export function choicesInWords(question: Question, value: AnswerValue | undefined, tag: LanguageTag): string[] {
  if (!('options' in question) || value === undefined || value === null || typeof value === 'number') return [];
  const chosen = typeof value === 'string' ? [value] : value;
  return chosen.flatMap((id) => {
    const option = question.options.find((offered) => offered.id === id);
    return option === undefined ? [] : [textIn(option.text, tag) || option.id];
  });
}
