/** On the thank-you page: everything has arrived, so what was kept in this tab goes. */
try {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('voldaan:')) sessionStorage.removeItem(name);
} catch {
  // A browser that keeps nothing has nothing to tidy.
}
