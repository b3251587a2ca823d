import type { Say } from '../../catalogue/text.tsx';
import type { Group, Segments } from './segments-requests.ts';

/** More names in a heading are a list, not a finding. */
const namesMost = 3;

/** The finding: which groups stand out for sure, or that none does. It claims only what the adjusted tests allow. */
export function segmentsHeading(
  { groups, by }: Pick<Segments, 'groups' | 'by'>,
  say: Say,
  list: (words: readonly string[]) => string,
): string {
  if (by === null || groups.length === 0) return say('segments.heading-none');
  const judged = groups.filter(({ comparison }) => comparison.verdict !== 'too few');
  if (judged.length === 0) return say('segments.heading-early');
  const named = (verdict: Group['comparison']['verdict']) => {
    const labels = groups.filter(({ comparison }) => comparison.verdict === verdict).map(({ label }) => label);
    if (labels.length === 0) return undefined;
    return labels.length > namesMost ? say('segments.count', { count: labels.length }) : list(labels);
  };
  const [higher, lower] = [named('higher'), named('lower')];
  if (higher !== undefined && lower !== undefined) return say('segments.heading-both', { higher, lower });
  if (higher !== undefined) return say('segments.heading-higher', { higher });
  if (lower !== undefined) return say('segments.heading-lower', { lower });
  return say('segments.heading-alike');
}
