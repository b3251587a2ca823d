import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type MailSetting, removeMailSetting, saveMailSetting, testMail } from './invitation-requests.ts';
import { type MailLogin, MailLoginFields, usualPort } from './mail-login-fields.tsx';
import { sendingCheckQuery } from './mail-requests.ts';
import type { MailTrial } from './mail-trial.ts';

type Props = Readonly<{ setting: MailSetting; onTrial: (trial: MailTrial) => void }>;

type Typed = MailLogin & Readonly<Pick<MailSetting, 'sender_name' | 'sender_address'> & { to: string }>;

type FieldsProps = Readonly<{
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  errorOf: (field: string) => string | undefined;
}>;

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
    // It is saved, whatever becomes of the test.
    try {
      onTrial({ to, at: new Date(), test: await testMail(to) });
    } finally {
      await refreshMail(queryClient);
    }
  }, [typed, onTrial, queryClient]);
  const submission = useSubmit(send);
  const fields = { typed, change, errorOf: submission.errorOf };

  return (
    <Section heading={say('mail.server')} note={say('mail.server-note')}>
      <Form submission={submission} className="field-grid">
        <MailLoginFields kind="smtp" {...fields} isPasswordKept={isOwn && setting.has_password} />
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
    port: isOwn ? String(setting.port) : usualPort('smtp', 'starttls'),
    security: isOwn ? setting.security : 'starttls',
    username: isOwn ? setting.username : '',
    password: '',
    sender_name: setting.sender_name || staff.name,
    sender_address: setting.sender_address || staff.email,
    to: staff.email,
  };
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
    await refreshMail(queryClient);
  };
  return (
    <Button look="quiet" onPress={() => void remove()}>
      {say('mail.remove')}
    </Button>
  );
}

/** How mail leaves decides what the screens offer, and of which domain the sending check tells. */
async function refreshMail(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['mail-setting'] });
  await queryClient.invalidateQueries({ queryKey: ['me'] });
  await queryClient.invalidateQueries({ queryKey: sendingCheckQuery.queryKey });
}
