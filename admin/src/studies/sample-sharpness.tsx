import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { MarginCurve } from './margin-curve.tsx';
import { NumberField } from './number-field.tsx';
import { marginOf, shareMarginOf, sharpnessOf, usualSpread } from './sharpness.ts';
import { type ChangeStudy, changePlan } from './study-edit.ts';
import type { SampleSize } from './study-requests.ts';

type Props = Readonly<{ plan: StudyDraft; size: SampleSize; change: ChangeStudy; isByEvent: boolean }>;

/** The server's bounds of a margin, as shares. */
const shareMarginLeast = 0.005;
const shareMarginMost = 0.5;
const confidences = [0.9, 0.95, 0.99];

/** How sharp the answer will be: the margin that is wished for, the response that is expected, and what they ask for. */
export function SampleSharpness({ plan, size, change, isByEvent }: Props) {
  const say = useSay();
  const format = useFormat();
  const metric = plan.norm?.metric ?? 'csat';
  const { precision } = plan;
  const isShare = metric === 'csat';
  // Shares are written as percent; every other score in its own points.
  const shown = (margin: number) => (isShare ? margin * 100 : margin);
  const figure = (margin: number) =>
    isShare ? `${format.given(rounded(margin * 100))}\u00a0%` : format.given(rounded(margin));
  const sharpness = sharpnessOf({
    spread: usualSpread[metric],
    population: size.population,
    confidence: precision.confidence,
    answers: size.answers,
  });
  const setMargin = (typed: number) =>
    changePlan(change, {
      precision: { ...precision, margin: shareMarginOf(metric, isShare ? typed / 100 : typed) },
    });
  return (
    <>
      <h3>{say('study.sharpness')}</h3>
      <p className="note">{say('study.sharpness-note', { metric })}</p>
      {sharpness === undefined ? (
        <p className="note">{say('study.no-curve', { population: size.population })}</p>
      ) : (
        <MarginCurve sharpness={sharpness} figure={figure} />
      )}
      <p className="source">
        {size.detail}{' '}
        {say('study.spread', { spread: figure(usualSpread[metric]), level: format.percent(precision.confidence) })}
      </p>
      <div className="field-pair hairline">
        <NumberField
          label={say('study.margin', { metric })}
          name="study.margin"
          value={rounded(shown(marginOf(metric, precision.margin)))}
          least={rounded(shown(marginOf(metric, shareMarginLeast)))}
          most={rounded(shown(marginOf(metric, shareMarginMost)))}
          hint={say('study.margin-hint')}
          onChange={setMargin}
        />
        <NumberField
          label={say('study.expected-response')}
          name="study.expectedResponse"
          value={rounded(precision.expectedResponse * 100)}
          least={1}
          most={100}
          hint={say('study.expected-response-hint')}
          onChange={(percent) => changePlan(change, { precision: { ...precision, expectedResponse: percent / 100 } })}
        />
        <SelectField
          label={say('study.confidence')}
          value={String(precision.confidence)}
          hint={say('study.confidence-hint')}
          options={confidences.map((level) => ({ value: String(level), label: format.percent(level) }))}
          onChange={(level) => changePlan(change, { precision: { ...precision, confidence: Number(level) } })}
        />
        {isByEvent ? null : <TargetField plan={plan} answers={size.answers} change={change} />}
      </div>
    </>
  );
}

function TargetField({ plan, answers, change }: Readonly<{ plan: StudyDraft; answers: number; change: ChangeStudy }>) {
  const say = useSay();
  return (
    <SelectField
      label={say('study.release')}
      value={plan.targetAnswers === null ? 'at-once' : 'in-parts'}
      hint={say('study.release-hint')}
      options={[
        { value: 'at-once', label: say('study.release-at-once') },
        { value: 'in-parts', label: say('study.release-in-parts', { answers: plan.targetAnswers ?? answers }) },
      ]}
      onChange={(how) => changePlan(change, { targetAnswers: how === 'at-once' ? null : Math.max(1, answers) })}
    />
  );
}

/** Two digits are finer than any margin that a company decides by. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
