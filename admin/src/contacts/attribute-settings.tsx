import './contacts.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { type AttributeEdit, AttributeEditFields, choicesOf } from './attribute-edit-fields.tsx';
import {
  type Attribute,
  attributesQuery,
  changeAttribute,
  makeAttribute,
  removeAttribute,
} from './customer-requests.ts';

/** What this company knows of its customers beyond name and address, each with a type. */
export function AttributeSettings() {
  const say = useSay();
  const may = useMay();
  const attributes = useQuery(attributesQuery);
  const [changed, setChanged] = useState<Attribute>();
  return (
    <>
      <PageHead title={say('settings.attributes')} note={say('attributes.note')} />
      <SettingsTabs />
      <Section heading={say('attributes.heading')} note={say('attributes.heading-note')}>
        <QueryView query={attributes}>
          {(known) =>
            known.length === 0 ? (
              <p className="muted">{say('attributes.none')}</p>
            ) : (
              <AttributeTable attributes={known} onChange={may('contact-attribute.change') ? setChanged : undefined} />
            )
          }
        </QueryView>
      </Section>
      {may('contact-attribute.make') ? (
        <AttributeForm key={changed?.key ?? ''} attribute={changed} onDone={() => setChanged(undefined)} />
      ) : null}
    </>
  );
}

type TableProps = Readonly<{
  attributes: readonly Attribute[];
  onChange: ((attribute: Attribute) => void) | undefined;
}>;

function AttributeTable({ attributes, onChange }: TableProps) {
  const say = useSay();
  const format = useFormat();
  const [leaving, setLeaving] = useState<Attribute>();
  return (
    <>
      <table>
        <caption className="unseen">{say('settings.attributes')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('contact.name')}</th>
            <th scope="col">{say('attributes.kind')}</th>
            <th scope="col">
              <span className="unseen">{say('attributes.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {attributes.map((attribute) => (
            <tr key={attribute.key}>
              <th scope="row">
                {attribute.name}
                <small>{attribute.key}</small>
              </th>
              <td>
                {say(`attribute-kind.${attribute.kind}`)}
                {attribute.choices.length === 0 ? null : <small>{format.list(attribute.choices)}</small>}
              </td>
              <td className="end">
                {onChange === undefined ? null : (
                  <span className="row row-end">
                    <Button
                      look="quiet"
                      size="small"
                      label={say('attributes.change-named', { name: attribute.name })}
                      onPress={() => onChange(attribute)}
                    >
                      {say('attributes.change')}
                    </Button>
                    <Button
                      look="quiet"
                      size="small"
                      label={say('attributes.remove-named', { name: attribute.name })}
                      onPress={() => setLeaving(attribute)}
                    >
                      {say('attributes.remove')}
                    </Button>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RemoveAttribute attribute={leaving} onClose={() => setLeaving(undefined)} />
    </>
  );
}

/** It erases what is known of people, so it asks first. */
function RemoveAttribute({ attribute, onClose }: Readonly<{ attribute: Attribute | undefined; onClose: () => void }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const removing = useMutation({
    mutationFn: removeAttribute,
    onSuccess: () => toast({ text: say('attributes.removed') }),
    onError: refuse,
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['contact-attributes'] });
      await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  return (
    <ConfirmDialog
      isOpen={attribute !== undefined}
      onClose={onClose}
      onConfirm={() => attribute && removing.mutate(attribute.key)}
      isPending={removing.isPending}
      isDanger
      heading={say('attributes.remove-ask', { name: attribute?.name ?? '' })}
      confirmLabel={say('attributes.remove')}
    >
      <p>{say('attributes.remove-text')}</p>
    </ConfirmDialog>
  );
}

type FormProps = Readonly<{ attribute: Attribute | undefined; onDone: () => void }>;

function AttributeForm({ attribute, onDone }: FormProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<AttributeEdit>(() => ({
    name: attribute?.name ?? '',
    kind: attribute?.kind ?? 'text',
    choices: attribute?.choices.join('\n') ?? '',
  }));
  const send = useCallback(async () => {
    const { name, kind } = edit;
    if (attribute === undefined) await makeAttribute({ name, kind, ...choicesOf(edit) });
    else await changeAttribute(attribute.key, { name, ...choicesOf(edit) });
    await queryClient.invalidateQueries({ queryKey: ['contact-attributes'] });
    toast({ text: say('attributes.saved') });
    setEdit({ name: '', kind, choices: '' });
    onDone();
  }, [attribute, edit, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  const heading =
    attribute === undefined ? say('attributes.new') : say('attributes.change-named', { name: attribute.name });
  return (
    <Section heading={heading} note={say('attributes.new-note')}>
      <Form submission={submission} className="field-grid">
        <AttributeEditFields
          edit={edit}
          onChange={setEdit}
          errorOf={submission.errorOf}
          isKindFixed={attribute !== undefined}
        />
        <div className="row">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say(attribute === undefined ? 'attributes.add' : 'contact.save')}
          </Button>
          {attribute === undefined ? null : <Button onPress={onDone}>{say('ui.not-yet')}</Button>}
        </div>
      </Form>
    </Section>
  );
}
