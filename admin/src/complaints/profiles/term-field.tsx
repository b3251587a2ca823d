import { useSay } from '../../catalogue/text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Term } from './profile-requests.ts';

const units = ['work_hours', 'work_days', 'weeks'] as const;

type Props = Readonly<{
  label: string;
  name: string;
  term: Term | null;
  onChange: (term: Term | null) => void;
  /** Where nothing need be promised. */
  mayBeNone?: boolean;
  error?: string | undefined;
}>;

/** So many hours, days or weeks, or no promise at all. */
export function TermField({ label, name, term, onChange, mayBeNone = false, error }: Props) {
  const say = useSay();
  return (
    <fieldset className="term-field">
      <legend className="field-label">{label}</legend>
      {term === null ? null : (
        <TextField
          label={<span className="unseen">{say('profile.count')}</span>}
          name={`${name}.count`}
          value={String(term.count)}
          inputMode="numeric"
          lengthMax={3}
          onChange={(text) => onChange({ ...term, count: Number(text.replaceAll(/\D/g, '')) })}
          error={error}
        />
      )}
      <SelectField
        label={<span className="unseen">{say('profile.unit')}</span>}
        value={term?.unit ?? 'none'}
        options={[
          ...(mayBeNone ? [{ value: 'none' as const, label: say('profile.no-term') }] : []),
          ...units.map((unit) => ({ value: unit, label: say(`profile-unit.${unit}`) })),
        ]}
        onChange={(unit) => onChange(unit === 'none' ? null : { unit, count: term?.count ?? 5 })}
      />
    </fieldset>
  );
}
