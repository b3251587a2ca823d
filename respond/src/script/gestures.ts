/** What was seen of the person: times and presses, nothing else. */
export type Gestures = {
  pointer: number;
  keys: number;
  /** A button was pressed, and the browser vouches for it. */
  isPressed: boolean;
};

/** Counts what a machine that sends the form by itself does not bring. */
export function watchGestures(): Gestures {
  const seen: Gestures = { pointer: 0, keys: 0, isPressed: false };
  const watch = (type: string, note: (event: Event) => void) =>
    addEventListener(type, (event) => event.isTrusted && note(event), true);
  watch('pointerdown', () => {
    seen.pointer += 1;
  });
  watch('keydown', () => {
    seen.keys += 1;
  });
  watch('click', ({ target }) => {
    if (target instanceof Element && target.closest('button, [data-go]')) seen.isPressed = true;
  });
  return seen;
}
