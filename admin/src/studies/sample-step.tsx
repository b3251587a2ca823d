import { useQuery } from '@tanstack/react-query';
import type { SamplePlan } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { AudienceFields } from './audience-fields.tsx';
import { LegalBasisFields } from './legal-basis-fields.tsx';
import { PressureOfStudy } from './pressure-of-study.tsx';
import { SampleFields } from './sample-fields.tsx';
import { SampleSharpness } from './sample-sharpness.tsx';
import { Step, type Walk } from './step.tsx';
import type { ChangeStudy, StudyEdit } from './study-edit.ts';
import { type Study, sampleSizeQuery } from './study-requests.ts';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; walk: Walk; study: Study; etag: string }>;

/** Ticks and figures move faster than the server counts its customers. */
const pauseMs = 400;

/** Whom the study is about, and how many of them are asked: as many as the answer needs, and no more. */
export function SampleStep(props: Props) {
  return props.edit.plan.timing.kind === 'anonymous' ? <OpenToAll walk={props.walk} /> : <ChosenSample {...props} />;
}

/** Who answers by a link on the wall chooses to; nobody is drawn, and no margin says how far that is from everybody. */
function OpenToAll({ walk }: Pick<Props, 'walk'>) {
  const say = useSay();
  return (
    <Step
      name="sample"
      walk={walk}
      heading={say('study.step-sample')}
      note={say('new-study.open-note')}
      said={<p className="said">{say('study.open-sample')}</p>}
    >
      <p>{say('study.open-sample')}</p>
    </Step>
  );
}

function ChosenSample({ edit, change, walk, study, etag }: Props) {
  const say = useSay();
  const { plan } = edit;
  const audience = useSettled(plan.audience, pauseMs);
  const precision = useSettled(plan.precision, pauseMs);
  const size = useQuery(sampleSizeQuery(audience, precision));
  const isByEvent = plan.timing.kind !== 'relation';
  return (
    <Step
      name="sample"
      walk={walk}
      heading={say('study.step-sample')}
      note={say('study.sample-note')}
      said={
        <>
          {size.data === undefined ? null : (
            <SampleSaid population={size.data.population} kind={plan.sample.kind} isByEvent={isByEvent} />
          )}
          {plan.legalBasis === null ? null : <p className="meta">{say(`legal-basis.${plan.legalBasis}`)}</p>}
        </>
      }
    >
      <div className="sharpness">
        <div className="step-form">
          <AudienceFields audience={plan.audience} change={change} />
          {isByEvent ? null : <SampleFields plan={plan} change={change} />}
        </div>
        <div>
          <SampleSharpness plan={plan} query={size} change={change} isByEvent={isByEvent} />
        </div>
      </div>
      <PressureOfStudy study={study} etag={etag} isCensus={plan.sample.kind === 'census'} isByEvent={isByEvent} />
      <LegalBasisFields plan={plan} change={change} />
      <p className="unseen" role="status">
        {size.data === undefined ? '' : say('study.population', { population: size.data.population })}
      </p>
    </Step>
  );
}

type SaidProps = Readonly<{ population: number; kind: SamplePlan['kind']; isByEvent: boolean }>;

function SampleSaid({ population, kind, isByEvent }: SaidProps) {
  const say = useSay();
  return (
    <p className="said">
      {isByEvent ? say('study.said-sample-by-event', { population }) : say('study.said-sample', { population, kind })}
    </p>
  );
}
