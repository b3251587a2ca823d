/**
 * Tests only: a copy of a value of JSON with another value at a place, as an editor of it would leave it. `undefined` takes
 * the key out; a pointer that ends on `/-` adds to a list.
 */
export function withValueAt(whole: unknown, pointer: string, value: unknown): unknown {
  const [, key = '', ...rest] = pointer.split('/');
  if (Array.isArray(whole)) {
    const list: readonly unknown[] = whole;
    if (key === '-') return [...list, value];
    if (value === undefined && rest.length === 0) return list.toSpliced(Number(key), 1);
    return list.with(
      Number(key),
      rest.length === 0 ? value : withValueAt(list[Number(key)], `/${rest.join('/')}`, value),
    );
  }
  const entries = new Map<string, unknown>(typeof whole === 'object' && whole !== null ? Object.entries(whole) : []);
  if (rest.length > 0) entries.set(key, withValueAt(entries.get(key) ?? {}, `/${rest.join('/')}`, value));
  else if (value === undefined) entries.delete(key);
  else entries.set(key, value);
  return Object.fromEntries(entries);
}

/** Tests only: the value at a place. */
export function valueAt(whole: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
      whole,
    );
}

/** Tests only: every place in a value of JSON. */
export function pointersIn(value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const below = Object.entries(value).flatMap(([key, child]) => pointersIn(child, `${pointer}/${key}`));
  return pointer === '' ? below : [pointer, ...below];
}
