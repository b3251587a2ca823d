import { type Language, languageNames, languages } from '@voldaan/domain/language';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

type Props = Readonly<{ value: string; onChange: (value: string) => void; error?: string | undefined }>;

/** The fields that set-up, sign-in, invitation and account have in common, so that a browser fills them in alike. */
export function NameField(props: Props & Readonly<{ className?: string }>) {
  const say = useSay();
  return <TextField label={say('account.name')} name="name" autoComplete="name" isRequired {...props} />;
}

export function EmailField(props: Props & Readonly<{ isReadOnly?: boolean }>) {
  const say = useSay();
  return (
    <TextField label={say('account.email')} name="email" type="email" autoComplete="username" isRequired {...props} />
  );
}

export function PasswordField({ isNew, ...props }: Props & Readonly<{ isNew: boolean }>) {
  const say = useSay();
  return (
    <TextField
      label={say('account.password')}
      name="password"
      type="password"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      hint={isNew ? say('account.password-hint') : undefined}
      isRequired
      {...props}
    />
  );
}

type LanguageProps = Readonly<{
  value: Language;
  onChange: (language: Language) => void;
  label?: string;
  hint?: string;
  className?: string;
}>;

/** Every language by its own name, so that nobody has to read another one to find theirs. */
export function LanguageField({ label, ...props }: LanguageProps) {
  const say = useSay();
  return (
    <SelectField
      label={label ?? say('account.language')}
      options={languages.map((offered) => ({ value: offered, label: languageNames[offered], lang: offered }))}
      {...props}
    />
  );
}
