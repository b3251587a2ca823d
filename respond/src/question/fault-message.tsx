import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { message, ownWords } from '../catalogue.ts';
import type { PageFaultCode } from '../view.ts';
import { faultId } from './question-props.ts';

type FaultMessageProps = Readonly<{ question: Question; fault: PageFaultCode | undefined; language: LanguageTag }>;

/** The word beside the field; the summary at the top says the same. */
export function FaultMessage({ question, fault, language }: FaultMessageProps) {
  if (fault === undefined) return null;
  return (
    <p class="msg" id={faultId(question.id)} {...ownWords(language)}>
      {faultText(fault, question, language)}
    </p>
  );
}

/** What is wrong and what to do, for a customer. */
export function faultText(fault: PageFaultCode, question: Question | undefined, language: LanguageTag): string {
  switch (fault) {
    case 'missing':
      return message(language, 'fault.missing');
    case 'answer_required':
      return message(language, 'fault.required');
    case 'answer_too_long':
      return message(language, 'fault.too_long', { most: mostCharacters(question) });
    case 'answer_not_text':
      return message(language, 'fault.not_text');
    case 'doubtful':
      return message(language, 'fault.doubtful');
    case 'stale':
      return message(language, 'fault.stale');
    default:
      return unfitText(question, language);
  }
}

/** An answer that does not fit its question. What only a machine can send shares one sentence. */
function unfitText(question: Question | undefined, language: LanguageTag): string {
  switch (question?.kind) {
    case 'number':
      return message(language, 'fault.number', { minimum: question.minimum, maximum: question.maximum });
    case 'date':
      return message(language, 'fault.date');
    case 'ranking':
      return message(language, 'fault.ranking');
    case 'multiple':
      return message(language, 'fault.choices', { most: question.choicesMax ?? question.options.length });
    case 'contact-detail':
      return message(language, question.detail === 'email' ? 'fault.email' : 'fault.other');
    default:
      return message(language, 'fault.other');
  }
}

function mostCharacters(question: Question | undefined): number {
  return question?.kind === 'open' || question?.kind === 'compliment' ? question.lengthMax : 200;
}
