import type { Closing } from '@voldaan/domain/complaints/case-event';
import type { CaseDetail } from '../case-requests.ts';

type Case = CaseDetail['case'];

/** Steps that are taken one by one; what a conversation settles at once has buttons of its own. */
export const offeredNames = [
  'acknowledged',
  'assessed',
  'extended',
  'contact_impossible',
  'cause_named',
  'decided',
  'unfounded_confirmed',
  'communicated',
  'closed',
  'left_open',
  'kind_changed',
  'kind_confirmed',
] as const;
export type OfferedName = (typeof offeredNames)[number];

/**
 * What may come next, the most likely first. The rules themselves are the server's (domain/complaints/case-rules.ts): a step that
 * asks for a second person is offered to both, and refused to the first with a word of why.
 */
export function offeredSteps({ case: one, causes }: Pick<CaseDetail, 'case' | 'causes'>): readonly OfferedName[] {
  return offeredNames.filter((name) => isOffered(name, one, causes.length > 0));
}

function isOffered(name: OfferedName, one: Case, hasCauses: boolean): boolean {
  const isComplaint = one.kind === 'complaint' && one.proposed_kind === null;
  switch (name) {
    case 'acknowledged':
      return one.stage === 'received';
    case 'assessed':
      return one.stage !== 'received';
    case 'extended':
      return isComplaint && one.decision === null;
    case 'contact_impossible':
      return isComplaint && one.spoken_at === null;
    case 'cause_named':
      return isComplaint && hasCauses;
    case 'decided':
      return isComplaint && one.assessment !== null;
    case 'unfounded_confirmed':
      return isUnconfirmed(one);
    case 'communicated':
      return isComplaint ? one.decision !== null && !isUnconfirmed(one) : one.stage !== 'communicated';
    case 'closed':
      return !isComplaint || (one.stage === 'communicated' && one.spoken_at !== null);
    case 'left_open':
      return isComplaint && one.stage === 'communicated' && one.spoken_at !== null;
    case 'kind_changed':
      return one.proposed_kind === null;
    case 'kind_confirmed':
      return one.proposed_kind !== null;
  }
}

function isUnconfirmed({ decision }: Case): boolean {
  return decision !== null && decision.outcome === 'unfounded' && !decision.is_confirmed;
}

/** How a case of this kind may end. */
export function offeredClosings({ kind }: Pick<Case, 'kind'>): readonly [Closing, ...Closing[]] {
  switch (kind) {
    case 'complaint':
      return ['accepted', 'no_reply', 'withdrawn'];
    case 'question':
      return ['answered', 'no_reply', 'withdrawn'];
    case 'suggestion':
      return ['answered', 'thanked'];
    case 'compliment':
      return ['thanked'];
  }
}
