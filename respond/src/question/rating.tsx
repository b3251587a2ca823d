import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { scales } from '@voldaan/domain/surveys/scale';
import { message, ownWords } from '../catalogue.ts';
import { Faces } from './faces.tsx';
import { Group } from './group.tsx';
import { endIds, Keys } from './keys.tsx';
import { OffScale } from './off-scale.tsx';
import type { QuestionProps } from './question-props.ts';
import { Stars } from './stars.tsx';
import { Words } from './words.tsx';

/** One mark in the look of its scale: keys, a list of words, faces or stars. Nothing is chosen before. */
export function Rating(props: QuestionProps<RatingQuestion>) {
  const { question, language, preselected, value } = props;
  const { look } = scales[question.scale];
  const waitingId = `${question.id}-pre`;
  const ids = [...(preselected === undefined ? [] : [waitingId]), ...(look === 'numbers' ? endIds(props) : [])];
  return (
    <Group {...props} describedByIds={ids} isNumber>
      {preselected === undefined ? null : (
        <p class="pre" id={waitingId} {...ownWords(language)}>
          {look === 'numbers'
            ? message(language, 'question.preselectedScore', { score: preselected })
            : message(language, 'question.preselected')}
        </p>
      )}
      <Points {...props} />
      <OffScale questionId={question.id} language={language} offers={question.offers} value={value} />
    </Group>
  );
}

function Points(props: QuestionProps<RatingQuestion>) {
  switch (scales[props.question.scale].look) {
    case 'numbers':
      return <Keys {...props} />;
    case 'words':
      return <Words {...props} />;
    case 'faces':
      return <Faces {...props} />;
    case 'stars':
      return <Stars {...props} />;
  }
}
