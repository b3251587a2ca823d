import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { NumberField } from './number-field.tsx';
import { marginOf, rounded, shareMarginOf } from './sharpness.ts';
import { type ChangeStudy, changePlan } from './study-edit.ts';

type Props = Readonly<{ plan: StudyDraft; answers: number; change: ChangeStudy; isByEvent: boolean }>;

/** The server's bounds of a margin, as shares. */
const shareMarginLeast = 0.005;
const shareMarginMost = 0.5;
const confidences = [0.9, 0.95, 0.99];

/** The wish: how sharp and how sure; and where a number is drawn, how many of them are expected to answer. */
export function SharpnessFields({ plan, answers, change, isByEvent }: Props) {
  const say = useSay();
  const format = useFormat();
  const { precision } = plan;
  const set = (part: Partial<typeof precision>) => changePlan(change, { precision: { ...precision, ...part } });
  return (
    <div className="field-pair hairline">
      <MarginField plan={plan} onChange={(margin) => set({ margin })} />
      {isByEvent ? null : (
        <NumberField
          label={say('study.expected-response')}
          name="study.expectedResponse"
          hasFractions
          value={rounded(precision.expectedResponse * 100)}
          least={1}
          most={100}
          hint={say('study.expected-response-hint')}
          onChange={(percent) => set({ expectedResponse: percent / 100 })}
        />
      )}
      <SelectField
        label={say('study.confidence')}
        value={String(precision.confidence)}
        hint={say('study.confidence-hint')}
        options={confidences.map((level) => ({ value: String(level), label: format.percent(level) }))}
        onChange={(level) => set({ confidence: Number(level) })}
      />
      {isByEvent ? null : <ReleaseField plan={plan} answers={answers} change={change} />}
    </div>
  );
}

function MarginField({ plan, onChange }: Readonly<{ plan: StudyDraft; onChange: (shareMargin: number) => void }>) {
  const say = useSay();
  const metric = plan.norm?.metric ?? 'csat';
  // Shares are written as percent; every other score in its own points.
  const unit = metric === 'csat' ? 100 : 1;
  const shown = (shareMargin: number) => rounded(marginOf(metric, shareMargin) * unit);
  return (
    <NumberField
      label={say('study.margin', { metric })}
      name="study.margin"
      hasFractions
      value={shown(plan.precision.margin)}
      least={shown(shareMarginLeast)}
      most={shown(shareMarginMost)}
      hint={say('study.margin-hint')}
      onChange={(typed) => onChange(bounded(shareMarginOf(metric, typed / unit)))}
    />
  );
}

/** What is written in two digits may lie a hair outside of the bounds that it was rounded from. */
function bounded(shareMargin: number): number {
  return Math.min(shareMarginMost, Math.max(shareMarginLeast, shareMargin));
}

function ReleaseField({ plan, answers, change }: Omit<Props, 'isByEvent'>) {
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
