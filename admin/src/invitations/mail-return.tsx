import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Message } from '../ui/message.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { fieldPrefixOf, type MailLogin, MailLoginFields } from './mail-login-fields.tsx';
import { type ReturnMail, returnMailQuery, saveReturnMail } from './mail-requests.ts';

/** Where mail comes back to, and the mailbox in which Voldaan looks for it. */
export function MailReturn() {
  const query = useQuery(returnMailQuery);
  return <QueryView query={query}>{(setting) => <ReturnForm setting={setting} />}</QueryView>;
}

type Typed = MailLogin & Readonly<Pick<ReturnMail, 'address' | 'folder'>>;

const prefix = fieldPrefixOf('imap');

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
  const { errorOf } = submission;
  return (
    <Section heading={say('return-mail.heading')} note={say('return-mail.note')}>
      <Standing setting={setting} />
      <Form submission={submission} fieldPrefix={prefix} className="field-grid section-action">
        <TextField
          label={say('return-mail.address')}
          name={`${prefix}address`}
          value={typed.address}
          onChange={(value) => change({ address: value })}
          error={errorOf('address')}
          hint={say('return-mail.address-hint')}
        />
        <MailLoginFields
          kind="imap"
          typed={typed}
          change={change}
          errorOf={errorOf}
          isPasswordKept={setting.has_password}
        />
        <TextField
          className="span-3"
          label={say('return-mail.folder')}
          name={`${prefix}folder`}
          value={typed.folder}
          onChange={(folder) => change({ folder })}
          error={errorOf('folder')}
        />
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
