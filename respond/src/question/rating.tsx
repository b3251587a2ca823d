import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { type Scale, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { message } from '../catalogue.ts';
import { Choice } from './choice.tsx';
import { FaultMessage } from './fault-message.tsx';
import { describedBy, type QuestionProps } from './question-props.ts';

type RatingProps = QuestionProps<RatingQuestion> & Readonly<{ preselected: number | undefined }>;

/** One mark: a row of keys where the ends carry words, a list where every point does. Nothing else is chosen before. */
export function Rating(props: RatingProps) {
  const { question, language, preselected, fault, heading } = props;
  const scale = scales[question.scale];
  const isList = scale.wording === 'labelled';
  const ids = [
    ...(fault === undefined ? [] : [`${question.id}-fault`]),
    ...(preselected === undefined ? [] : [`${question.id}-pre`]),
    ...(isList ? [] : [`${question.id}-lo`, `${question.id}-hi`]),
  ];
  return (
    <fieldset {...describedBy(ids)}>
      <legend>{heading}</legend>
      <FaultMessage question={question} fault={fault} language={language} />
      {preselected === undefined ? null : (
        <p class="pre" id={`${question.id}-pre`}>
          {isList
            ? message(language, 'question.preselected')
            : message(language, 'question.preselectedScore', { score: preselected })}
        </p>
      )}
      {isList ? <Words {...props} scale={scale} /> : <Keys {...props} scale={scale} />}
    </fieldset>
  );
}

type ScaleProps = RatingProps & Readonly<{ scale: Scale }>;

function Keys(props: ScaleProps) {
  const { question, language, scale } = props;
  const wordsAt = (score: number) => scale.labels.get(score)?.[language];
  return (
    <div class={scale.minimum === 0 ? 's' : 's t'}>
      <p id={`${question.id}-lo`}>
        {scale.minimum} = {wordsAt(scale.minimum)}
      </p>
      {scoresOf(scale).map((score) => {
        const words = wordsAt(score);
        return (
          <Choice
            key={score}
            {...choiceOf(props, score)}
            spoken={words === undefined ? undefined : `${score}, ${words}`}
          >
            {score}
          </Choice>
        );
      })}
      <p class="hi" id={`${question.id}-hi`}>
        {scale.maximum} = {wordsAt(scale.maximum)}
      </p>
    </div>
  );
}

function Words(props: ScaleProps) {
  const { language, scale } = props;
  return (
    <div class="l">
      {scoresOf(scale).map((score) => (
        <Choice key={score} {...choiceOf(props, score)}>
          {scale.labels.get(score)?.[language]}
        </Choice>
      ))}
    </div>
  );
}

/** A posted form holds the score as text; both mean the same mark. A mark that waits hides what was stored before. */
function choiceOf({ question, scale, value, preselected }: ScaleProps, score: number) {
  const isWaiting = score === preselected;
  return {
    questionId: question.id,
    value: score,
    isFirst: score === scale.minimum,
    isWaiting,
    isChosen: isWaiting || (preselected === undefined && (value === score || value === String(score))),
  };
}
