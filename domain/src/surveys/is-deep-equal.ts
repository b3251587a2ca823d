/** Whether two values of JSON say the same, in whichever order their keys stand. */
export function isDeepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  const values = new Map<string, unknown>(Object.entries(other));
  return (
    entries.length === values.size &&
    entries.every(([key, value]) => values.has(key) && isDeepEqual(value, values.get(key)))
  );
}
