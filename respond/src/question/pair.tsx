import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { Heading, type HeadingLevel } from './heading.tsx';
import type { QuestionProps } from './question-props.ts';
import { Rating } from './rating.tsx';

type PairProps = Readonly<{
  id: string;
  text: string;
  level: HeadingLevel;
  /** Expected and experienced, in this order; one of them when the other was answered before. */
  sides: readonly QuestionProps<RatingQuestion>[];
}>;

/** The same thing on the same scale twice: side by side where there is room, one below the other on a phone. */
export function Pair({ id, text, level, sides }: PairProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset around fieldsets would be read before every choice.
    <div role="group" aria-labelledby={`${id}-text`}>
      <div id={`${id}-text`}>
        <Heading level={level} text={text} />
      </div>
      <div class="pr">
        {sides.map((side) => (
          <Rating key={side.question.id} {...side} />
        ))}
      </div>
    </div>
  );
}
