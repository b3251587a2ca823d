import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { Message } from '../ui/message.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type ReturnMail, returnMailQuery, saveReturnMail } from './mail-requests.ts';

/** Where mail comes back to, and the mailbox in which Voldaan looks for it. */
export function MailReturn() {
  const query = useQuery(returnMailQuery);
  return <QueryView query={query}>{(setting) => <ReturnForm setting={setting} />}</QueryView>;
}

/** What is typed, before it is a setting: the port may still be half a number. */
type Typed = Readonly<
  Pick<ReturnMail, 'address' | 'host' | 'security' | 'username' | 'folder'> & { port: string; password: string }
>;

/** The ports that belong to each kind of encryption, so that choosing one fills in the other. */
const usualPorts = { tls: '993', starttls: '143', none: '143' } as const;

function ReturnForm({ setting }: Readonly<{ setting: ReturnMail }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { address, host, port, security, username, folder } = setting;
  const [typed, setTyped] = useState<Typed>({
    ...{ address, host, security, username, folder },
    port: String(port),
    password: '',
  });
  const change = (part: Partial<Typed>) => setTyped((current) => ({ ...current, ...part }));
  const save = useCallback(async () => {
    const { password, ...others } = typed;
    const wish = { ...others, port: Number(typed.port) || 0, ...(password === '' ? {} : { password }) };
    queryClient.setQueryData(returnMailQuery.queryKey, await saveReturnMail(wish));
    setTyped((current) => ({ ...current, password: '' }));
    toast({ text: say('return-mail.saved') });
  }, [typed, queryClient, toast, say]);
  const submission = useSubmit(save);
  const fields = { typed, change, errorOf: submission.errorOf };
  return (
    <Section heading={say('return-mail.heading')} note={say('return-mail.note')}>
      <Standing setting={setting} />
      <Form submission={submission} className="field-grid section-action">
        <TextField
          label={say('return-mail.address')}
          name="address"
          value={typed.address}
          onChange={(value) => change({ address: value })}
          error={submission.errorOf('address')}
          hint={say('return-mail.address-hint')}
        />
        <MailboxFields {...fields} />
        <LoginFields {...fields} isPasswordKept={setting.has_password} />
        <div className="row">
          <Button type="submit" isPending={submission.isPending}>
            {say('return-mail.save')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** Whether the mailbox can be read, as far as it was tried. */
function Standing({ setting }: Readonly<{ setting: ReturnMail }>) {
  const say = useSay();
  const format = useFormat();
  if (setting.trouble !== null) return <Message tone="bad">{setting.trouble}</Message>;
  if (setting.host === '') return null;
  if (setting.polled_at === null) return <Message tone="info">{say('return-mail.not-yet')}</Message>;
  return <Message tone="ok">{say('return-mail.read', { moment: format.moment(setting.polled_at) })}</Message>;
}

type FieldsProps = Readonly<{
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  errorOf: (field: string) => string | undefined;
}>;

function MailboxFields({ typed, change, errorOf }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        className="span-4"
        label={say('return-mail.host')}
        name="imap-host"
        value={typed.host}
        onChange={(host) => change({ host })}
        error={errorOf('host')}
        hint={say('return-mail.host-hint')}
      />
      <TextField
        className="span-2"
        label={say('mail.port')}
        name="imap-port"
        inputMode="numeric"
        value={typed.port}
        onChange={(port) => change({ port })}
        error={errorOf('port')}
      />
      <Segment
        label={say('mail.security')}
        value={typed.security}
        options={(['tls', 'starttls', 'none'] as const).map((offered) => ({
          value: offered,
          label: say(`mail.security-${offered}`),
        }))}
        onChange={(security) => {
          const isUsual = Object.values<string>(usualPorts).includes(typed.port);
          change({ security, ...(isUsual ? { port: usualPorts[security] } : {}) });
        }}
      />
    </>
  );
}

function LoginFields({ typed, change, errorOf, isPasswordKept }: FieldsProps & Readonly<{ isPasswordKept: boolean }>) {
  const say = useSay();
  return (
    <>
      <TextField
        className="span-3"
        label={say('mail.username')}
        name="imap-username"
        autoComplete="off"
        value={typed.username}
        onChange={(username) => change({ username })}
        error={errorOf('username')}
      />
      <TextField
        className="span-3"
        label={say('account.password')}
        name="imap-password"
        type="password"
        autoComplete="new-password"
        value={typed.password}
        onChange={(password) => change({ password })}
        error={errorOf('password')}
        hint={isPasswordKept ? say('mail.password-kept') : undefined}
      />
      <TextField
        className="span-3"
        label={say('return-mail.folder')}
        name="imap-folder"
        value={typed.folder}
        onChange={(folder) => change({ folder })}
        error={errorOf('folder')}
      />
    </>
  );
}
