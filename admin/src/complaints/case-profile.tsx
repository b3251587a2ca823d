import { useSay } from '../catalogue/text.tsx';
import type { CaseDetail } from './case-requests.ts';
import { useProfileName } from './profiles/profile-words.ts';
import { CaseTransfer } from './steps/case-transfer.tsx';

/** By whose promises the case runs, and the way to others. */
export function CaseProfile({ detail }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const nameOf = useProfileName();
  const { profile } = detail.case;
  if (profile === null) return null;
  const others = detail.profiles.filter(({ id }) => id !== profile.id);
  return (
    <p className="source case-profile">
      {say('cases.profile', { name: nameOf(profile.name) })}{' '}
      <CaseTransfer
        detail={detail}
        offered={others.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
        act={say('cases.profile-change')}
        heading={say('cases.profile-heading')}
        text={say('cases.profile-text')}
        label={say('cases.profile-to')}
        stepTo={(to, reason) => ({ what: 'profile_changed', profile: to, reason })}
      />
    </p>
  );
}
