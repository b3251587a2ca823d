import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type MailSetting, removeMailSetting, saveMailSetting, testMail } from './invitation-requests.ts';
import type { MailTrial } from './mail-trial.ts';

type Props = Readonly<{ setting: MailSetting; onTrial: (trial: MailTrial) => void }>;

/** What is typed, before it is a setting: the port may still be half a number. */
type Typed = Readonly<
  Pick<MailSetting, 'host' | 'security' | 'username' | 'sender_name' | 'sender_address'> & {
    port: string;
    password: string;
    to: string;
  }
>;

type FieldsProps = Readonly<{
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  errorOf: (field: string) => string | undefined;
}>;

/** The ports that belong to each kind of encryption, so that choosing one fills in the other. */
const usualPorts = { starttls: '587', tls: '465', none: '25' } as const;

/** Saves, and at once proves by a mail to oneself that it works. */
export function MailServer({ setting, onTrial }: Props) {
  const say = useSay();
  const queryClient = useQueryClient();
  const { staff } = useMe();
  const isOwn = setting.source === 'own';
  const [typed, setTyped] = useState<Typed>(() => firstTyped(setting, staff));
  const change = (part: Partial<Typed>) => setTyped((current) => ({ ...current, ...part }));

  const send = useCallback(async () => {
    const { port, password, to, ...others } = typed;
    await saveMailSetting({ ...others, port: Number(port) || 0, ...(password === '' ? {} : { password }) });
    setTyped((current) => ({ ...current, password: '' }));
    onTrial({ to, at: new Date(), test: await testMail(to) });
    await queryClient.invalidateQueries({ queryKey: ['mail-setting'] });
    await queryClient.invalidateQueries({ queryKey: ['me'] });
  }, [typed, onTrial, queryClient]);
  const submission = useSubmit(send);
  const fields = { typed, change, errorOf: submission.errorOf };

  return (
    <Section heading={say('mail.server')} note={say('mail.server-note')}>
      <Form submission={submission} className="field-grid">
        <ServerFields {...fields} />
        <LoginFields {...fields} isPasswordKept={isOwn && setting.has_password} />
        <SenderFields {...fields} />
        <div className="row">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('mail.save-and-test')}
          </Button>
          {isOwn ? <RemoveServer /> : null}
        </div>
      </Form>
    </Section>
  );
}

/** The operator's own server stays out of sight: only what this company set itself is filled in. */
function firstTyped(setting: MailSetting, staff: Readonly<{ name: string; email: string }>): Typed {
  const isOwn = setting.source === 'own';
  return {
    host: isOwn ? setting.host : '',
    port: isOwn ? String(setting.port) : usualPorts.starttls,
    security: isOwn ? setting.security : 'starttls',
    username: isOwn ? setting.username : '',
    password: '',
    sender_name: setting.sender_name || staff.name,
    sender_address: setting.sender_address || staff.email,
    to: staff.email,
  };
}

function ServerFields({ typed, change, errorOf }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        className="span-4"
        label={say('mail.host')}
        name="host"
        value={typed.host}
        onChange={(host) => change({ host })}
        error={errorOf('host')}
      />
      <TextField
        className="span-2"
        label={say('mail.port')}
        name="port"
        inputMode="numeric"
        value={typed.port}
        onChange={(port) => change({ port })}
        error={errorOf('port')}
      />
      <Segment
        label={say('mail.security')}
        value={typed.security}
        options={(['starttls', 'tls', 'none'] as const).map((offered) => ({
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
        name="username"
        autoComplete="off"
        value={typed.username}
        onChange={(username) => change({ username })}
        error={errorOf('username')}
      />
      <TextField
        className="span-3"
        label={say('account.password')}
        name="password"
        type="password"
        autoComplete="new-password"
        value={typed.password}
        onChange={(password) => change({ password })}
        error={errorOf('password')}
        hint={isPasswordKept ? say('mail.password-kept') : undefined}
      />
    </>
  );
}

function SenderFields({ typed, change, errorOf }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        className="span-3"
        label={say('mail.sender-name')}
        name="sender_name"
        value={typed.sender_name}
        onChange={(name) => change({ sender_name: name })}
        error={errorOf('sender_name')}
      />
      <TextField
        className="span-3"
        label={say('mail.sender-address')}
        name="sender_address"
        type="email"
        value={typed.sender_address}
        onChange={(address) => change({ sender_address: address })}
        error={errorOf('sender_address')}
        hint={say('mail.sender-address-hint')}
      />
      <TextField
        className="span-3"
        label={say('mail.test-to')}
        name="to"
        type="email"
        value={typed.to}
        onChange={(to) => change({ to })}
        error={errorOf('to')}
      />
    </>
  );
}

function RemoveServer() {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async () => {
    await removeMailSetting();
    toast({ text: say('mail.removed') });
    await queryClient.invalidateQueries({ queryKey: ['mail-setting'] });
    await queryClient.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Button look="quiet" onPress={() => void remove()}>
      {say('mail.remove')}
    </Button>
  );
}
