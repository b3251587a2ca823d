import type { UseQueryResult } from '@tanstack/react-query';
import { sampleSize } from '@voldaan/domain/stats/sample-size';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { MarginCurve } from './margin-curve.tsx';
import { rounded, sharpnessOf, usualSpread } from './sharpness.ts';
import { SharpnessFields } from './sharpness-fields.tsx';
import type { ChangeStudy } from './study-edit.ts';
import type { SampleSize } from './study-requests.ts';

type Props = Readonly<{
  plan: StudyDraft;
  query: UseQueryResult<SampleSize>;
  change: ChangeStudy;
  isByEvent: boolean;
}>;

/**
 * How sharp the answer will be, what that rests on, and what is asked for it. What can be filled in is there at once; the figures
 * above it find their place kept, so that nothing moves under the pointer when they come.
 */
export function SampleSharpness({ plan, query, change, isByEvent }: Props) {
  const say = useSay();
  const hoped = sampleSize({
    variance: 0.25,
    margin: plan.precision.margin,
    level: plan.precision.confidence,
  }).required;
  return (
    <>
      <h3>{say('study.sharpness')}</h3>
      <div className="sharpness-place">
        <QueryView query={query} lines={6}>
          {(size) => <Curve plan={plan} size={size} isByEvent={isByEvent} />}
        </QueryView>
      </div>
      <SharpnessFields plan={plan} answers={query.data?.answers ?? hoped} change={change} isByEvent={isByEvent} />
    </>
  );
}

type CurveProps = Readonly<{ plan: StudyDraft; size: SampleSize; isByEvent: boolean }>;

function Curve({ plan, size, isByEvent }: CurveProps) {
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
