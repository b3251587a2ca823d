import type { Language } from '@voldaan/domain/language';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { message } from '../catalogue.ts';
import type { PageFaultCode } from '../view.ts';

type FaultMessageProps = Readonly<{ question: Question; fault: PageFaultCode | undefined; language: Language }>;

/** The word beside the field; the summary at the top says the same. */
export function FaultMessage({ question, fault, language }: FaultMessageProps) {
  if (fault === undefined) return null;
  return (
    <p class="msg" id={`${question.id}-fault`}>
      {faultText(fault, question, language)}
    </p>
  );
}

/** What is wrong and what to do, for a customer. Faults that only a machine makes share one sentence. */
export function faultText(fault: PageFaultCode, question: Question | undefined, language: Language): string {
  switch (fault) {
    case 'missing':
      return message(language, 'fault.missing');
    case 'answer_required':
      return message(language, 'fault.required');
    case 'answer_too_long':
      return message(language, 'fault.too_long', { most: question?.kind === 'open' ? question.lengthMax : 0 });
    case 'answer_not_text':
      return message(language, 'fault.not_text');
    case 'doubtful':
      return message(language, 'fault.doubtful');
    case 'stale':
      return message(language, 'fault.stale');
    case 'answers_not_object':
    case 'answer_type':
    case 'answer_range':
    case 'answer_step':
      return message(language, 'fault.other');
  }
}
