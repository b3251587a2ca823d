import './contacts.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type ContactEdit, changeOf, editOf, emptyEdit } from './contact-edit.ts';
import { AttributeFields, IdentityFields, RelationFields } from './contact-fields.tsx';
import {
  type Attribute,
  attributesQuery,
  type ContactDetail,
  changeContact,
  contactQuery,
  makeContact,
} from './customer-requests.ts';

const route = getRouteApi('/signed-in/contacts/$contactId/edit');

/** A customer with details, typed by hand. */
export function NewContact() {
  const attributes = useQuery(attributesQuery);
  return <QueryView query={attributes}>{(known) => <ContactForm attributes={known} contact={undefined} />}</QueryView>;
}

export function EditContact() {
  const { contactId } = route.useParams();
  const contact = useQuery(contactQuery(contactId));
  const attributes = useQuery(attributesQuery);
  return (
    <QueryView query={contact} lines={6}>
      {(found) => (
        <QueryView query={attributes}>{(known) => <ContactForm attributes={known} contact={found} />}</QueryView>
      )}
    </QueryView>
  );
}

type Props = Readonly<{ attributes: readonly Attribute[]; contact: ContactDetail | undefined }>;

function ContactForm({ attributes, contact }: Props) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { locale } = useFormat();
  const [edit, setEdit] = useState<ContactEdit>(() => (contact === undefined ? emptyEdit : editOf(contact, locale)));
  const change = (part: Partial<ContactEdit>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const details = changeOf(edit, attributes, contact, locale);
    const contactId =
      contact === undefined
        ? await makeContact(edit.email, details)
        : (await changeContact(contact.id, edit.email === contact.email ? details : { ...details, email: edit.email }))
            .id;
    await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    toast({ text: say('contact.saved') });
    await navigate({ to: '/contacts/$contactId', params: { contactId } });
  }, [edit, attributes, contact, locale, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const fields = { edit, change, errorOf: submission.errorOf };
  return (
    <>
      <PageHead
        title={
          contact === undefined
            ? say('contacts.new')
            : say('contact.edit-heading', { name: contact.name || contact.email })
        }
        crumb={<Crumb contact={contact} />}
      />
      <Form submission={submission}>
        <Section heading={say('contact.who')}>
          <IdentityFields {...fields} />
        </Section>
        <Section heading={say('contact.relation')} note={say('contact.relation-note')}>
          <RelationFields {...fields} />
        </Section>
        {attributes.length === 0 ? null : (
          <Section heading={say('contact.attributes')} note={say('contact.attributes-note')}>
            <AttributeFields {...fields} attributes={attributes} />
          </Section>
        )}
        <p className="row section-action">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('contact.save')}
          </Button>
          <Crumb contact={contact} isButton />
        </p>
      </Form>
    </>
  );
}

/** Back to the customer, or to all of them. */
function Crumb({ contact, isButton = false }: Readonly<{ contact: ContactDetail | undefined; isButton?: boolean }>) {
  const say = useSay();
  const look = isButton ? buttonClass('quiet') : '';
  if (contact === undefined) {
    return (
      <Link className={look} to="/contacts">
        {isButton ? say('ui.not-yet') : say('shell.contacts')}
      </Link>
    );
  }
  return (
    <Link className={look} to="/contacts/$contactId" params={{ contactId: contact.id }}>
      {isButton ? say('ui.not-yet') : contact.name || contact.email}
    </Link>
  );
}
