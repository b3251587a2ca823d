import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { ProfileForm } from './profile-form.tsx';
import {
  changeProfile,
  type Profile,
  type ProfileList,
  type ProfileWish,
  profilesQuery,
  removeProfile,
} from './profile-requests.ts';
import { useProfileName, useTermWords } from './profile-words.ts';

type Open = Readonly<{ id: string | undefined; begun: ProfileWish }>;

/** What is promised to whoever complains: the profiles to start from, and the firm's own. */
export function ProfileSection() {
  const say = useSay();
  const profiles = useQuery(profilesQuery);
  const nameOf = useProfileName();
  const [open, setOpen] = useState<Open>();
  const wishOf = ({ name, terms, calendar, remind, escalation_id }: Profile): ProfileWish => ({
    ...{ name: nameOf(name), terms, calendar, remind, escalation_id },
  });
  return (
    <Section heading={say('profile.heading')} note={say('profile.note')}>
      <QueryView query={profiles}>
        {({ data, colleagues }) => (
          <>
            <ol className="profiles">
              {data.map((profile) => (
                <li key={profile.id}>
                  <ProfileLine
                    profile={profile}
                    onChange={() => setOpen({ id: profile.id, begun: wishOf(profile) })}
                    onCopy={() => setOpen({ id: undefined, begun: { ...wishOf(profile), name: '' } })}
                  />
                  {open !== undefined && open.id === profile.id ? (
                    <ProfileForm {...open} colleagues={colleagues} onDone={() => setOpen(undefined)} />
                  ) : null}
                </li>
              ))}
            </ol>
            {open !== undefined && open.id === undefined ? (
              <ProfileForm {...open} colleagues={colleagues} onDone={() => setOpen(undefined)} />
            ) : null}
          </>
        )}
      </QueryView>
    </Section>
  );
}

type LineProps = Readonly<{ profile: Profile; onChange: () => void; onCopy: () => void }>;

function ProfileLine({ profile, onChange, onCopy }: LineProps) {
  const say = useSay();
  const nameOf = useProfileName();
  const termOf = useTermWords();
  const act = useProfileAct();
  const { terms, calendar, is_default } = profile;
  const name = nameOf(profile.name);
  return (
    <>
      <p className="profile-name">
        <b>{name}</b> {is_default ? <span className="muted">{say('profile.is-default')}</span> : null}
      </p>
      <p className="meta">
        {say('profile.summary', {
          acknowledge: termOf(terms.acknowledge),
          contact: termOf(terms.first_contact),
          decision: termOf(terms.decision),
        })}{' '}
        {say('profile.hours', { from: calendar.from, until: calendar.until, country: calendar.country })}
      </p>
      <p className="row">
        <Button look="quiet" size="small" label={`${say('profile.change')}: ${name}`} onPress={onChange}>
          {say('profile.change')}
        </Button>
        <Button look="quiet" size="small" label={`${say('profile.copy')}: ${name}`} onPress={onCopy}>
          {say('profile.copy')}
        </Button>
        {is_default ? null : (
          <Button
            look="quiet"
            size="small"
            label={`${say('profile.make-default')}: ${name}`}
            onPress={() => act.mutate(() => changeProfile(profile.id, { is_default: true }))}
          >
            {say('profile.make-default')}
          </Button>
        )}
        {is_default || profile.base !== null ? null : (
          <Button
            look="quiet"
            size="small"
            label={`${say('profile.remove')}: ${name}`}
            onPress={() => act.mutate(() => removeProfile(profile.id))}
          >
            {say('profile.remove')}
          </Button>
        )}
      </p>
    </>
  );
}

function useProfileAct() {
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<ProfileList>) => act(),
    onSuccess: (list) => queryClient.setQueryData(profilesQuery.queryKey, list),
    onError: refuse,
  });
}
