/** What stands behind the question mark of an address, before anybody has looked at it. */
export type Search = Readonly<Record<string, unknown>>;

/** Whether something in the address is a text with anything in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
