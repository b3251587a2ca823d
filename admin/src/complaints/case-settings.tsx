import './case-settings.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Tick } from '../ui/choice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { CaseFormSection } from './case-form-section.tsx';
import { CaseMailSection } from './case-mail-section.tsx';
import { type CaseIntake, changeIntake, intakeQuery } from './case-setting-requests.ts';
import { CauseSection } from './cause-section.tsx';
import { MacroSection } from './macros/macro-section.tsx';
import { PraiseSection } from './praise/praise-section.tsx';
import { ProfileSection } from './profiles/profile-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { UnitRuleSection } from './units/unit-rule-section.tsx';

/** What opens a case by itself, and what complaints are put down to. */
export function CaseSettings() {
  const say = useSay();
  const intake = useQuery(intakeQuery);
  return (
    <>
      <PageHead title={say('settings.cases')} note={say('case-settings.note')} />
      <SettingsTabs />
      <Section heading={say('case-settings.intake')} note={say('case-settings.intake-note')}>
        <QueryView query={intake}>{(found) => <IntakeTicks intake={found} />}</QueryView>
      </Section>
      <UnitRuleSection />
      <CaseFormSection />
      <CaseMailSection />
      <RecoverySection />
      <PraiseSection />
      <ProfileSection />
      <MacroSection />
      <CauseSection />
    </>
  );
}

const ways = ['on_contact_wish', 'on_low_score', 'on_compliment'] as const;

/** Each is kept as soon as it is ticked. */
function IntakeTicks({ intake }: Readonly<{ intake: CaseIntake }>) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const changing = useMutation({
    mutationFn: changeIntake,
    onSuccess: (saved) => {
      queryClient.setQueryData(intakeQuery.queryKey, saved);
      toast({ text: say('settings.saved') });
    },
    onError: refuse,
  });
  return ways.map((way) => (
    <Tick key={way} isSelected={intake[way]} onChange={(isOn) => changing.mutate({ [way]: isOn })}>
      {say(`case-settings.${way}`)}
      <small>{say(`case-settings.${way}-detail`)}</small>
    </Tick>
  ));
}
