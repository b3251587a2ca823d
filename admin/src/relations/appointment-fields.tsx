import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TimeField } from './time-field.tsx';
import type { Colleague } from './visit-requests.ts';

export type Appointment = Readonly<{
  day: string;
  time: string;
  minutes: number;
  owner_id: string;
  place: string;
  purpose: string;
}>;

const lengths = [15, 30, 45, 60, 90, 120, 180, 240] as const;

type Props = Readonly<{
  value: Appointment;
  change: (part: Partial<Appointment>) => void;
  colleagues: readonly Colleague[];
  errorOf: (field: string) => string | undefined;
}>;

/** When, how long, by whom, where and what for. */
export function AppointmentFields({ value, change, colleagues, errorOf }: Props) {
  const say = useSay();
  const minutes = [...new Set([...lengths, value.minutes])].toSorted((one, other) => one - other);
  return (
    <div className="field-grid">
      <div className="span-3">
        <DayField label={say('visits.day')} name="day" value={value.day} onChange={(day) => change({ day })} />
      </div>
      <TimeField
        className="span-3"
        label={say('visits.time')}
        name="time"
        value={value.time}
        onChange={(time) => change({ time })}
      />
      {errorOf('day') === undefined ? null : (
        <p className="field-error span-6" role="alert">
          {errorOf('day')}
        </p>
      )}
      <SelectField
        className="span-3"
        label={say('visits.minutes')}
        value={String(value.minutes)}
        options={minutes.map((count) => ({ value: String(count), label: say('visits.minutes-of', { count }) }))}
        onChange={(count) => change({ minutes: Number(count) })}
      />
      <SelectField
        className="span-3"
        label={say('visits.owner')}
        value={value.owner_id}
        options={namedOptions(colleagues)}
        onChange={(owner_id) => change({ owner_id })}
      />
      <TextField
        className="span-6"
        label={say('visits.place')}
        name="place"
        value={value.place}
        onChange={(place) => change({ place })}
        error={errorOf('place')}
        lengthMax={200}
      />
      <TextField
        className="span-6"
        label={say('visits.purpose')}
        name="purpose"
        value={value.purpose}
        onChange={(purpose) => change({ purpose })}
        error={errorOf('purpose')}
        rows={2}
        lengthMax={500}
      />
    </div>
  );
}
