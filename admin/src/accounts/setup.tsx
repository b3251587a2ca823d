import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Form } from '../ui/form.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EmailField, LanguageField, NameField, PasswordField } from './account-fields.tsx';
import { claimSetup, setupQuery } from './account-requests.ts';
import { Cover } from './cover.tsx';
import { useArrival } from './use-arrival.ts';

const route = getRouteApi('/setup/$token');

/** The one form of the first run. Whoever holds the one-time link becomes the owner. */
export function Setup() {
  const say = useSay();
  const { token } = route.useParams();
  const setup = useQuery(setupQuery(token));
  if (setup.isError) return <LinkGone error={setup.error} />;
  return (
    <Cover title={say('setup.heading')} note={say('setup.note')} promise={say('cover.text')} hasLanguageSwitch={false}>
      <SetupForm token={token} />
    </Cover>
  );
}

function SetupForm({ token }: Readonly<{ token: string }>) {
  const say = useSay();
  const { language, chooseLanguage } = useLanguage();
  const arrive = useArrival();
  const [company, setCompany] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = useCallback(
    async () => arrive(await claimSetup(token, { company, name, email, password, language })),
    [arrive, token, company, name, email, password, language],
  );
  const submission = useSubmit(send);
  const { errorOf } = submission;
  return (
    <Form submission={submission}>
      <TextField
        label={say('setup.company')}
        name="company"
        autoComplete="organization"
        value={company}
        onChange={setCompany}
        error={errorOf('company')}
        isRequired
      />
      <div className="pair">
        <NameField value={name} onChange={setName} error={errorOf('name')} />
        <LanguageField value={language} onChange={chooseLanguage} />
      </div>
      <EmailField value={email} onChange={setEmail} error={errorOf('email')} />
      <PasswordField isNew value={password} onChange={setPassword} error={errorOf('password')} />
      <div>
        <Button type="submit" look="primary" size="large" isPending={submission.isPending}>
          {say('setup.begin')}
        </Button>
      </div>
    </Form>
  );
}

/** A link that is used, old or wrong answers the same: no, and where a new one comes from. */
export function LinkGone({ error }: Readonly<{ error: unknown }>) {
  const say = useSay();
  if (!isProblem(error) || error.status !== 404) {
    return (
      <Cover title={say('failure.heading')}>
        <Failure error={error} />
      </Cover>
    );
  }
  return (
    <Cover title={say('link-gone.heading')} note={say('link-gone.note')}>
      <p>{say('link-gone.text')}</p>
    </Cover>
  );
}
