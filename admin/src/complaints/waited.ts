const hourMs = 3_600_000;

/** How long somebody has waited, in the largest unit that still says something: hours up to two days, then days. */
export function waited(since: string, now: Date): Readonly<{ count: number; unit: 'hour' | 'day' }> {
  const hours = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / hourMs));
  return hours < 48 ? { count: hours, unit: 'hour' } : { count: Math.floor(hours / 24), unit: 'day' };
}

/** How much of the time that was promised is over, from 0 to 1. */
export function shareOver(from: string, due: string, now: Date): number {
  const whole = Date.parse(due) - Date.parse(from);
  const spent = now.getTime() - Date.parse(from);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, spent / whole));
}
