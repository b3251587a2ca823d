import { type ContactWay, contactWays } from '@voldaan/domain/complaints/case-event';
import { useSay } from '../catalogue/text.tsx';
import { Tick } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';

type Props = Readonly<{ way: ContactWay | undefined; onWay: (way: ContactWay | undefined) => void }>;

/** Whether the customer was spoken to, and how. Calling ticks it by itself; whoever was met in the street ticks it by hand. */
export function SpokenFields({ way, onWay }: Props) {
  const say = useSay();
  return (
    <div className="case-spoken">
      <Tick isSelected={way !== undefined} onChange={(isSpoken) => onWay(isSpoken ? 'phone' : undefined)}>
        {say('cases.spoken')}
        <small>{say('cases.spoken-hint')}</small>
      </Tick>
      {way === undefined ? null : (
        <SelectField
          label={say('cases.way')}
          value={way}
          options={contactWays.map((one) => ({ value: one, label: say(`contact-way.${one}`) }))}
          onChange={onWay}
        />
      )}
    </div>
  );
}
