type Colleague = Readonly<{ id: string; name: string }>;

/** Somebody is about to be named: from the at sign to the cursor. */
export type Mention = Readonly<{ from: number; until: number; begun: string }>;

const offeredMost = 6;
const nameLengthMax = 40;

/** What stands between the last at sign and the cursor, when it may be the beginning of a name. */
export function mentionAt(text: string, cursor: number): Mention | undefined {
  const from = text.lastIndexOf('@', cursor - 1);
  if (from < 0 || cursor - from > nameLengthMax) return undefined;
  // The at sign of an address is no name.
  if (from > 0 && /[\p{L}\p{N}]/u.test(text.charAt(from - 1))) return undefined;
  const begun = text.slice(from + 1, cursor);
  return begun.includes('\n') ? undefined : { from, until: cursor, begun };
}

/** Whose name goes on as it was begun, at its beginning or at a later part of it. */
export function offeredFor({ begun }: Mention, colleagues: readonly Colleague[]): readonly Colleague[] {
  const wanted = begun.toLocaleLowerCase();
  return colleagues
    .filter(({ name }) => {
      const folded = name.toLocaleLowerCase();
      return folded !== wanted && (folded.startsWith(wanted) || folded.includes(` ${wanted}`));
    })
    .slice(0, offeredMost);
}

/** The text with the name written out, and where the cursor stands then. */
export function withMention(text: string, { from, until }: Mention, name: string) {
  const after = text.slice(until);
  const before = `${text.slice(0, from)}@${name}${after.startsWith(' ') ? '' : ' '}`;
  return { text: before + after, cursor: before.length };
}
