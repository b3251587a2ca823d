import './button.css';
import type { ReactNode } from 'react';

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'small' | 'large';

type Props = Readonly<{
  children: ReactNode;
  /** One filled button per screen, and its word says what happens. */
  look?: ButtonLook;
  size?: ButtonSize;
  type?: 'button' | 'submit';
  onPress?: () => void;
  isDisabled?: boolean;
  /**
   * Work is under way: the button stays where the focus is, says so and takes no second press. A button that starts work, and so has
   * this, takes the two clicks of a double click for one: work that was done by the time of the second would be done twice.
   */
  isPending?: boolean;
  label?: string;
}>;

export function Button(props: Props) {
  const { children, look = 'plain', size = 'normal', type = 'button', isPending = false, onPress } = props;
  const startsWork = type === 'submit' || props.isPending !== undefined;
  return (
    <button
      className={buttonClass(look, size)}
      type={type}
      disabled={props.isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      aria-label={props.label}
      onClick={(event) => {
        const isSecondOfTwo = startsWork && event.detail > 1;
        if (isPending || isSecondOfTwo) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}

/** A press that looks like a link, for small side steps inside a sentence. */
export function LinkButton({ children, onPress }: Readonly<{ children: ReactNode; onPress: () => void }>) {
  return (
    <button type="button" className="link" onClick={onPress}>
      {children}
    </button>
  );
}

/** The look of a button, for links that lead to the next step. */
export function buttonClass(look: ButtonLook = 'plain', size: ButtonSize = 'normal'): string {
  const classes = ['button'];
  if (look !== 'plain') classes.push(`button-${look}`);
  if (size !== 'normal') classes.push(`button-${size}`);
  return classes.join(' ');
}
