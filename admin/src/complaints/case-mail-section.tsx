import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type CaseMail, caseMailQuery, changeCaseMail } from './case-mail-requests.ts';

/** The address whose mail becomes a case. */
export function CaseMailSection() {
  const say = useSay();
  const setting = useQuery(caseMailQuery);
  return (
    <Section heading={say('case-settings.mail')} note={say('case-settings.mail-note')}>
      <QueryView query={setting}>{(found) => <AddressForm key={found.address} setting={found} />}</QueryView>
    </Section>
  );
}

function AddressForm({ setting }: Readonly<{ setting: CaseMail }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [address, setAddress] = useState(setting.address);
  const send = useCallback(async () => {
    queryClient.setQueryData(caseMailQuery.queryKey, await changeCaseMail(address));
    toast({ text: say('settings.saved') });
  }, [address, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid">
      <TextField
        className="span-6"
        type="email"
        label={say('case-settings.mail-address')}
        name="address"
        value={address}
        onChange={setAddress}
        error={submission.errorOf('address')}
        hint={say('case-settings.mail-hint')}
        lengthMax={254}
      />
      <div className="row">
        <Button type="submit" isPending={submission.isPending}>
          {say('case-settings.mail-save')}
        </Button>
      </div>
      {setting.address === '' ? null : <Standing setting={setting} />}
    </Form>
  );
}

/** Whether anything can come in, and what did. */
function Standing({ setting }: Readonly<{ setting: CaseMail }>) {
  const say = useSay();
  const format = useFormat();
  if (!setting.has_mailbox)
    return (
      <p className="span-6">
        {say('case-settings.mail-no-mailbox')} <Link to="/settings/mail">{say('case-settings.mail-set-mailbox')}</Link>
      </p>
    );
  return (
    <p className="span-6 muted">
      {setting.polled_at === null
        ? say('case-settings.mail-unread')
        : say('case-settings.mail-taken', { n: setting.taken, moment: format.moment(setting.polled_at) })}
    </p>
  );
}
