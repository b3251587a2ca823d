import { htmlLanguage } from '@voldaan/domain/surveys/language-tag';
import { labelOf, type ScaleId, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { Fragment } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { nameOfLanguage } from './languages.ts';
import { SurveyTexts } from './survey-texts.tsx';
import { useBuilder } from './use-builder.ts';

/** The words of a scale in every language of the survey. They are fixed, so that a series stays comparable. */
export function ScaleWords({ scale: id }: Readonly<{ scale: ScaleId }>) {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const scale = scales[id];
  const ends = [scale.minimum, scale.maximum];
  const worded = scale.wording === 'ends' ? ends : scoresOf(scale);
  const known = definition.languages.filter((tag) => labelOf(scale, scale.minimum, tag) !== '');
  return (
    <>
      <dl className="scale-words">
        {known.map((tag) => (
          <Fragment key={tag}>
            <dt>{nameOfLanguage(tag)}</dt>
            <dd lang={htmlLanguage(tag)}>
              {worded.map((score) => `${score} = ${labelOf(scale, score, tag)}`).join(', ')}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="note">{say('rating.words-fixed')}</p>
      {known.length < definition.languages.length ? <OwnWords id={id} worded={worded} /> : null}
    </>
  );
}

/** Words for the languages that the library does not speak, written once and the same wherever the scale is used. */
function OwnWords({ id, worded }: Readonly<{ id: ScaleId; worded: readonly number[] }>) {
  const say = useSay();
  const { definition, change } = useBuilder().draft;
  return (
    <div className="hairline">
      <p className="note">{say('rating.own-words')}</p>
      <SurveyTexts
        caption={say('rating.own-words')}
        only={definition.languages.filter((tag) => labelOf(scales[id], scales[id].minimum, tag) === '')}
        fields={worded.map((score) => ({
          name: `scale.${id}.${score}`,
          label: say('rating.score-is', { score: String(score) }),
          value: definition.scaleLabels?.[id]?.[String(score)] ?? {},
          onChange: (text, group) =>
            change(
              (current) => ({
                ...current,
                scaleLabels: {
                  ...current.scaleLabels,
                  [id]: { ...current.scaleLabels?.[id], [String(score)]: text },
                },
              }),
              group,
            ),
        }))}
      />
    </div>
  );
}
