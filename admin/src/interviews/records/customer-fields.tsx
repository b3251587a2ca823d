import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { FindContact } from '../../contacts/find-contact.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import type { RecordContact } from './record-requests.ts';

type Props = Readonly<{
  /** Those whose names came with the record. */
  known: readonly RecordContact[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}>;

/** Who of those who took part stands in the address book: by it they are found when they ask what is kept of them. */
export function CustomerFields({ known, chosen, onChange }: Props) {
  const say = useSay();
  const may = useMay();
  const [found, setFound] = useState(known);
  const named = chosen.map((id) => ({ id, name: found.find((one) => one.id === id)?.name ?? '–' }));
  const add = (contact: RecordContact) => {
    setFound([...found, contact]);
    if (!chosen.includes(contact.id)) onChange([...chosen, contact.id]);
  };
  return (
    <Section heading={say('records.customers')} note={say('records.customers-note')}>
      {named.length === 0 ? (
        <p className="muted">{say('records.no-customers')}</p>
      ) : (
        <ul className="record-customers">
          {named.map(({ id, name }) => (
            <li key={id} className="row">
              <span>{name}</span>
              <Button size="small" look="quiet" onPress={() => onChange(chosen.filter((one) => one !== id))}>
                {say('records.remove-customer', { name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {may('contact.list') ? <FindContact onPick={add} /> : null}
    </Section>
  );
}
