import type { OffScaleAnswer } from '@voldaan/domain/surveys/answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type MessageKey, message, ownWords } from '../catalogue.ts';
import { Choice } from './choice.tsx';

const words: Readonly<Record<OffScaleAnswer, MessageKey>> = {
  '~dont_know': 'question.dontKnow',
  '~not_applicable': 'question.notApplicable',
};

type OffScaleProps = Readonly<{
  questionId: string;
  language: LanguageTag;
  offers: readonly OffScaleAnswer[] | undefined;
  value: unknown;
}>;

/** "I don't know" and "does not apply": of the same group of choices, drawn apart from the scale and dashed. */
export function OffScale({ questionId, language, offers = [], value }: OffScaleProps) {
  if (offers.length === 0) return null;
  return (
    <div class="s dk">
      {offers.map((code) => (
        <Choice
          key={code}
          questionId={questionId}
          value={code}
          isFirst={false}
          isChosen={value === code}
          words={ownWords(language)}
        >
          {message(language, words[code])}
        </Choice>
      ))}
    </div>
  );
}
