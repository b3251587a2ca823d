/** What may be some minutes old, by a key that names all that it was asked by; of so many things at most. */
export type ShortMemory<Value> = Readonly<{
  find: (key: string) => Value | undefined;
  keep: (key: string, value: Value, ms: number) => void;
}>;

export function shortMemory<Value>(most: number): ShortMemory<Value> {
  const kept = new Map<string, Readonly<{ value: Value; until: number }>>();
  return {
    find: (key) => {
      const known = kept.get(key);
      return known !== undefined && known.until > performance.now() ? known.value : undefined;
    },
    keep: (key, value, ms) => {
      if (kept.size >= most) kept.clear();
      kept.set(key, { value, until: performance.now() + ms });
    },
  };
}
