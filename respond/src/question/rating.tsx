import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { type Scale, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { message } from '../catalogue.ts';
import { FaultMessage } from './fault-message.tsx';
import { type QuestionProps, describedBy, firstControlId } from './question-props.ts';

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

function Keys({ question, language, value, preselected, scale }: ScaleProps) {
  const low = scale.labels.get(scale.minimum)?.[language] ?? '';
  const high = scale.labels.get(scale.maximum)?.[language] ?? '';
  return (
    <div class={scale.minimum === 0 ? 's' : 's t'}>
      <p id={`${question.id}-lo`}>
        {scale.minimum} = {low}
      </p>
      {scoresOf(scale).map((score) => {
        const label = scale.labels.get(score)?.[language];
        return (
          <label key={score}>
            <Radio
              questionId={question.id}
              score={score}
              scale={scale}
              value={value}
              preselected={preselected}
              spoken={label === undefined ? undefined : `${score}, ${label}`}
            />
            <span>{score}</span>
          </label>
        );
      })}
      <p class="hi" id={`${question.id}-hi`}>
        {scale.maximum} = {high}
      </p>
    </div>
  );
}

function Words({ question, language, value, preselected, scale }: ScaleProps) {
  return (
    <div class="l">
      {scoresOf(scale).map((score) => (
        <label key={score}>
          <Radio questionId={question.id} score={score} scale={scale} value={value} preselected={preselected} />
          <span>{scale.labels.get(score)?.[language]}</span>
        </label>
      ))}
    </div>
  );
}

type RadioProps = Readonly<{
  questionId: string;
  score: number;
  scale: Scale;
  value: unknown;
  preselected: number | undefined;
  spoken?: string | undefined;
}>;

/** A radio button of the browser: arrows move, Tab leaves, a screen reader knows it. `m` marks "not yet confirmed". */
function Radio({ questionId, score, scale, value, preselected, spoken }: RadioProps) {
  const isPreselected = score === preselected;
  // A posted form holds the score as text; both mean the same mark.
  const isChosen = isPreselected || (preselected === undefined && (value === score || value === String(score)));
  return (
    <input
      type="radio"
      name={questionId}
      value={score}
      {...(score === scale.minimum ? { id: firstControlId(questionId) } : {})}
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      {...(isPreselected ? { class: 'm' } : {})}
      {...(isChosen ? { checked: true } : {})}
    />
  );
}
