/**
 * Keeps what is typed until it has arrived, in this tab only: a line that breaks, or a page left by mistake, costs no word. The
 * page that says that it has arrived takes it away (tidy.ts).
 */
const keptUnder = `voldaan:${location.pathname}`;
const typedIn = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, .e input')].filter(
  ({ type }) => type !== 'file',
);

try {
  const kept: Readonly<Record<string, string>> = JSON.parse(sessionStorage.getItem(keptUnder) ?? '{}');
  for (const field of typedIn) if (field.value === '') field.value = kept[field.name] ?? '';
} catch {
  // As if nothing had been kept.
}

document.addEventListener('input', () => {
  try {
    sessionStorage.setItem(
      keptUnder,
      JSON.stringify(Object.fromEntries(typedIn.map((field) => [field.name, field.value]))),
    );
  } catch {
    // The form is sent all the same.
  }
});
