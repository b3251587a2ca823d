/** A place where a house rule is broken, and which one, in words that say what to do instead. */
export type Violation = { readonly path: string; readonly line: number; readonly text: string };
