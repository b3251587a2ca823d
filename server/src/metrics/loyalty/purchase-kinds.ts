import { kindsMeaning } from '@voldaan/domain/touchpoints/event-kind';

/** What tells of buying, the plainest first: an order, else what only follows on one. */
const meanings = ['order', 'delivery', 'payment'] as const;

/** Which kinds of events count as buying again: those asked for, else the plainest that the workspace is told of. */
export function purchaseKinds(asked: string | undefined, known: readonly string[]): readonly string[] {
  if (asked !== undefined) return [...new Set(asked.split('~'))];
  for (const meaning of meanings) {
    const told = kindsMeaning(meaning).filter((kind) => known.includes(kind));
    if (told.length > 0) return told;
  }
  return kindsMeaning('order');
}
