/** One value per element, or null when there is no list: a refused method has no coefficients at all. */
export function eachOrNull<Element, Value>(
  list: readonly Element[] | null,
  read: (element: Element) => Value,
): readonly Value[] | null {
  return list === null ? null : list.map(read);
}
