import type { Figure } from '../figures/figure.ts';

/** What a company chose to know of its customers tells more than how they answered. */
const sources = ['attribute', 'event', 'touchpoint', 'country', 'lifecycle', 'organisation', 'study'];
const answering = ['channel', 'language'];
/** A group of fewer has no score (display-rule.ts). */
const answersMinimum = 10;

/** The first trait by which the responses fall into two groups or more that have a score; else the first by which they differ. */
export function firstTrait(figure: Figure): string | undefined {
  const names = figure.traits.map(({ name }) => name).filter((name) => !answering.includes(name));
  const rank = (name: string) => sources.indexOf(name.split(':')[0] ?? '');
  const ordered = [...names.toSorted((one, other) => rank(one) - rank(other)), ...answering];
  const sizes = ordered.map((name) => ({ name, counts: [...knownCounts(figure, name).values()] }));
  const telling = sizes.find(({ counts }) => counts.filter((count) => count >= answersMinimum).length > 1);
  return (telling ?? sizes.find(({ counts }) => counts.length > 1))?.name;
}

/** Responses of each value that is known, of all that was read. */
function knownCounts({ columns }: Figure, name: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { properties } of columns.segments) {
    for (const code of properties.get(name)?.codes ?? []) {
      if (code !== 0 || name === 'channel') counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}
