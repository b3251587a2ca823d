/**
 * Lines of a ranking move by their buttons and by the arrow keys on them, and where a line has come to is said. The choices
 * of places are put out of use. The order stands in one field, which is sent only after a move, after a tick of "this order
 * is right", or with the page's button where the ranking stands alone: an order that nobody touched is no answer.
 */
for (const field of document.querySelectorAll<HTMLInputElement>('[data-r]')) {
  const group = field.closest('fieldset');
  const list = group?.querySelector('ol');
  if (group && list) start(field, group, list);
}

function start(field: HTMLInputElement, group: HTMLElement, list: HTMLOListElement): void {
  const confirmed = group.querySelector<HTMLInputElement>('.rc input');
  const said = group.querySelector('[role=status]');

  const settle = (isRight: boolean) => {
    field.value = linesOf(list)
      .map((line) => line.dataset['o'])
      .join(' ');
    field.disabled = !isRight;
    if (confirmed) confirmed.checked = isRight;
    if (isRight) field.dispatchEvent(new Event('given', { bubbles: true }));
  };
  const move = (button: HTMLElement, isUp: boolean) => {
    const line = button.closest('li');
    const next = isUp ? line?.previousElementSibling : line?.nextElementSibling;
    if (!line || !next) return;
    if (isUp) next.before(line);
    else next.after(line);
    settle(true);
    // At an end one of the two buttons is gone; the other one keeps the focus.
    const isGone = getComputedStyle(button).visibility === 'hidden';
    (isGone ? line.querySelector<HTMLElement>(isUp ? '.dn' : '.up') : button)?.focus();
    const place = linesOf(list).indexOf(line) + 1;
    const item = line.firstElementChild?.textContent ?? '';
    if (said) said.textContent = (field.dataset['r'] ?? '').replace('$i', item).replace('$p', String(place));
  };

  group.classList.add('j');
  for (const places of list.querySelectorAll('select')) places.disabled = true;
  field.disabled = field.value === '';
  list.addEventListener('click', ({ target }) => {
    const button = buttonAt(target);
    if (button) move(button, button.className === 'up');
  });
  list.addEventListener('keydown', (event) => {
    const button = buttonAt(event.target);
    if (!button || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    move(button, event.key === 'ArrowUp');
  });
  if (confirmed) confirmed.addEventListener('change', () => settle(confirmed.checked));
  else
    field.form?.addEventListener(
      'submit',
      ({ submitter }) => {
        const isSkip = submitter?.hasAttribute('name');
        if (field.disabled && !isSkip) settle(true);
      },
      true,
    );
}

function linesOf(list: HTMLOListElement): HTMLLIElement[] {
  return [...list.querySelectorAll('li')];
}

function buttonAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('button') : null;
}
