import { countCodes } from '@voldaan/domain/metrics/disclosure/count-codes';
import { scoreMinimum } from '@voldaan/domain/metrics/display-rule';
import type { Figure } from '../figures/figure.ts';

/** What a company chose to know of its customers tells more than how they answered. */
const sources = ['attribute', 'event', 'touchpoint', 'country', 'lifecycle', 'organisation', 'study'];
const answering = ['channel', 'language'];

/** The first trait by which the responses fall into two groups or more that have a score; else the first by which they differ. */
export function firstTrait(figure: Figure): string | undefined {
  const names = figure.traits.map(({ name }) => name).filter((name) => !answering.includes(name));
  const rank = (name: string) => sources.indexOf(name.split(':')[0] ?? '');
  const ordered = [...names.toSorted((one, other) => rank(one) - rank(other)), ...answering];
  const sizes = ordered.map((name) => ({ name, counts: knownCounts(figure, name) }));
  const telling = sizes.find(({ counts }) => counts.filter((count) => count >= scoreMinimum).length > 1);
  return (telling ?? sizes.find(({ counts }) => counts.length > 1))?.name;
}

/** Responses of each value that is known, of all that was read. Of channels the first is known too: mail. */
function knownCounts({ columns }: Figure, name: string): readonly number[] {
  return countCodes(columns.segments, name).filter((count, code) => count > 0 && (code !== 0 || name === 'channel'));
}
