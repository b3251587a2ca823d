import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { scales } from '@voldaan/domain/surveys/scale';
import { message, ownWords } from '../catalogue.ts';
import { Choice } from './choice.tsx';
import { FaultMessage } from './fault-message.tsx';
import { Heading, type HeadingLevel } from './heading.tsx';
import { OffScale } from './off-scale.tsx';
import { type Point, pointsOf } from './point.ts';
import { describedBy, faultId, type QuestionProps } from './question-props.ts';
import { Rating } from './rating.tsx';

type BatteryProps = Readonly<{
  id: string;
  text: string;
  level: HeadingLevel;
  rows: readonly QuestionProps<RatingQuestion>[];
}>;

/** Several things rated on one scale: rows one below the other, never a grid, which a phone cannot hold. */
export function Battery({ id, text, level, rows }: BatteryProps) {
  const [first] = rows;
  const isCompact = first !== undefined && hasFewWords(first.question);
  return (
    // A fieldset around fieldsets would be read before every choice; a labelled group is read once.
    // biome-ignore lint/a11y/useSemanticElements: see the line above.
    <div class="bt" role="group" aria-labelledby={`${id}-text`}>
      <div id={`${id}-text`}>
        <Heading level={level} text={text} />
      </div>
      {isCompact ? <ScaleKey points={pointsOf(first)} /> : null}
      {rows.map((row) =>
        isCompact ? <Row key={row.question.id} {...row} /> : <Rating key={row.question.id} {...row} />,
      )}
    </div>
  );
}

/** Five points with words fit into one row of keys under a legend; any other scale keeps its own look, row by row. */
export function hasFewWords(question: RatingQuestion): boolean {
  const { look, minimum, maximum } = scales[question.scale];
  return look === 'words' && minimum === 1 && maximum === 5;
}

/** What the numbers mean, once, above the rows. */
function ScaleKey({ points }: Readonly<{ points: readonly Point[] }>) {
  return (
    <ul class="key">
      {points.map(({ score, figure, words }) => (
        <li key={score}>
          <b>{figure}</b> {words}
        </li>
      ))}
    </ul>
  );
}

function Row(props: QuestionProps<RatingQuestion>) {
  const { question, language, text, fault, value } = props;
  const points = pointsOf(props);
  const inRow = question.offers?.length === 1 && question.offers[0] === '~not_applicable';
  return (
    <fieldset class="r" data-n="" {...describedBy(fault === undefined ? [] : [faultId(question.id)])}>
      <legend>{text}</legend>
      <FaultMessage question={question} fault={fault} language={language} />
      <div class={inRow ? 's na' : 's'}>
        {points.map(({ score, figure, words, choice }) => (
          <div key={score}>
            <Choice {...choice} spoken={words === '' ? undefined : `${figure}, ${words}`}>
              {figure}
            </Choice>
            <u aria-hidden="true">{words}</u>
          </div>
        ))}
        {inRow ? <NotApplicable {...props} /> : null}
      </div>
      <p class="e" aria-hidden="true">
        <span>{points[0]?.words}</span>
        <span>{points.at(-1)?.words}</span>
      </p>
      {inRow ? null : <OffScale questionId={question.id} language={language} offers={question.offers} value={value} />}
    </fieldset>
  );
}

function NotApplicable({ question, language, value }: QuestionProps<RatingQuestion>) {
  const short = message(language, 'question.notApplicableShort');
  const long = message(language, 'question.notApplicable');
  return (
    <div class="x">
      <Choice
        questionId={question.id}
        value="~not_applicable"
        isFirst={false}
        isChosen={value === '~not_applicable'}
        spoken={short === long ? undefined : `${short}, ${long}`}
        words={ownWords(language)}
      >
        {short}
      </Choice>
    </div>
  );
}
