/** The calendar goes from the year before 1 to the year 1: there is no year 0. */
const dayShape = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that the calendar has, `2026-05-17`: not the 30th of February. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !dayShape.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
