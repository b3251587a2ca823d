// Runs before the first paint, so that a chosen light or dark view does not flash. See src/app/theme.tsx.
try {
  const theme = localStorage.getItem('voldaan.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off in this browser; the view follows the system.
}
