import { defaultReminder } from '@voldaan/domain/studies/schedule/reminder-of';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { mayTravel } from '@voldaan/domain/studies/travels-along';
import { useSay } from '../catalogue/text.tsx';
import { Choice, Toggle } from '../ui/choice.tsx';
import { Step, type Walk } from './step.tsx';
import { type ChangeStudy, changePlan, isByMail, type StudyEdit } from './study-edit.ts';
import { TimingFields } from './timing-fields.tsx';
import { TimingSaid } from './timing-said.tsx';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; walk: Walk }>;

/** How customers are reached, and at which moment: close to what they remember, and only once. */
export function TimingStep({ edit, change, walk }: Props) {
  const say = useSay();
  const { plan } = edit;
  return (
    <Step
      name="timing"
      walk={walk}
      heading={say('study.step-timing')}
      note={say(`study-kind-why.${plan.timing.kind}`)}
      said={<TimingSaid plan={plan} />}
    >
      <div className="step-form">
        <TimingFields edit={edit} change={change} />
        {plan.timing.kind === 'anonymous' ? null : <ChannelChoice plan={plan} change={change} />}
        {isByMail(plan) ? (
          <div>
            <Toggle
              isSelected={plan.reminder !== null}
              onChange={(isOn) => changePlan(change, { reminder: isOn ? defaultReminder : null })}
            >
              {say('study.reminder')}
            </Toggle>
            <p className="hint">{say('study.reminder-hint', { days: (plan.reminder ?? defaultReminder).afterDays })}</p>
          </div>
        ) : null}
        {isByMail(plan) ? <ShareMail plan={plan} change={change} /> : null}
      </div>
    </Step>
  );
}

/** Whether the question may stand in one mail with another study's; where its purpose forbids, it says why. */
function ShareMail({ plan, change }: Readonly<{ plan: StudyDraft; change: ChangeStudy }>) {
  const say = useSay();
  if (!mayTravel(plan.timing.kind)) return <p className="hint">{say('study.merge-not', { kind: plan.timing.kind })}</p>;
  return (
    <div>
      <Toggle isSelected={plan.mayMerge} onChange={(mayMerge) => changePlan(change, { mayMerge })}>
        {say('study.merge')}
      </Toggle>
      <p className="hint">{say('study.merge-hint')}</p>
    </div>
  );
}

function ChannelChoice({ plan, change }: Readonly<{ plan: StudyDraft; change: ChangeStudy }>) {
  const say = useSay();
  return (
    <Choice
      label={say('study.channel')}
      value={plan.channel}
      options={(['mail', 'link', 'phone'] as const).map((channel) => ({
        value: channel,
        label: say(`study-channel.${channel}`),
        detail: say(`study-channel-note.${channel}`),
      }))}
      onChange={(channel) => changePlan(change, { channel })}
    />
  );
}
