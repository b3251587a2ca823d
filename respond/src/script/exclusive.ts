/** What excludes the others undoes them, and the other way round, before the choice is read. The server holds the rule. */
document.forms[0]?.addEventListener(
  'change',
  ({ currentTarget, target }) => {
    if (!(currentTarget instanceof HTMLFormElement) || !(target instanceof HTMLInputElement)) return;
    if (target.type !== 'checkbox' || !target.checked || target.name === '') return;
    for (const box of currentTarget.querySelectorAll<HTMLInputElement>(`[name="${target.name}"]`)) {
      if (box !== target && ('x' in box.dataset || 'x' in target.dataset)) box.checked = false;
    }
  },
  true,
);
