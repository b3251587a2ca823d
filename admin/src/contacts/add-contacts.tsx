import './contacts.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type AddedContacts, addContacts } from './contact-requests.ts';

/** A handful of addresses, pasted as they stand in a mail: one per line or with commas, names allowed. */
export function AddContacts() {
  const say = useSay();
  const queryClient = useQueryClient();
  const [addresses, setAddresses] = useState('');
  const [outcome, setOutcome] = useState<AddedContacts>();
  const send = useCallback(async () => {
    const added = await addContacts(addresses);
    setOutcome(added);
    setAddresses(added.refused.map(({ text }) => text).join('\n'));
    await queryClient.invalidateQueries({ queryKey: ['contacts'] });
  }, [addresses, queryClient]);
  const submission = useSubmit(send);
  return (
    <>
      <PageHead
        title={say('contacts.add-heading')}
        note={say('contacts.add-note')}
        crumb={<Link to="/contacts">{say('shell.contacts')}</Link>}
      />
      {outcome ? <Outcome outcome={outcome} /> : null}
      <Section heading={say('contacts.paste')} note={say('contacts.paste-note')}>
        <Form submission={submission}>
          <TextField
            label={say('contacts.addresses')}
            name="addresses"
            rows={8}
            value={addresses}
            onChange={setAddresses}
            error={submission.errorOf('addresses')}
            hint={say('contacts.addresses-hint')}
          />
          <p className="row section-action">
            <Button type="submit" look="primary" isPending={submission.isPending} isDisabled={addresses.trim() === ''}>
              {say('contacts.add-submit')}
            </Button>
            <Link className={buttonClass('quiet')} to="/contacts/import">
              {say('contacts.import')}
            </Link>
          </p>
        </Form>
      </Section>
    </>
  );
}

function Outcome({ outcome }: Readonly<{ outcome: AddedContacts }>) {
  const say = useSay();
  const { added, changed, refused, flagged } = outcome;
  return (
    <div role="status">
      <Section
        heading={say('contacts.outcome', { added, changed })}
        note={refused.length > 0 ? say('contacts.outcome-refused', { count: refused.length }) : null}
        aside={
          refused.length === 0 ? (
            <p className="section-action">
              <Link className={buttonClass()} to="/contacts">
                {say('contacts.see-all')}
              </Link>
            </p>
          ) : null
        }
      >
        {refused.length + flagged.length > 0 ? (
          <ul className="trace">
            {refused.map((line) => (
              <li className="bad" key={`${line.line} ${line.text}`}>
                <span className="number meta">{line.line}</span>
                <span className="trace-name">{line.text}</span>
                <span className="small trace-found">{line.detail}</span>
              </li>
            ))}
            {flagged.map((line) => (
              <li className="warn" key={`${line.line} ${line.text}`}>
                <span className="number meta">{line.line}</span>
                <span className="trace-name">{line.text}</span>
                <span className="small trace-found">{line.detail}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
    </div>
  );
}
