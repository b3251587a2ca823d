import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { NumberStanding } from '../contacts/number-standing.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Somebody calls and does not want to be called: their number is looked up, and called no more. */
export function NumberSection() {
  const say = useSay();
  const may = useMay();
  const [phone, setPhone] = useState('');
  const [asked, setAsked] = useState<string>();
  if (!may('number.check')) return null;
  return (
    <Section heading={say('numbers.heading')} note={say('numbers.note')}>
      <form
        className="field-grid"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(phone.trim());
        }}
      >
        <TextField
          className="span-3"
          label={say('numbers.phone')}
          name="phone"
          value={phone}
          onChange={setPhone}
          lengthMax={60}
        />
        <div className="row">
          <Button type="submit" isDisabled={phone.replaceAll(/\D/g, '').length < 5}>
            {say('numbers.look-up')}
          </Button>
        </div>
      </form>
      {asked === undefined ? null : <NumberStanding key={asked} phone={asked} />}
    </Section>
  );
}
