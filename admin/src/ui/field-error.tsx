import { FieldError as AriaFieldError } from 'react-aria-components/FieldError';
import { Icon } from './icon.tsx';

/** The sentence under a field that was refused; tied to the field for those who hear the page. */
export function FieldError({ error }: Readonly<{ error: string | undefined }>) {
  if (error === undefined) return null;
  return (
    <AriaFieldError className="field-error">
      <Icon name="cross" />
      <span>{error}</span>
    </AriaFieldError>
  );
}
