import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type CaseDetail, stepCase } from './case-requests.ts';
import { useProfileName } from './profiles/profile-words.ts';
import { useCaseSteps } from './use-case-steps.ts';

type Props = Readonly<{ detail: CaseDetail }>;

/** By whose promises the case runs, and the way to others: a step with a reason, as every other. */
export function CaseProfile({ detail }: Props) {
  const say = useSay();
  const may = useMay();
  const nameOf = useProfileName();
  const [isOpen, setOpen] = useState(false);
  const { profile, closed_at } = detail.case;
  if (profile === null) return null;
  return (
    <p className="source case-profile">
      {say('cases.profile', { name: nameOf(profile.name) })}{' '}
      {closed_at === null && may('case.step') && detail.profiles.length > 1 ? (
        <Button look="quiet" size="small" onPress={() => setOpen(true)}>
          {say('cases.profile-change')}
        </Button>
      ) : null}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} heading={say('cases.profile-heading')}>
        <ProfileChoice detail={detail} onClose={() => setOpen(false)} />
      </Dialog>
    </p>
  );
}

function ProfileChoice({ detail, onClose }: Props & Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const nameOf = useProfileName();
  const steps = useCaseSteps(detail);
  const others = detail.profiles.filter(({ id }) => id !== detail.case.profile?.id);
  const [profile, setProfile] = useState(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  return (
    <>
      <p>{say('cases.profile-text')}</p>
      <SelectField
        label={say('cases.profile-to')}
        value={profile}
        options={others.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
        onChange={setProfile}
      />
      <TextField
        label={say('cases.reopen-reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        lengthMax={4000}
        isRequired
      />
      <div className="row dialog-actions">
        <Button
          look="primary"
          isPending={steps.isPending}
          isDisabled={reason.trim() === ''}
          onPress={() =>
            steps.mutate(async (at) => {
              const after = await stepCase(at, { what: 'profile_changed', profile, reason });
              onClose();
              return after;
            })
          }
        >
          {say('cases.profile-change')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}
