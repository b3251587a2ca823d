import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { eventKinds, useEventWords } from './event-words.ts';

type Props = Readonly<{ value: string; onChange: (kind: string) => void; error: string | undefined }>;

const own = '*';

/** One of the kinds that the product knows, one that the company makes up, or none. */
export function EventKindField({ value, onChange, error }: Props) {
  const say = useSay();
  const words = useEventWords();
  const [isOwn, setOwn] = useState(value !== '' && !eventKinds.some((kind) => kind === value));
  const options = [
    { value: '', label: say('touchpoints.told-by-nothing') },
    ...eventKinds.map((kind) => ({ value: kind, label: words(kind) })),
    { value: own, label: say('touchpoints.own-kind') },
  ];
  return (
    <div className="field-grid">
      <SelectField
        className="span-3"
        label={say('touchpoints.event')}
        value={isOwn ? own : value}
        options={options}
        onChange={(chosen) => {
          setOwn(chosen === own);
          onChange(chosen === own ? '' : chosen);
        }}
      />
      {isOwn ? (
        <TextField
          className="span-3"
          label={say('touchpoints.own-name')}
          name="event_kind"
          value={value}
          onChange={onChange}
          hint={say('touchpoints.own-hint')}
          error={error}
          lengthMax={64}
        />
      ) : null}
    </div>
  );
}
