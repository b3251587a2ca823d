import type { SamplePlan, StratifyBy, StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { Choice } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { QuotaFields } from './quota-fields.tsx';
import { type ChangeStudy, changePlan } from './study-edit.ts';
import { useStrata } from './use-strata.ts';

type Props = Readonly<{ plan: StudyDraft; change: ChangeStudy }>;

const sampleKinds = ['census', 'simple', 'stratified', 'quota'] as const;

/** Everybody, a part by lot, a part of every group, or so many of each group. */
export function SampleFields({ plan, change }: Props) {
  const say = useSay();
  const { sample } = plan;
  const set = (next: SamplePlan) => changePlan(change, { sample: next });
  return (
    <>
      <Choice
        label={say('study.how-many')}
        value={sample.kind}
        options={sampleKinds.map((kind) => ({
          value: kind,
          label: say(`sample-kind.${kind}`),
          detail: say(`sample-kind-note.${kind}`),
        }))}
        onChange={(kind) => set(firstPlan(kind, sample))}
      />
      {'by' in sample ? <StrataField by={sample.by} onChange={(by) => set(withStrata(sample, by))} /> : null}
      {sample.kind === 'stratified' ? (
        <Choice
          label={say('study.allocation')}
          value={sample.allocation}
          options={(['proportional', 'neyman'] as const).map((allocation) => ({
            value: allocation,
            label: say(`allocation.${allocation}`),
            detail: say(`allocation-note.${allocation}`),
          }))}
          onChange={(allocation) => set({ ...sample, allocation })}
        />
      ) : null}
      {sample.kind === 'quota' ? <QuotaFields sample={sample} onChange={set} /> : null}
    </>
  );
}

function StrataField({ by, onChange }: Readonly<{ by: StratifyBy; onChange: (by: StratifyBy) => void }>) {
  const say = useSay();
  const strata = useStrata();
  return (
    <SelectField
      label={say('study.by')}
      value={by}
      options={strata.map(({ by: value, name }) => ({ value, label: name }))}
      onChange={onChange}
    />
  );
}

function firstPlan(kind: SamplePlan['kind'], now: SamplePlan): SamplePlan {
  const by = 'by' in now ? now.by : 'language';
  switch (kind) {
    case 'census':
    case 'simple':
      return { kind };
    case 'stratified':
      return { kind, by, allocation: 'proportional' };
    case 'quota':
      return { kind, by, places: {} };
  }
}

/** Places belong to the groups that they were counted for; other groups begin anew. */
function withStrata(sample: Extract<SamplePlan, { by: StratifyBy }>, by: StratifyBy): SamplePlan {
  return sample.kind === 'quota' ? { ...sample, by, places: {} } : { ...sample, by };
}
