import './field.css';
import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useSay } from '../catalogue/text.tsx';
import { FieldError } from './field-error.tsx';

type Props = Readonly<{
  label: ReactNode;
  name: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'search';
  hint?: ReactNode;
  error?: string | undefined;
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal';
  placeholder?: string;
  /** Several lines, with room for this many at first. */
  rows?: number;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  lengthMax?: number;
  className?: string;
}>;

/** Label above, advice below; an error says what is wrong and what helps. */
export function TextField(props: Props) {
  const say = useSay();
  const { error, hint, rows } = props;
  return (
    <AriaTextField
      className={`field ${props.className ?? ''}`}
      id={`field-${props.name}`}
      name={props.name}
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      isInvalid={error !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      validationBehavior="aria"
      {...(props.autoComplete ? { autoComplete: props.autoComplete } : {})}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.lengthMax ? { maxLength: props.lengthMax } : {})}
    >
      <Label className="field-label">{props.label}</Label>
      {rows === undefined ? (
        <Input className="input" placeholder={props.placeholder ?? ''} />
      ) : (
        <TextArea className="input" rows={rows} placeholder={props.placeholder ?? ''} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError error={error === undefined || props.value !== '' ? error : say('form.empty')} />
    </AriaTextField>
  );
}
