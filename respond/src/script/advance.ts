/** Long enough to see what was chosen. */
const pauseMs = 300;

const [form] = document.forms;

/** Goes on after a press with thumb or mouse: never from the keyboard or a screen reader, which choose while they read. */
if (form !== undefined) {
  // Here a choice is the press of the button, and counts as one for the evidence.
  for (const choice of form.querySelectorAll<HTMLElement>('[type=radio]')) choice.dataset['go'] = '';
  form.addEventListener('click', (event) => {
    const { target } = event;
    const isByHand = event.isTrusted && 'pointerType' in event && event.pointerType !== '';
    if (!isByHand || !(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    setTimeout(() => form.requestSubmit(form.querySelector<HTMLElement>('.go')), pauseMs);
  });
}
