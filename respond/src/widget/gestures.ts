import type { SentPage } from './sent-page.ts';

export type Gestures = Readonly<{ read: (press: Event) => NonNullable<SentPage['evidence']> }>;

/** Counts presses that the browser itself vouches for: what a person leaves behind and a script does not. No place, no time. */
export function watchGestures(root: EventTarget): Gestures {
  let pointer = 0;
  let keys = 0;
  let isPressed = false;
  const count = ({ isTrusted, type }: Event) => {
    if (!isTrusted) return;
    if (type === 'pointerdown') pointer += 1;
    if (type === 'keydown') keys += 1;
    if (type === 'click') isPressed = true;
  };
  for (const type of ['pointerdown', 'keydown', 'click']) root.addEventListener(type, count, true);
  return { read: (press) => ({ pointer, keys, trusted: press.isTrusted && isPressed }) };
}
