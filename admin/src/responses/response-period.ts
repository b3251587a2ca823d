const dayMs = 86_400_000;

/** The day so many days ago, as the address and the server write it. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
}
