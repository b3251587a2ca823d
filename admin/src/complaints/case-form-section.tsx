import '../entrances/share.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Snippet } from '../ui/snippet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import {
  type CaseFormShown,
  caseFormQrAddress,
  caseFormQuery,
  changeCaseForm,
  renewCaseForm,
} from './case-form-requests.ts';

type Props = Readonly<{ form: CaseFormShown }>;

/** The form by which customers come in by themselves: its link, its code, and whom it names. */
export function CaseFormSection() {
  const say = useSay();
  const form = useQuery(caseFormQuery);
  return (
    <Section heading={say('case-form.heading')} note={say('case-form.note')}>
      <QueryView query={form}>
        {(found) => (
          <>
            <OpenTick form={found} />
            {found.url === null || !found.is_open ? null : <Address form={found} url={found.url} />}
            <NamedForm key={`${found.contact?.id} ${found.phone} ${found.external_recourse}`} form={found} />
          </>
        )}
      </QueryView>
    </Section>
  );
}

function useSaved() {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  return useCallback(
    (saved: CaseFormShown, text = say('settings.saved')) => {
      queryClient.setQueryData(caseFormQuery.queryKey, saved);
      toast({ text });
    },
    [say, toast, queryClient],
  );
}

function OpenTick({ form }: Props) {
  const say = useSay();
  const saved = useSaved();
  const refuse = useRefusalToast();
  const changing = useMutation({
    mutationFn: changeCaseForm,
    onSuccess: (shown) => saved(shown),
    onError: refuse,
  });
  return (
    <Tick isSelected={form.is_open} onChange={(isOpen) => changing.mutate({ is_open: isOpen })}>
      {say('case-form.open')}
      <small>{say('case-form.open-detail')}</small>
    </Tick>
  );
}

function Address({ form, url }: Props & Readonly<{ url: string }>) {
  const say = useSay();
  const [place, setPlace] = useState('');
  const text = place === '' ? `${url}?via=qr` : `${url}?via=qr&at=${place}`;
  const link = `<a href="${url}?via=widget">${say('case-form.snippet-words')}</a>`;
  const code = `${link}\n<script async src="${url}/panel.js"></script>`;
  return (
    <>
      <p className="share-address section-action">{url}</p>
      <p className="row section-action">
        <CopyLink url={url} />
        <Renew />
      </p>
      <div className="share-code section-action">
        <QrCode text={text} label={say('case-form.code')} />
        <div>
          {form.touchpoints.length === 0 ? null : (
            <SelectField
              label={say('case-form.place')}
              value={place}
              options={[
                { value: '', label: say('case-form.place-any') },
                ...form.touchpoints.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setPlace}
            />
          )}
          <p className="row section-action">
            <a className={buttonClass('plain')} href={caseFormQrAddress('svg', place)} download>
              {say('share.svg')}
            </a>
            <a className={buttonClass('plain')} href={caseFormQrAddress('png', place)} download>
              {say('share.png')}
            </a>
          </p>
        </div>
      </div>
      <Snippet label={say('case-form.snippet')} code={code} />
    </>
  );
}

function Renew() {
  const say = useSay();
  const saved = useSaved();
  const refuse = useRefusalToast();
  const [isAsked, setAsked] = useState(false);
  const renewing = useMutation({
    mutationFn: renewCaseForm,
    onSuccess: (shown) => {
      setAsked(false);
      saved(shown, say('case-form.renewed'));
    },
    onError: refuse,
  });
  return (
    <>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {say('case-form.renew')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => renewing.mutate()}
        isPending={renewing.isPending}
        isDanger
        heading={say('case-form.renew')}
        confirmLabel={say('case-form.renew')}
      >
        <p>{say('case-form.renew-ask')}</p>
      </ConfirmDialog>
    </>
  );
}

function NamedForm({ form }: Props) {
  const say = useSay();
  const saved = useSaved();
  const [contact, setContact] = useState(form.contact?.id ?? '');
  const [phone, setPhone] = useState(form.phone);
  const [recourse, setRecourse] = useState(form.external_recourse);
  const send = useCallback(async () => {
    const change = { contact_id: contact === '' ? null : contact, phone, external_recourse: recourse };
    saved(await changeCaseForm(change));
  }, [contact, phone, recourse, saved]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid section-action">
      <SelectField
        className="span-6"
        label={say('case-form.contact')}
        value={contact}
        options={[
          { value: '', label: say('case-form.contact-none') },
          ...form.colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setContact}
      />
      <TextField
        className="span-6"
        label={say('case-form.phone')}
        name="phone"
        value={phone}
        onChange={setPhone}
        error={submission.errorOf('phone')}
        hint={say('case-form.phone-hint')}
        lengthMax={50}
      />
      <TextField
        className="span-6"
        label={say('case-form.recourse')}
        name="external_recourse"
        value={recourse}
        onChange={setRecourse}
        error={submission.errorOf('external_recourse')}
        hint={say('case-form.recourse-hint')}
        lengthMax={1000}
      />
      <div className="row">
        <Button type="submit" isPending={submission.isPending}>
          {say('case-form.save')}
        </Button>
      </div>
    </Form>
  );
}
