import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { isProblem, type Problem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EmailField, PasswordField } from './account-fields.tsx';
import { signIn } from './account-requests.ts';
import { Cover } from './cover.tsx';
import { useArrival } from './use-arrival.ts';

const route = getRouteApi('/sign-in');

type Workspace = Readonly<{ code: string; name: string }>;

export function SignIn() {
  const say = useSay();
  const { next } = route.useSearch();
  const arrive = useArrival(next);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [workspaces, setWorkspaces] = useState<readonly Workspace[]>([]);
  const [chosen, setChosen] = useState('');
  const send = useCallback(async () => {
    try {
      await arrive(await signIn({ email, password, ...(chosen === '' ? {} : { workspace: chosen }) }));
    } catch (error) {
      if (!isProblem(error, 'choose_workspace')) throw error;
      const offered = workspacesOf(error);
      setWorkspaces(offered);
      setChosen(offered[0]?.code ?? '');
    }
  }, [arrive, email, password, chosen]);
  const submission = useSubmit(send);
  return (
    <Cover title={say('sign-in.heading')}>
      <Form submission={submission}>
        <EmailField value={email} onChange={setEmail} error={submission.errorOf('email')} />
        <PasswordField isNew={false} value={password} onChange={setPassword} error={submission.errorOf('password')} />
        {workspaces.length > 0 ? (
          <SelectField
            label={say('sign-in.workspace')}
            hint={say('sign-in.workspace-hint')}
            value={chosen}
            options={workspaces.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setChosen}
          />
        ) : null}
        <div>
          <Button type="submit" look="primary" size="large" isPending={submission.isPending}>
            {say('sign-in.submit')}
          </Button>
        </div>
        <p className="note">{say('sign-in.forgotten')}</p>
      </Form>
    </Cover>
  );
}

function workspacesOf(problem: Problem): readonly Workspace[] {
  const listed = problem.body['workspaces'];
  if (!Array.isArray(listed)) return [];
  return listed.map((entry: Record<string, unknown>) => ({
    code: String(entry['code']),
    name: String(entry['name']),
  }));
}
