import './contacts.css';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { State } from '../ui/message.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { ContactTabs } from './contact-tabs.tsx';
import {
  checkSuppression,
  liftSuppression,
  type Suppression,
  type SuppressionWish,
  suppress,
  suppressionsQuery,
} from './double-requests.ts';

/** Addresses that nobody writes to, and why; of somebody who is no customer any more only that there is one. */
export function NotAsked() {
  const say = useSay();
  const suppressions = useInfiniteQuery(suppressionsQuery);
  return (
    <>
      <PageHead title={say('contact-tabs.not-asked')} note={say('not-asked.note')} />
      <ContactTabs />
      <QueryView query={suppressions} lines={5}>
        {({ pages }) => (
          <Section
            heading={say('not-asked.finding', { count: pages[0]?.total ?? 0 })}
            note={say('not-asked.finding-note')}
          >
            <SuppressionTable suppressions={pages.flatMap(({ data }) => data)} />
            <MoreButton query={suppressions} />
          </Section>
        )}
      </QueryView>
      <AddressSection />
    </>
  );
}

function SuppressionTable({ suppressions }: Readonly<{ suppressions: readonly Suppression[] }>) {
  const say = useSay();
  const format = useFormat();
  if (suppressions.length === 0) return <p className="muted">{say('not-asked.none')}</p>;
  return (
    <table className="of-people">
      <caption className="unseen">{say('contact-tabs.not-asked')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('contacts.who')}</th>
          <th scope="col">{say('not-asked.why')}</th>
          <th scope="col" className="wide-only">
            {say('not-asked.purpose')}
          </th>
          <th scope="col" className="wide-only">
            {say('not-asked.since')}
          </th>
        </tr>
      </thead>
      <tbody>
        {suppressions.map((one, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an address without a contact has no name here, and rows never move
          <tr key={row}>
            <th scope="row">
              {one.contact === null ? (
                <span className="muted">{say('not-asked.unknown')}</span>
              ) : (
                <Link to="/contacts/$contactId" params={{ contactId: one.contact.id }}>
                  {one.contact.name || one.contact.email}
                </Link>
              )}
            </th>
            <td>
              <State tone={one.reason === 'complained' ? 'bad' : 'warn'}>
                {say(`suppression-reason.${one.reason}`)}
              </State>
            </td>
            <td className="wide-only">{say(`suppression-purpose.${one.purpose}`)}</td>
            <td className="wide-only">{format.day(one.created_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const purposes = ['research', 'marketing', 'all'] as const;

/** Look an address up, refuse it, or let it be written to again. */
function AddressSection() {
  const say = useSay();
  const may = useMay();
  const [email, setEmail] = useState('');
  const [purpose, setPurpose] = useState<SuppressionWish['purpose']>('research');
  const { held, check, forget, acting } = useAddress(email);
  const submission = useSubmit(check);
  return (
    <Section heading={say('not-asked.look-up')} note={say('not-asked.look-up-note')}>
      <Form submission={submission} className="field-grid">
        <TextField
          className="span-4"
          label={say('account.email')}
          name="email"
          type="email"
          value={email}
          onChange={(typed) => {
            setEmail(typed);
            forget();
          }}
          error={submission.errorOf('email')}
        />
        <PurposeField purpose={purpose} onChange={setPurpose} />
        <div className="row">
          <Button type="submit" isPending={submission.isPending}>
            {say('not-asked.check')}
          </Button>
          {may('suppression.add') ? (
            <Button
              isPending={acting.isPending}
              isDisabled={email.trim() === ''}
              onPress={() => acting.mutate(() => suppress({ email, purpose }))}
            >
              {say('not-asked.add')}
            </Button>
          ) : null}
        </div>
      </Form>
      <div role="status">
        {held === undefined ? null : (
          <Holds
            held={held}
            isPending={acting.isPending}
            onLift={(lifted) => acting.mutate(() => liftSuppression({ email, purpose: lifted }))}
          />
        )}
      </div>
    </Section>
  );
}

/** What holds for an address once it was looked up, and what is done to it: it is looked up anew after that. */
function useAddress(email: string) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [held, setHeld] = useState<readonly Suppression[]>();
  const check = useCallback(async () => setHeld(await checkSuppression(email)), [email]);
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: async () => {
      toast({ text: say('not-asked.saved') });
      await check();
      await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    },
    onError: refuse,
  });
  return { held, check, forget: () => setHeld(undefined), acting };
}

type PurposeProps = Readonly<{
  purpose: SuppressionWish['purpose'];
  onChange: (purpose: SuppressionWish['purpose']) => void;
}>;

function PurposeField({ purpose, onChange }: PurposeProps) {
  const say = useSay();
  return (
    <SelectField
      className="span-2"
      label={say('not-asked.purpose')}
      value={purpose}
      options={purposes.map((value) => ({ value, label: say(`suppression-purpose.${value}`) }))}
      onChange={onChange}
    />
  );
}

type HoldsProps = Readonly<{
  held: readonly Suppression[];
  isPending: boolean;
  onLift: (purpose: SuppressionWish['purpose']) => void;
}>;

/** What holds for the address; who reported our mail is freed by nobody here. */
function Holds({ held, isPending, onLift }: HoldsProps) {
  const say = useSay();
  const may = useMay();
  if (held.length === 0) return <p className="section-action">{say('not-asked.free')}</p>;
  return (
    <ul className="plain-list section-action">
      {held.map((one) => (
        <li key={one.purpose} className="row row-apart">
          <span>
            {say(`suppression-purpose.${one.purpose}`)}, {say(`suppression-reason.${one.reason}`)}
          </span>
          {may('suppression.lift') && one.reason !== 'complained' ? (
            <Button look="quiet" size="small" isPending={isPending} onPress={() => onLift(one.purpose)}>
              {say('not-asked.lift')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
