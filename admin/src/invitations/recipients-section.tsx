import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { contactTotalQuery } from '../contacts/contact-requests.ts';
import { Choice } from '../ui/choice.tsx';
import { Failure } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ContactPicker } from './contact-picker.tsx';
import type { Recipients } from './invitation-requests.ts';
import { useRecipientCount } from './use-recipient-count.ts';

type Kind = 'all' | 'contacts' | 'addresses';

type Props = Readonly<{ surveyId: string; who: Recipients; onChange: (who: Recipients) => void }>;

/** Who gets the question, how many that are, and who is left out for what reason. */
export function RecipientsSection({ surveyId, who, onChange }: Props) {
  const say = useSay();
  const total = useQuery(contactTotalQuery);
  const [kind, setKind] = useState<Kind>('all');
  const [addresses, setAddresses] = useState('');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const choose = (chosen: Kind) => {
    setKind(chosen);
    onChange(chosen === 'all' ? 'all' : chosen === 'contacts' ? { contacts: [...picked] } : { addresses });
  };
  return (
    <Section
      label={<span className="step-number">2</span>}
      heading={say('recipients.heading')}
      note={say('recipients.note')}
    >
      <Choice
        label={say('recipients.who')}
        isLabelHidden
        value={kind}
        options={[
          {
            value: 'all',
            label: say('recipients.all', { total: total.data ?? 0 }),
            detail: total.data === 0 ? <Link to="/contacts/add">{say('recipients.none-yet')}</Link> : undefined,
          },
          { value: 'contacts', label: say('recipients.some') },
          { value: 'addresses', label: say('recipients.pasted'), detail: say('recipients.pasted-detail') },
        ]}
        onChange={choose}
      />
      {kind === 'addresses' ? (
        <TextField
          label={say('contacts.addresses')}
          name="who.addresses"
          rows={5}
          value={addresses}
          hint={say('contacts.addresses-hint')}
          onChange={(text) => {
            setAddresses(text);
            onChange({ addresses: text });
          }}
        />
      ) : null}
      {kind === 'contacts' ? (
        <ContactPicker
          picked={picked}
          onChange={(ids) => {
            setPicked(ids);
            onChange({ contacts: [...ids] });
          }}
        />
      ) : null}
      <RecipientCountView surveyId={surveyId} who={who} />
    </Section>
  );
}

function RecipientCountView({ surveyId, who }: Readonly<{ surveyId: string; who: Recipients }>) {
  const say = useSay();
  const format = useFormat();
  const { count, isCounting } = useRecipientCount(surveyId, who);
  if (count.isError) return <Failure error={count.error} onRetry={() => void count.refetch()} />;
  if (count.data === undefined) return isCounting ? <Skeleton lines={1} /> : null;
  const { withheld, refused } = count.data;
  return (
    <div className="hairline" role="status">
      <p className="recipient-count">{say('recipients.count', { count: count.data.count })}</p>
      {withheld.length > 0 ? (
        <ul className="withheld" aria-label={say('recipients.withheld')}>
          {withheld.map((group) => (
            <li key={group.reason}>
              <span className="count number">{format.number(group.count)}</span>
              <span>{say(`withheld.${group.reason}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {refused.length > 0 ? (
        <ul className="trace withheld">
          {refused.slice(0, 10).map((line) => (
            <li key={`${line.line} ${line.text}`}>
              <span className="count number">{line.line}</span>
              <span>
                {line.text}: {line.detail}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
