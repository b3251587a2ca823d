import type { Question } from '@voldaan/domain/surveys/question/question';
import type { PlainMessageKey } from '../catalogue/text.tsx';

/** What a question asks for, in two words: "1 to 10", "open", "yes or no". */
export function questionKindKey(question: Question): PlainMessageKey {
  switch (question.kind) {
    case 'rating':
      return `scale.${question.scale}`;
    case 'open':
      return 'question-kind.open';
    case 'yes-no':
      return 'question-kind.yes-no';
  }
}
