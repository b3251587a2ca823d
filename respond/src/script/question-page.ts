import { answerOf, type Control } from './answer-of.ts';
import { watchGestures } from './gestures.ts';
import type { Given } from './kept-copy.ts';
import { saveAnswers } from './save-answers.ts';

/**
 * The script of every question page. The page is complete without it; it adds what a page alone cannot do: evidence that a
 * person was there, answers saved as they are given, a copy of what has not arrived, and patience with a bad line.
 */
const [form] = document.forms;
if (form !== undefined) start(form);

function start(form: HTMLFormElement): void {
  const openedAt = performance.now();
  const seen = watchGestures();
  const evidence = form.querySelector<HTMLInputElement>('[name=evidence]');
  const unsent = form.querySelector<HTMLElement>('.un');
  let isOnItsWay = false;
  let held: SubmitEvent | undefined;

  const tell = (count: number | undefined) => {
    if (unsent === null) return;
    const isLate = held !== undefined || count !== undefined;
    unsent.textContent = isLate ? (unsent.dataset['t'] ?? '').replace('$n', String(count || 1)) : '';
  };
  const release = () => {
    const press = held;
    held = undefined;
    if (press) form.requestSubmit(press.submitter);
  };
  const saver = saveAnswers(form, seen, { onUnsent: tell, onSettled: release });
  const note = ({ target }: Event, afterMs: number) => {
    if (!isControl(target)) return;
    const value = answerOf(form, target);
    if (value !== undefined) saver.give(target.name, value, afterMs);
  };

  // That a script ran at all is said at once: a form that is sent past it was sent by another one.
  if (evidence) evidence.value = '{}';
  // What a program of another hand writes into a field is no answer that a person gave.
  form.addEventListener('input', (event) => event.isTrusted && isText(event.target) && note(event, 2_000));
  form.addEventListener('change', (event) => event.isTrusted && note(event, 0));
  form.addEventListener('given', (event) => note(event, 0));
  addEventListener('pageshow', () => {
    isOnItsWay = false;
  });
  addEventListener('online', () => (saver.isStuck() ? saver.send() : release()));
  form.addEventListener('submit', (event) => {
    if (isOnItsWay) return event.preventDefault();
    if (saver.isStuck() || !navigator.onLine) {
      // A press that would be lost is kept, and carried out when the line is back.
      event.preventDefault();
      held = event;
      tell(undefined);
      return saver.send();
    }
    isOnItsWay = true;
    saver.leave();
    const { pointer, keys, isPressed } = seen;
    const dwellMs = Math.round(performance.now() - openedAt);
    if (evidence) evidence.value = JSON.stringify({ dwellMs, pointer, keys, trusted: isPressed });
  });
  restore(form, saver.restored);
  saver.send();
}

/** The field that is there for nobody is no answer, and neither is a box without a name. */
function isControl(target: EventTarget | null): target is Control {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.name !== '' && target.name !== 'website';
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && /^(te|em)/.test(target.type));
}

/** Puts back what was given before the page was loaded again, where nothing else stands. */
function restore(form: HTMLFormElement, given: Given): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === null || typeof value === 'object') continue;
    const controls = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)];
    const [first] = controls;
    if (first?.type !== 'radio') {
      if (first?.value === '') first.value = String(value);
    } else if (!controls.some((control) => control.checked)) {
      for (const control of controls) control.checked = control.value === String(value);
    }
  }
}
