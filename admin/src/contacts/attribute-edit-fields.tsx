import { type ContactAttributeKind, contactAttributeKinds } from '@voldaan/domain/contacts/customer';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

/** An attribute as it is typed, its choices a line each. */
export type AttributeEdit = Readonly<{ name: string; kind: ContactAttributeKind; choices: string }>;

type Props = Readonly<{
  edit: AttributeEdit;
  onChange: (edit: AttributeEdit) => void;
  errorOf: (field: string) => string | undefined;
  /** The type stays once there may be values: those of another type would have to be thrown away. */
  isKindFixed?: boolean;
}>;

export function AttributeEditFields({ edit, onChange, errorOf, isKindFixed = false }: Props) {
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
      <SelectField
        className="span-2"
        label={say('attributes.kind')}
        value={edit.kind}
        isDisabled={isKindFixed}
        options={contactAttributeKinds.map((value) => ({ value, label: say(`attribute-kind.${value}`) }))}
        onChange={(kind) => onChange({ ...edit, kind })}
      />
      {edit.kind === 'choice' ? (
        <TextField
          label={say('attributes.choices')}
          name="choices"
          rows={4}
          value={edit.choices}
          onChange={(choices) => onChange({ ...edit, choices })}
          hint={say('attributes.choices-hint')}
          error={errorOf('choices')}
        />
      ) : null}
    </>
  );
}

/** The choices that an attribute has, of the one type that has any. */
export function choicesOf({ kind, choices }: AttributeEdit): Readonly<{ choices?: string[] }> {
  if (kind !== 'choice') return {};
  const lines = choices.split('\n').map((line) => line.trim());
  return { choices: lines.filter((line) => line !== '') };
}
