/** A text with gaps, cut once and filled many times. */
export type Splice<Gap extends string> = (values: Readonly<Record<Gap, string>>) => string;

/**
 * The mark that stands for a gap while a text is being made. Control characters are taken out of every text that a
 * person wrote, so that nobody can write a mark.
 */
export function gap(name: string): string {
  return `\u0001${name}\u0001`;
}

/** For a text that keeps its own white space: takes out what could be read as a gap. */
export function withoutGaps(text: string): string {
  return text.replaceAll('\u0001', '');
}

/**
 * Cuts a finished text at its gaps. A wave of 100,000 mails then costs one rendering and 100,000 joins; the values
 * must be escaped by the caller, for the place where they stand.
 */
export function compileSplice<Gap extends string>(text: string, gaps: readonly Gap[]): Splice<Gap> {
  const pieces = text.split('\u0001');
  const steps = pieces.map((piece, index) => {
    if (index % 2 === 0) return { fixed: piece };
    const name = gaps.find((candidate) => candidate === piece);
    if (name === undefined) throw new Error(`no value is known for the gap ${piece}`);
    return { name };
  });
  return (values) => {
    let filled = '';
    for (const step of steps) filled += 'fixed' in step ? step.fixed : values[step.name];
    return filled;
  };
}
