/** Words typed beside "other" choose it. */
document.forms[0]?.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.parentElement?.className !== 'o' || target.value === '') return;
  const option = target.parentElement.previousElementSibling?.querySelector('input');
  if (!option || option.checked) return;
  option.checked = true;
  option.dispatchEvent(new Event('given', { bubbles: true }));
});
