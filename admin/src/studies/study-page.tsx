import './studies.css';
import '../invitations/invitations.css';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { NormSaid } from './norm-said.tsx';
import { StudyActions } from './study-actions.tsx';
import { StudyCalls } from './study-calls.tsx';
import { StudyDraws } from './study-draws.tsx';
import { isByLink, isByMail } from './study-edit.ts';
import { StudyFrame } from './study-frame.tsx';
import type { Study } from './study-requests.ts';
import { StudyStateMark } from './study-state.tsx';
import { StudyWaves } from './study-waves.tsx';
import { TimingSaid } from './timing-said.tsx';

/** A study that began: how far it is and why it is no further, with its purpose and norm as they were laid down. */
export function StudyPage({ study, onChange }: Readonly<{ study: Study; onChange: () => void }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const { plan } = study;
  return (
    <>
      <PageHead
        title={study.name}
        crumb={<Link to="/studies">{say('shell.studies')}</Link>}
        note={
          <>
            <StudyStateMark state={study.state} />
            {study.next_plan_at === null || study.state !== 'running' ? null : (
              <span className="meta"> · {say('study.next-plan', { moment: format.moment(study.next_plan_at) })}</span>
            )}
          </>
        }
        actions={may('study.start') ? <StudyActions study={study} /> : null}
      />
      <HowFar study={study} />
      <Section label={say('study.laid-down')} heading={say('study.step-purpose')} note={say('study.laid-down-note')}>
        <p className="said">{plan.purpose}</p>
        {plan.norm === null ? null : <NormSaid norm={plan.norm} />}
        {study.started_at === null ? null : (
          <p className="meta">{say('study.laid-down-on', { day: format.day(study.started_at) })}</p>
        )}
      </Section>
      <Section heading={say('study.step-timing')} note={say(`study-kind-why.${plan.timing.kind}`)}>
        <TimingSaid plan={plan} />
        {study.state === 'paused' && may('study.change') ? (
          <p className="section-action">
            <LinkButton onPress={onChange}>{say('study.change-plan')}</LinkButton>
          </p>
        ) : null}
        {study.survey_id !== null && isByLink(plan) ? (
          <p className="section-action">
            <Link to="/surveys/$surveyId/share" params={{ surveyId: study.survey_id }}>
              {say('study.share')}
            </Link>
          </p>
        ) : null}
        {study.survey_id === null ? null : (
          <p className="section-action">
            <Link to="/surveys/$surveyId" params={{ surveyId: study.survey_id }}>
              {say('study.open-survey')}
            </Link>
          </p>
        )}
      </Section>
    </>
  );
}

/** From chosen to answered, and how; of a study that nobody is invited to, where its answers are. */
function HowFar({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  if (!isByMail(study.plan) && study.frame.selected === 0) {
    return (
      <Section label={say('study-frame.label')} heading={say('study.invites-nobody')}>
        <p>{say('study.invites-nobody-note')}</p>
      </Section>
    );
  }
  return (
    <>
      <StudyFrame study={study} />
      {study.plan.channel === 'phone' ? <StudyCalls study={study} /> : <StudyWaves study={study} />}
      <StudyDraws study={study} />
    </>
  );
}
