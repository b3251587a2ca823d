import type { ConsentQuestion } from '@voldaan/domain/surveys/question/consent';
import type { YesNoQuestion } from '@voldaan/domain/surveys/question/yes-no';
import { type MessageKey, message, ownWords } from '../catalogue.ts';
import { Choice } from './choice.tsx';
import { Group } from './group.tsx';
import { OffScale } from './off-scale.tsx';
import type { QuestionProps } from './question-props.ts';

const words = { yes: 'question.yes', partly: 'question.partly', no: 'question.no' } as const satisfies Readonly<
  Record<string, MessageKey>
>;

/** Yes or no, perhaps partly: keys alike, none of them chosen before. */
export function YesNo(props: QuestionProps<YesNoQuestion>) {
  const { question, language, value } = props;
  const codes = question.partly ? (['yes', 'partly', 'no'] as const) : (['yes', 'no'] as const);
  return (
    <Group {...props}>
      <YesNoKeys {...props} codes={codes} />
      <OffScale questionId={question.id} language={language} offers={question.offers} value={value} />
    </Group>
  );
}

type YesNoKeysProps = QuestionProps<YesNoQuestion | ConsentQuestion> &
  Readonly<{ codes: readonly (keyof typeof words)[] }>;

export function YesNoKeys({ question, language, value, codes }: YesNoKeysProps) {
  return (
    <div class="s y">
      {codes.map((code, place) => (
        <Choice
          key={code}
          questionId={question.id}
          value={code}
          isFirst={place === 0}
          isChosen={value === code}
          words={ownWords(language)}
        >
          {message(language, words[code])}
        </Choice>
      ))}
    </div>
  );
}
