import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EmailField, LanguageField, NameField, PasswordField } from './account-fields.tsx';
import { acceptInvite, inviteQuery } from './account-requests.ts';
import { Cover } from './cover.tsx';
import { LinkGone } from './setup.tsx';
import { useArrival } from './use-arrival.ts';

const route = getRouteApi('/invite/$token');

export function AcceptInvite() {
  const say = useSay();
  const { token } = route.useParams();
  const invite = useQuery(inviteQuery(token));
  if (invite.isError) return <LinkGone error={invite.error} />;
  if (invite.data === undefined) return <Skeleton />;
  const { company, role, email } = invite.data;
  return (
    <Cover
      title={say('invite.heading', { company })}
      note={say('invite.note', { role: say(`role.${role}`) })}
      hasLanguageSwitch={false}
    >
      <AcceptForm token={token} email={email} />
    </Cover>
  );
}

function AcceptForm({ token, email }: Readonly<{ token: string; email: string }>) {
  const say = useSay();
  const { language, chooseLanguage } = useLanguage();
  const arrive = useArrival();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = useCallback(
    async () => arrive(await acceptInvite(token, { name, password, language })),
    [arrive, token, name, password, language],
  );
  const submission = useSubmit(send);
  return (
    <Form submission={submission}>
      <EmailField value={email} onChange={() => undefined} isReadOnly />
      <div className="pair">
        <NameField value={name} onChange={setName} error={submission.errorOf('name')} />
        <LanguageField value={language} onChange={chooseLanguage} />
      </div>
      <PasswordField isNew value={password} onChange={setPassword} error={submission.errorOf('password')} />
      <div>
        <Button type="submit" look="primary" size="large" isPending={submission.isPending}>
          {say('invite.accept')}
        </Button>
      </div>
    </Form>
  );
}
