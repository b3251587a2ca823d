/**
 * The fewest names that must have been moved to come from one order to the other: those outside the longest row that both
 * have in common. Taking the first page to the end is one move, not a move of all the others.
 */
export function outOfOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const place = new Map(before.map((name, index) => [name, index]));
  const common = after.filter((name) => place.has(name));
  /** For each name, the longest row that ends with it. */
  const rows: (readonly string[])[] = [];
  let longest: readonly string[] = [];
  for (const name of common) {
    const fits = rows.filter((row) => (place.get(row.at(-1) ?? '') ?? -1) < (place.get(name) ?? 0));
    const best = fits.reduce<readonly string[]>((most, row) => (row.length > most.length ? row : most), []);
    const row = [...best, name];
    rows.push(row);
    if (row.length > longest.length) longest = row;
  }
  return common.filter((name) => !longest.includes(name));
}
