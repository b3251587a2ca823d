import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import type { CaseMailKind } from '../../database/case-form-tables.ts';

/** What was told a moment ago is not told again because the case was closed in the same conversation. */
const sameConversationMs = 3_600_000;

/** Cases that their customers know nothing of: they are not written to about them. */
const unasked: ReadonlySet<string> = new Set(['low_score']);

type Case = Readonly<{ kind: string; source: string }>;

/**
 * Which mail a step of a case asks for; undefined for most. An acknowledgement and a conversation are themselves the word to the
 * customer.
 */
export function mailOfStep(
  { kind, source }: Case,
  events: readonly CaseEvent[],
  place: number,
): CaseMailKind | undefined {
  const event = events[place];
  if (event === undefined || unasked.has(source)) return undefined;
  // Praise that was read out of an answer was said without asking for an answer.
  if (kind === 'compliment' && source === 'answer') return undefined;
  switch (event.what) {
    case 'received':
      return 'received';
    case 'extended':
      return 'extension';
    case 'communicated':
      return kind === 'complaint' ? 'decision' : undefined;
    case 'left_open':
      return 'left_open';
    case 'closed':
      return wasJustTold(events, place) ? undefined : 'closing';
    default:
      return undefined;
  }
}

/** A customer who closes it on its page did so in a moment of their own. */
function wasJustTold(events: readonly CaseEvent[], place: number): boolean {
  const closed = events[place];
  if (closed === undefined || closed.by.kind !== 'staff') return false;
  const since = closed.at.getTime() - sameConversationMs;
  return events.slice(0, place).some(({ what, at }) => what === 'communicated' && at.getTime() > since);
}
