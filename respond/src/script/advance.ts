/** Long enough to see what was chosen. */
const pauseMs = 300;

/** Goes on after a press with thumb or mouse: never from the keyboard or a screen reader, which choose while they read. */
document.forms[0]?.addEventListener('click', (event) => {
  const { currentTarget, target } = event;
  if (!(currentTarget instanceof HTMLFormElement) || !(target instanceof HTMLInputElement)) return;
  const isByHand = event.isTrusted && 'pointerType' in event && event.pointerType !== '';
  if (!isByHand || target.type !== 'radio') return;
  setTimeout(() => currentTarget.requestSubmit(currentTarget.querySelector<HTMLElement>('.go')), pauseMs);
});
