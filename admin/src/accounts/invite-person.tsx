import { useQueryClient } from '@tanstack/react-query';
import { mayGiveRole, type Role, roles } from '@voldaan/domain/accounts/role';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { Form } from '../ui/form.tsx';
import { Message } from '../ui/message.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { inviteStaff, type MadeInvite } from './account-requests.ts';
import { useMe } from './use-me.ts';

/** A colleague comes in by a mail, or by a link that is handed over in some other way. */
export function InvitePerson() {
  const say = useSay();
  const queryClient = useQueryClient();
  const me = useMe();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('manager');
  const [way, setWay] = useState<'mail' | 'link'>(me.mail.configured ? 'mail' : 'link');
  const [made, setMade] = useState<MadeInvite>();
  const send = useCallback(async () => {
    setMade(await inviteStaff({ email, role, send: way === 'mail' }));
    setEmail('');
    await queryClient.invalidateQueries({ queryKey: ['staff-invites'] });
    await queryClient.invalidateQueries({ queryKey: ['me'] });
  }, [email, role, way, queryClient]);
  const submission = useSubmit(send);
  return (
    <Section heading={say('people.invite')} note={say('people.invite-note')}>
      {made ? <MadeLink made={made} /> : null}
      <Form submission={submission} className="field-grid">
        <TextField
          className="span-3"
          label={say('account.email')}
          name="email"
          type="email"
          value={email}
          onChange={setEmail}
          error={submission.errorOf('email')}
        />
        <SelectField
          className="span-3"
          label={say('people.role')}
          value={role}
          hint={say(`role.${role}-may`)}
          options={roles
            .filter((offered) => mayGiveRole(me.staff.role, offered))
            .map((offered) => ({ value: offered, label: say(`role.${offered}`) }))}
          onChange={setRole}
        />
        <Choice
          label={say('people.way')}
          value={way}
          options={[
            {
              value: 'mail',
              label: say('people.by-mail'),
              detail: me.mail.configured ? undefined : say('people.by-mail-outbox'),
            },
            { value: 'link', label: say('people.by-link'), detail: say('people.by-link-detail') },
          ]}
          onChange={setWay}
        />
        <div>
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say(way === 'mail' ? 'people.invite-mail' : 'people.invite-link')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** The link is shown once, here; the server keeps only a mark by which it recognises it. */
function MadeLink({ made }: Readonly<{ made: MadeInvite }>) {
  const say = useSay();
  return (
    <div role="status">
      <Message tone="ok">
        <p>
          <b>{say(made.sent ? 'people.sent' : 'people.made', { email: made.email })}</b> {say('people.link-once')}
        </p>
        <p className="invite-link">
          <code>{made.link}</code>
          <CopyLink url={made.link} />
        </p>
      </Message>
    </div>
  );
}
