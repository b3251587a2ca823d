import { useSay } from '../catalogue/text.tsx';
import { TextField } from '../ui/text-field.tsx';

/** An organisation as it is typed: '' for a number that it does not have. */
export type OrganisationEdit = Readonly<{ name: string; number: string }>;

type Props = Readonly<{
  edit: OrganisationEdit;
  onChange: (edit: OrganisationEdit) => void;
  errorOf: (field: string) => string | undefined;
}>;

export function OrganisationFields({ edit, onChange, errorOf }: Props) {
  const say = useSay();
  return (
    <>
      <TextField
        className="span-4"
        label={say('contact.name')}
        name="name"
        value={edit.name}
        onChange={(name) => onChange({ ...edit, name })}
        error={errorOf('name')}
      />
      <TextField
        className="span-2"
        label={say('contacts.number')}
        name="external_id"
        value={edit.number}
        onChange={(number) => onChange({ ...edit, number })}
        error={errorOf('external_id')}
      />
    </>
  );
}
