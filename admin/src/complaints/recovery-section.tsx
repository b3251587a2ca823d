import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Tick } from '../ui/choice.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useSettingChange } from '../ui/use-setting-change.ts';
import { changeRecovery, type Recovery, recoveryQuery } from './recovery-requests.ts';

/** Asking customers afterwards how their complaint was handled: one press makes and starts all that it takes. */
export function RecoverySection() {
  const say = useSay();
  const recovery = useQuery(recoveryQuery);
  return (
    <Section heading={say('case-settings.recovery')} note={say('case-settings.recovery-note')}>
      <QueryView query={recovery}>{(found) => <Switch recovery={found} />}</QueryView>
    </Section>
  );
}

const dayChoices = ['1', '2', '3', '4', '5', '6', '7', '10', '14'] as const;

function Switch({ recovery }: Readonly<{ recovery: Recovery }>) {
  const say = useSay();
  const format = useFormat();
  const changing = useSettingChange(recoveryQuery.queryKey, changeRecovery);
  const { is_on, delay_days, study_id: studyId, survey_id: surveyId } = recovery;
  const days = dayChoices.find((choice) => Number(choice) === delay_days) ?? '4';
  return (
    <>
      <Tick isSelected={is_on} onChange={(isOn) => changing.mutate({ is_on: isOn, delay_days })}>
        {say('case-settings.recovery-on')}
        <small>{say('case-settings.recovery-on-detail')}</small>
      </Tick>
      {is_on ? (
        <div className="field-grid section-action">
          <SelectField
            className="span-4"
            label={say('case-settings.recovery-days')}
            value={days}
            options={dayChoices.map((choice) => ({ value: choice, label: format.number(Number(choice)) }))}
            hint={say('case-settings.recovery-days-hint')}
            isDisabled={changing.isPending}
            onChange={(choice) => changing.mutate({ is_on: true, delay_days: Number(choice) })}
          />
        </div>
      ) : null}
      {studyId === null ? null : (
        <p className="row section-action">
          <Link to="/studies/$studyId" params={{ studyId }}>
            {say('case-settings.recovery-study')}
          </Link>
          {surveyId === null ? null : (
            <Link to="/surveys/$surveyId" params={{ surveyId }}>
              {say('case-settings.recovery-survey')}
            </Link>
          )}
        </p>
      )}
    </>
  );
}
