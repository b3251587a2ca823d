import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import type { CaseDecision, CaseLine } from '@voldaan/respond/page';

type Names = ReadonlyMap<string, string>;

/**
 * What happened, as far as its customer is told of it: steps, days and first names of who took them, never a note. Notes are
 * written for colleagues, and a case that is grave or late is none the less so because nobody dares to write it down.
 */
export function caseLine(events: readonly CaseEvent[], state: CaseState, names: Names): readonly CaseLine[] {
  const told = events.findLastIndex(({ what }) => what === 'communicated');
  return events.flatMap((event, place): readonly CaseLine[] => {
    if (event.what === 'communicated')
      return place === told && state.decision !== null ? [lineOf('decided', event)] : [];
    const line = shownLine(event, names);
    return line === undefined ? [] : [line];
  });
}

function shownLine(event: CaseEvent, names: Names): CaseLine | undefined {
  const name = event.by.kind === 'staff' ? names.get(event.by.id) : undefined;
  const by = name === undefined ? {} : { name };
  switch (event.what) {
    case 'received':
    case 'reopened':
    case 'considered':
    case 'planned':
    case 'done':
    case 'not_done':
    case 'passed_on':
    case 'left_open':
      return lineOf(event.what, event);
    case 'acknowledged':
      return event.by.kind === 'staff' ? { ...lineOf('acknowledged', event), ...by } : undefined;
    case 'assigned': {
      const to = names.get(event.to);
      return to === undefined ? undefined : { ...lineOf('assigned', event), name: to };
    }
    case 'contact':
      return { ...lineOf(contactKey(event.outcome), event), ...by };
    case 'waits_for_customer':
      return lineOf('waits', event);
    case 'customer_replied':
      return lineOf('replied', event);
    case 'extended':
      return { ...lineOf('extended', event), until: event.until, text: event.reason };
    case 'closed':
      return lineOf(event.closing === 'accepted' ? 'accepted' : 'closed', event);
    default:
      return undefined;
  }
}

function lineOf(key: CaseLine['key'], { at }: CaseEvent): CaseLine {
  return { key, at };
}

function contactKey(outcome: string): 'called' | 'declined' | 'tried' {
  if (outcome === 'spoken') return 'called';
  return outcome === 'declined' ? 'declined' : 'tried';
}

/**
 * The decision as its customer reads it, once it was told. A reason that is word for word the note of a conversation was written
 * for colleagues: whoever settled the case in one go spoke to the customer, and there the reason was said.
 */
export function toldDecision(events: readonly CaseEvent[], state: CaseState): CaseDecision | undefined {
  if (state.decision === null || state.communicatedAt === null) return undefined;
  const { outcome, remedies, reason } = state.decision;
  const isNote = events.some((event) => event.what === 'contact' && event.note.trim() === reason.trim());
  return { outcome, remedies, reason: isNote ? '' : reason };
}
