/** Whether this is the name of a time zone that clocks are known for, `Europe/Oslo`. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    // The one way to ask for a zone that may not exist.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
