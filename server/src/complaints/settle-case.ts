import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { loadCase, takeStep } from './cases.ts';
import { findCauseName } from './person-views.ts';
import type { CaseDetail, SettlementBody } from './schema.ts';
import { caseDetail } from './show-case.ts';

type Wish = Readonly<{ id: string; revision: number; settlement: SettlementBody }>;
type Step = CaseEvent extends infer Event ? (Event extends CaseEvent ? Omit<Event, 'at' | 'by'> : never) : never;

/**
 * A conversation in which everything was settled: the steps that the case still needs, one after the other, in one
 * transaction. Each is judged as if it were taken alone, so that nothing is left out that the rules ask for.
 */
export function settleCase(product: Product, caller: Caller, { id, revision, settlement }: Wish): Promise<CaseDetail> {
  const at = product.clock();
  const by = { kind: 'staff', id: caller.staffId } as const;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { row, state, events } = await loadCase(db, id);
    if (row.revision !== revision) throw new Refusal('case_changed');
    const { cause_id } = settlement;
    if (cause_id !== null && (await findCauseName(db, cause_id)) === undefined)
      throw new Refusal('cause_unknown', { pointer: '/cause_id' });
    let current = revision;
    for (const step of stepsLeft(state, { ...settlement, reason: settlement.note.trim() || lastSaid(events) })) {
      await takeStep(product, db, { caseId: id, revision: current, event: { ...step, at, by } });
      current += 1;
    }
    return caseDetail(product, db, id);
  });
}

type Settlement = SettlementBody & Readonly<{ reason: string }>;

/** Why it was decided so stands in the note of the conversation, when nothing is written beside the decision. */
function lastSaid(events: readonly CaseEvent[]): string {
  const spoken = events.findLast((event) => event.what === 'contact' && event.outcome === 'spoken');
  return spoken?.what === 'contact' ? spoken.note : '';
}

function stepsLeft(state: CaseState, settlement: Settlement): readonly Step[] {
  const { is_spoken, way, note, cause_id, is_outside_our_control } = settlement;
  const words: Step[] = note.trim() === '' ? [] : [{ what: 'noted', text: note }];
  const spoken: Step[] = is_spoken ? [{ what: 'contact', way, outcome: 'spoken', note }] : words;
  const cause: Step[] =
    cause_id === null ? [] : [{ what: 'cause_named', cause: cause_id, isOutsideOurControl: is_outside_our_control }];
  const acknowledged: Step[] = state.stage === 'received' ? [{ what: 'acknowledged' }] : [];
  switch (state.kind) {
    case 'complaint':
      return [
        ...acknowledged,
        ...spoken,
        ...cause,
        ...decisionLeft(state, settlement),
        { what: 'closed', closing: 'accepted' },
      ];
    case 'question':
      return [...acknowledged, ...spoken, { what: 'closed', closing: 'answered' }];
    case 'suggestion':
    case 'compliment':
      return [...acknowledged, ...spoken, { what: 'closed', closing: 'thanked' }];
  }
}

function decisionLeft(state: CaseState, settlement: Settlement): readonly Step[] {
  const { outcome, remedies, cost, reason, way, severity } = settlement;
  const grade = ([1, 2, 3, 4, 5] as const).find((one) => one === severity) ?? 2;
  const assessed: Step[] =
    state.assessment === null
      ? [
          {
            what: 'assessed',
            severity: grade,
            complexity: 1,
            impact: grade,
            isAboutSafety: false,
            needsActionAtOnce: false,
          },
        ]
      : [];
  const decided: Step[] = state.decision === null ? [{ what: 'decided', outcome, remedies, cost, reason }] : [];
  return [...assessed, ...decided, { what: 'communicated', way }];
}
