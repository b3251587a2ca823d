/**
 * Who is named in a text with an at sign: `@Kari Nordmann, bel jij?`.
 *
 * Use for the notes of staff. When not to use: for what customers write, whose at signs mean nothing here.
 *
 * The longest name that fits counts, so that `@Kari Nordmann` is not Kari; two colleagues of one name are both named.
 *
 * @example
 * mentionedIn('@Kari, bel jij?', [{ id: '1', name: 'Kari' }]); // ['1']
 * @throws nothing.
 */
export function mentionedIn(
  text: string,
  colleagues: readonly Readonly<{ id: string; name: string }>[],
): readonly string[] {
  const found = new Set<string>();
  const folded = text.toLocaleLowerCase();
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    const fits = colleagues.filter(({ name }) => isNamedAt(folded, at + 1, name.trim().toLocaleLowerCase()));
    const longest = Math.max(...fits.map(({ name }) => name.trim().length));
    for (const { id, name } of fits) if (name.trim().length === longest) found.add(id);
  }
  return [...found];
}

function isNamedAt(text: string, at: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, at)) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}
