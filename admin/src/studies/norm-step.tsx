import { type StudyMetric, studyMetrics } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { NormField } from '../surveys/norm-field.tsx';
import { Choice } from '../ui/choice.tsx';
import { NormSaid } from './norm-said.tsx';
import { Step, type Walk } from './step.tsx';
import { type ChangeStudy, changePlan, type StudyEdit } from './study-edit.ts';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; walk: Walk }>;

/** Where a norm begins until the company has thought about it; each is near what its own ready survey starts with. */
const firstNorm: Readonly<Record<StudyMetric, number>> = { grade: 7.5, csat: 0.8, nps: 30, ces: 5.5, stars: 4 };

/** When is it good? Written down before the first answer, so that nobody can move it afterwards. */
export function NormStep({ edit, change, walk }: Props) {
  const say = useSay();
  const { norm } = edit.plan;
  const setNorm = (metric: StudyMetric, value: number) => changePlan(change, { norm: { metric, value } });
  return (
    <Step
      name="norm"
      walk={walk}
      heading={say('study.step-norm')}
      note={say('study.norm-note')}
      said={
        norm === null ? null : (
          <>
            <NormSaid norm={norm} />
            <p className="meta">{say('study.norm-kept')}</p>
          </>
        )
      }
    >
      <div className="step-form">
        <Choice
          label={say('study.metric')}
          value={norm?.metric ?? ''}
          options={studyMetrics.map((metric) => ({
            value: metric,
            label: say(`metric.${metric}`),
            detail: say(`study.metric-${metric}`),
          }))}
          onChange={(metric) => {
            const chosen = studyMetrics.find((one) => one === metric);
            if (chosen !== undefined) setNorm(chosen, firstNorm[chosen]);
          }}
        />
        {norm === null ? null : (
          <NormField
            norm={{ role: norm.metric, value: norm.value }}
            onChange={(value) => setNorm(norm.metric, value)}
          />
        )}
      </div>
    </Step>
  );
}
