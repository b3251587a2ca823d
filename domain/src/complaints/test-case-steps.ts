import { Refusal } from '../refusal.ts';
import { advanceCase } from './advance-case.ts';
import type { Actor, CaseEvent } from './case-event.ts';
import type { CaseState } from './case-state.ts';

const start = Date.UTC(2026, 10, 20, 8);
export const hour = (count: number) => new Date(start + count * 3_600_000);
export const sanne: Actor = { kind: 'staff', id: 'sanne' };
export const youssef: Actor = { kind: 'staff', id: 'youssef' };
export const customer: Actor = { kind: 'customer' };
export const system: Actor = { kind: 'system' };

/** A step without its time; each comes an hour after the one before. */
export type Step = CaseEvent extends infer Event ? (Event extends CaseEvent ? Omit<Event, 'at'> : never) : never;

export const received = {
  what: 'received',
  kind: 'complaint',
  remedySought: 'mijn geld terug',
  by: customer,
} satisfies Step;
export const acknowledged = { what: 'acknowledged', by: system } satisfies Step;
export const assessed = {
  what: 'assessed',
  severity: 3,
  complexity: 1,
  impact: 2,
  isAboutSafety: false,
  needsActionAtOnce: false,
  by: sanne,
} satisfies Step;
export const spoken = { what: 'contact', way: 'phone', outcome: 'spoken', note: '', by: sanne } satisfies Step;
export const decided = {
  what: 'decided',
  outcome: 'upheld',
  remedies: ['refund'],
  cost: 4900,
  reason: 'niet nagekeken',
  by: sanne,
} satisfies Step;
export const unfounded = { ...decided, outcome: 'unfounded', remedies: ['explanation'], cost: 0 } satisfies Step;
export const communicated = { what: 'communicated', way: 'mail', by: sanne } satisfies Step;
export const accepted = { what: 'closed', closing: 'accepted', by: customer } satisfies Step;
export const mailFailed = { what: 'mail_failed', why: 'returned', status: '5.1.1', by: system } satisfies Step;
export const wholeWay = [received, acknowledged, assessed, spoken, decided, communicated, accepted];

export function timed(steps: readonly Step[]): readonly CaseEvent[] {
  return steps.map((step, index) => ({ ...step, at: hour(index) }) as CaseEvent);
}

export function caseAfter(...steps: readonly Step[]): CaseState {
  const state = timed(steps).reduce<CaseState | undefined>(advanceCase, undefined);
  if (state === undefined) throw new Error('no steps');
  return state;
}

export function refusalAfter(...steps: readonly Step[]): string | undefined {
  try {
    caseAfter(...steps);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
