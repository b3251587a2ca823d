import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ConsentPurpose, consentPurposes } from '@voldaan/domain/contacts/consent';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { State } from '../ui/message.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type ContactDetail, recordConsent } from './customer-requests.ts';

/** What the customer said yes or no to, with its proof, and why the address is not written to. */
export function ConsentSection({ contact }: Readonly<{ contact: ContactDetail }>) {
  const say = useSay();
  const may = useMay();
  const [asked, setAsked] = useState<ConsentPurpose>();
  return (
    <Section
      label={say('consent.section')}
      heading={say(contact.suppressed ? 'consent.finding-no' : 'consent.finding-yes')}
      note={say('consent.note')}
    >
      <dl className="fact-list">
        {consentPurposes.map((purpose) => (
          <ConsentRow
            key={purpose}
            purpose={purpose}
            contact={contact}
            onChange={may('contact.record-consent') ? () => setAsked(purpose) : undefined}
          />
        ))}
      </dl>
      {asked === undefined ? null : (
        <ConsentDialog contact={contact} purpose={asked} onClose={() => setAsked(undefined)} />
      )}
    </Section>
  );
}

type RowProps = Readonly<{
  purpose: ConsentPurpose;
  contact: ContactDetail;
  onChange: (() => void) | undefined;
}>;

function ConsentRow({ purpose, contact, onChange }: RowProps) {
  const say = useSay();
  const format = useFormat();
  const said = contact.consents.find((consent) => consent.purpose === purpose);
  const stopped = contact.suppressions.find((one) => one.purpose === purpose || one.purpose === 'all');
  const name = say(`consent-purpose.${purpose}`);
  return (
    <>
      <dt>{name}</dt>
      <dd className="row row-apart">
        <span>
          {said !== undefined && (stopped === undefined || !said.is_given) ? (
            <State tone={said.is_given ? 'ok' : 'warn'}>{say(said.is_given ? 'consent.yes' : 'consent.no')}</State>
          ) : stopped === undefined ? (
            <span className="muted">{say('consent.nothing-said')}</span>
          ) : (
            <State tone="warn">{say(`suppression-reason.${suppressionReason(stopped.reason)}`)}</State>
          )}
          {said === undefined ? null : (
            <small className="meta">
              {' '}
              {say('consent.proof', { day: format.day(said.since), source: said.source })}
            </small>
          )}
        </span>
        {onChange === undefined ? null : (
          <Button look="quiet" size="small" onPress={onChange} label={say('consent.record-named', { purpose: name })}>
            {say('consent.record')}
          </Button>
        )}
      </dd>
    </>
  );
}

const reasons = ['unsubscribed', 'bounced', 'complained', 'asked'] as const;

function suppressionReason(reason: string): (typeof reasons)[number] {
  return reasons.find((known) => known === reason) ?? 'asked';
}

type DialogProps = Readonly<{ contact: ContactDetail; purpose: ConsentPurpose; onClose: () => void }>;

/** What was said, and where: without a source it would prove nothing. */
function ConsentDialog({ contact, purpose, onClose }: DialogProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [answer, setAnswer] = useState<'yes' | 'no'>('no');
  const [source, setSource] = useState('');
  const refuse = useRefusalToast();
  const recording = useMutation({
    mutationFn: () => recordConsent(contact.id, { purpose, is_given: answer === 'yes', source }),
    onSuccess: async () => {
      toast({ text: say('consent.recorded') });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    },
    onError: refuse,
  });
  return (
    <Dialog isOpen onClose={onClose} heading={say('consent.dialog', { purpose: say(`consent-purpose.${purpose}`) })}>
      <div className="stack">
        <Choice
          label={say('consent.said')}
          value={answer}
          options={[
            { value: 'no', label: say('consent.no'), detail: say('consent.no-detail') },
            { value: 'yes', label: say('consent.yes'), detail: say('consent.yes-detail') },
          ]}
          onChange={setAnswer}
        />
        <TextField
          label={say('consent.source')}
          name="source"
          value={source}
          onChange={setSource}
          hint={say('consent.source-hint')}
          lengthMax={200}
        />
      </div>
      <div className="row dialog-actions">
        <Button
          look="primary"
          isPending={recording.isPending}
          isDisabled={source.trim() === ''}
          onPress={() => recording.mutate()}
        >
          {say('consent.save')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </Dialog>
  );
}
