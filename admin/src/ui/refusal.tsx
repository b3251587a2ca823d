import './field.css';
import { Icon } from './icon.tsx';

/** Why what was pressed did not happen, told at once to those who hear the page; nothing while nothing was refused. */
export function Refusal({ reason }: Readonly<{ reason: string }>) {
  if (reason === '') return null;
  return (
    <p className="field-error" role="alert">
      <Icon name="cross" />
      {reason}
    </p>
  );
}
