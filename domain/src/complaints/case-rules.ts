import type { Actor, CaseEvent, Closing } from './case-event.ts';
import { type CaseState, isOver } from './case-state.ts';

/**
 * Why a step may not be taken, as a code of the catalogues; undefined when it may.
 *
 * Use to offer staff only what they may do, and before every change. When not to use: for who has the right to (that is the
 * permission table's).
 *
 * Source: as advance-case.ts.
 *
 * @example
 * refusalOf(state, { what: 'closed', closing: 'accepted', at, by }); // 'case_contact_missing'
 * @throws nothing.
 */
export function refusalOf(state: CaseState, event: CaseEvent): string | undefined {
  if (event.what === 'received') return 'case_received_already';
  if (event.what === 'noted') return undefined;
  if (event.what === 'mail_failed') return event.by.kind === 'system' ? undefined : 'case_mail_system_only';
  if (event.what === 'passed_on') return passesOn(state, event.to);
  // Whoever suggests something is answered soon and hears much later what became of it.
  if (isSuggestionStep(event)) return movesSuggestion(state, event);
  if (isOver(state)) return event.what === 'reopened' ? empty(event.reason, 'case_reason_missing') : 'case_is_over';
  switch (event.what) {
    case 'reopened':
      return 'case_is_open';
    case 'acknowledged':
    case 'assigned':
    case 'customer_replied':
      return undefined;
    case 'kind_changed':
      return byPerson(event.by) ?? empty(event.reason, 'case_reason_missing');
    case 'handed_over':
    case 'profile_changed':
      return byPerson(event.by) ?? empty(event.reason, 'case_reason_missing');
    case 'kind_confirmed':
      return confirmsKind(state, event.by);
    case 'assessed':
      return byPerson(event.by) ?? (state.stage === 'received' ? 'case_not_acknowledged' : undefined);
    case 'contact':
      return byPerson(event.by);
    case 'contact_impossible':
      return byPerson(event.by) ?? empty(event.reason, 'case_reason_missing');
    case 'waits_for_customer':
      return byPerson(event.by) ?? (event.until > event.at ? undefined : 'case_date_past');
    case 'extended':
      return extendsTerm(state, event);
    case 'cause_named':
      return byPerson(event.by) ?? empty(event.cause, 'case_cause_missing');
    case 'decided':
      return decides(state, event);
    case 'unfounded_confirmed':
      return confirmsUnfounded(state, event.by);
    case 'communicated':
      return communicates(state, event.by);
    case 'closed':
      return closes(state, event.closing, event.by);
    case 'left_open':
      return leavesOpen(state, event);
  }
}

function byPerson(by: Actor): string | undefined {
  return by.kind === 'staff' ? undefined : 'case_person_needed';
}

function empty(text: string, code: string): string | undefined {
  return text.trim() === '' ? code : undefined;
}

function confirmsKind({ proposedKind }: CaseState, by: Actor): string | undefined {
  if (proposedKind === null) return 'case_nothing_to_confirm';
  return bySecondPerson(by, proposedKind.by);
}

function bySecondPerson(by: Actor, first: string | null): string | undefined {
  if (by.kind !== 'staff') return 'case_person_needed';
  return by.id === first ? 'case_second_person_needed' : undefined;
}

type EventOf<Name extends CaseEvent['what']> = Extract<CaseEvent, { what: Name }>;

function extendsTerm({ extensions, decision }: CaseState, event: EventOf<'extended'>): string | undefined {
  if (decision !== null) return 'case_decided_already';
  const latest = extensions.at(-1)?.until;
  if (event.until <= event.at || (latest !== undefined && event.until <= latest)) return 'case_date_past';
  // Once the firm may help itself to more time; after that it takes the customer's word.
  if (extensions.length > 0 && !event.isAgreed) return 'case_extension_not_agreed';
  return byPerson(event.by) ?? empty(event.reason, 'case_reason_missing');
}

function decides(state: CaseState, { by, reason, cost }: EventOf<'decided'>): string | undefined {
  if (state.kind !== 'complaint') return 'case_no_complaint';
  if (state.proposedKind !== null) return 'case_kind_unconfirmed';
  if (state.assessment === null) return 'case_not_assessed';
  if (!(Number.isSafeInteger(cost) && cost >= 0)) return 'case_cost_malformed';
  return byPerson(by) ?? empty(reason, 'case_reason_missing');
}

function confirmsUnfounded({ decision, decidedBy }: CaseState, by: Actor): string | undefined {
  if (decision?.outcome !== 'unfounded') return 'case_nothing_to_confirm';
  return bySecondPerson(by, decidedBy);
}

function communicates(state: CaseState, by: Actor): string | undefined {
  if (state.kind === 'complaint') {
    if (state.decision === null) return 'case_not_decided';
    if (state.decision.outcome === 'unfounded' && !state.isConfirmed) return 'case_second_person_needed';
  }
  return byPerson(by);
}

/** How each kind may end; only a complaint asks for a conversation and a decision. */
const closingsOf: Readonly<Record<CaseState['kind'], readonly Closing[]>> = {
  complaint: ['accepted', 'no_reply', 'withdrawn'],
  suggestion: ['answered', 'thanked'],
  question: ['answered', 'no_reply', 'withdrawn'],
  compliment: ['thanked'],
};

function closes(state: CaseState, closing: Closing, by: Actor): string | undefined {
  if (state.proposedKind !== null) return 'case_kind_unconfirmed';
  if (!closingsOf[state.kind].includes(closing)) return 'case_closing_of_another_kind';
  if (closing === 'no_reply' && state.communicatedAt === null) return 'case_not_communicated';
  // Silence says nothing where our word never arrived.
  if (closing === 'no_reply' && state.mailFailedAt !== null) return 'case_mail_failed';
  if (state.kind !== 'complaint') return by.kind === 'customer' ? 'case_person_needed' : undefined;
  // Whoever takes a complaint back was spoken to about it, or says so by their own hand.
  if (closing === 'withdrawn' && by.kind === 'customer') return undefined;
  if (state.contact === null) return 'case_contact_missing';
  if (closing === 'withdrawn') return byPerson(by);
  return state.communicatedAt === null ? 'case_not_communicated' : undefined;
}

function leavesOpen(state: CaseState, event: EventOf<'left_open'>): string | undefined {
  if (state.kind !== 'complaint') return 'case_no_complaint';
  if (state.contact === null) return 'case_contact_missing';
  if (state.communicatedAt === null) return 'case_not_communicated';
  const isNamed = event.internalRecourse.trim() !== '' && event.externalRecourse.trim() !== '';
  return isNamed ? byPerson(event.by) : 'case_recourse_missing';
}

/** Also after it was closed: thanks never come too late. */
function passesOn({ kind, passedOnTo }: CaseState, to: string): string | undefined {
  if (kind !== 'compliment') return 'case_no_compliment';
  return passedOnTo.includes(to) ? 'case_passed_on_already' : undefined;
}

type SuggestionStep = EventOf<'considered' | 'planned' | 'done' | 'not_done'>;

function isSuggestionStep(event: CaseEvent): event is SuggestionStep {
  const { what } = event;
  return what === 'considered' || what === 'planned' || what === 'done' || what === 'not_done';
}

function movesSuggestion(state: CaseState, event: SuggestionStep): string | undefined {
  if (state.kind !== 'suggestion') return 'case_no_suggestion';
  if (event.what === 'not_done' && event.reason.trim() === '') return 'case_reason_missing';
  return byPerson(event.by);
}
