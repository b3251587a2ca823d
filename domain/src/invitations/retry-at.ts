/** Minutes to wait after each refusal "for now": six tries over two days, as mail servers themselves do. */
const waitMinutes = [5, 15, 60, 240, 720, 1440] as const;

/**
 * When a mail that a server refused for the time being (4xx) may be tried again, or undefined when it has been tried
 * often enough. `attempts` counts the tries made so far.
 */
export function retryAt(attempts: number, now: Date): Date | undefined {
  const minutes = waitMinutes[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}
