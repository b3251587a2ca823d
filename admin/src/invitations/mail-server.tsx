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
import type { MailTrial } from './mail-settings.tsx';

type Props = Readonly<{ setting: MailSetting; onTrial: (trial: MailTrial) => void }>;

/** The ports that belong to each kind of encryption, so that choosing one fills in the other. */
const usualPorts = { starttls: '587', tls: '465', none: '25' } as const;

/** Saves, and at once proves by a mail to oneself that it works. */
export function MailServer({ setting, onTrial }: Props) {
  const say = useSay();
  const queryClient = useQueryClient();
  const { staff } = useMe();
  const isOwn = setting.source === 'own';
  const [host, setHost] = useState(isOwn ? setting.host : '');
  const [port, setPort] = useState(isOwn ? String(setting.port) : usualPorts.starttls);
  const [security, setSecurity] = useState<MailSetting['security']>(isOwn ? setting.security : 'starttls');
  const [username, setUsername] = useState(isOwn ? setting.username : '');
  const [password, setPassword] = useState('');
  const [senderName, setSenderName] = useState(setting.sender_name || staff.name);
  const [senderAddress, setSenderAddress] = useState(setting.sender_address || staff.email);
  const [to, setTo] = useState(staff.email);

  const send = useCallback(async () => {
    await saveMailSetting({
      host,
      port: Number(port) || 0,
      security,
      username,
      ...(password === '' ? {} : { password }),
      sender_name: senderName,
      sender_address: senderAddress,
    });
    setPassword('');
    const test = await testMail(to);
    onTrial({ to, at: new Date(), test });
    await queryClient.invalidateQueries({ queryKey: ['mail-setting'] });
    await queryClient.invalidateQueries({ queryKey: ['me'] });
  }, [host, port, security, username, password, senderName, senderAddress, to, onTrial, queryClient]);
  const submission = useSubmit(send);
  const { errorOf } = submission;

  return (
    <Section heading={say('mail.server')} note={say('mail.server-note')}>
      <Form submission={submission} className="field-grid">
        <TextField
          className="span-4"
          label={say('mail.host')}
          name="host"
          value={host}
          onChange={setHost}
          error={errorOf('host')}
        />
        <TextField
          className="span-2"
          label={say('mail.port')}
          name="port"
          inputMode="numeric"
          value={port}
          onChange={setPort}
          error={errorOf('port')}
        />
        <Segment
          label={say('mail.security')}
          value={security}
          options={(['starttls', 'tls', 'none'] as const).map((offered) => ({
            value: offered,
            label: say(`mail.security-${offered}`),
          }))}
          onChange={(chosen) => {
            setSecurity(chosen);
            if (Object.values<string>(usualPorts).includes(port)) setPort(usualPorts[chosen]);
          }}
        />
        <TextField
          className="span-3"
          label={say('mail.username')}
          name="username"
          autoComplete="off"
          value={username}
          onChange={setUsername}
          error={errorOf('username')}
        />
        <TextField
          className="span-3"
          label={say('account.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={errorOf('password')}
          hint={isOwn && setting.has_password ? say('mail.password-kept') : undefined}
        />
        <TextField
          className="span-3"
          label={say('mail.sender-name')}
          name="sender_name"
          value={senderName}
          onChange={setSenderName}
          error={errorOf('sender_name')}
        />
        <TextField
          className="span-3"
          label={say('mail.sender-address')}
          name="sender_address"
          type="email"
          value={senderAddress}
          onChange={setSenderAddress}
          error={errorOf('sender_address')}
          hint={say('mail.sender-address-hint')}
        />
        <TextField
          className="span-3"
          label={say('mail.test-to')}
          name="to"
          type="email"
          value={to}
          onChange={setTo}
          error={errorOf('to')}
        />
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
