import { sampleSize } from '@voldaan/domain/stats/sample-size';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { MarginCurve } from './margin-curve.tsx';
import { rounded, sharpnessOf, usualSpread } from './sharpness.ts';
import { SharpnessFields } from './sharpness-fields.tsx';
import type { ChangeStudy } from './study-edit.ts';
import type { SampleSize } from './study-requests.ts';

type Props = Readonly<{ plan: StudyDraft; size: SampleSize; change: ChangeStudy; isByEvent: boolean }>;

/** How sharp the answer will be, what that rests on, and what is asked for it. */
export function SampleSharpness({ plan, size, change, isByEvent }: Props) {
  const say = useSay();
  const format = useFormat();
  const metric = plan.norm?.metric ?? 'csat';
  const { precision } = plan;
  const figure = (margin: number) =>
    metric === 'csat' ? `${format.given(rounded(margin * 100))}\u00a0%` : format.given(rounded(margin));
  const { answers, population } = expected(plan, size, isByEvent);
  const sharpness = sharpnessOf({
    spread: usualSpread[metric],
    population,
    confidence: precision.confidence,
    answers,
  });
  const rests = { spread: figure(usualSpread[metric]), level: format.percent(precision.confidence) };
  return (
    <>
      <h3>{say('study.sharpness')}</h3>
      {sharpness === undefined ? (
        <p className="note">{say('study.no-curve', { population: size.population })}</p>
      ) : (
        <>
          <p className="note">{say('study.sharpness-note', { metric })}</p>
          <MarginCurve sharpness={sharpness} figure={figure} />
        </>
      )}
      <p className="source">{howMany()}</p>
      <p className="note">{say(isByEvent ? 'study.spread-open' : 'study.spread', rests)}</p>
      <SharpnessFields plan={plan} answers={size.answers} change={change} isByEvent={isByEvent} />
    </>
  );

  function howMany(): string {
    if (isByEvent) return say('study.event-answers', { answers });
    if (plan.sample.kind !== 'census') return size.detail;
    return say('study.census-answers', {
      answers,
      population: size.population,
      response: format.percent(precision.expectedResponse),
    });
  }
}

/** Of whom events tell there is no end in sight. */
const endless = 1_000_000_000;

/**
 * The answers to count on: of a sample as many as the wish takes, of everybody those who are expected to answer, and after an
 * event as many as must come in before the figure is as sharp as was wished.
 */
function expected(plan: StudyDraft, size: SampleSize, isByEvent: boolean) {
  const { margin, confidence, expectedResponse } = plan.precision;
  if (isByEvent) {
    return { population: endless, answers: sampleSize({ variance: 0.25, margin, level: confidence }).required };
  }
  const { population } = size;
  if (plan.sample.kind !== 'census') return { population, answers: size.answers };
  return { population, answers: Math.max(1, Math.round(population * expectedResponse)) };
}
