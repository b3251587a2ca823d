/** The day so many days from today, where this browser is, as `2026-11-20`. */
export function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  // Swedes write a day as the standard does.
  return date.toLocaleDateString('sv-SE');
}
