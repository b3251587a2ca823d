/** How many answers of a group are wanted, and who has one of the places. Kept as one row that is changed under a lock. */
export type QuotaCell = Readonly<{
  id: string;
  target: number;
  /** Held while somebody answers, until a moment. */
  reserved: Readonly<Record<string, Date>>;
  counted: readonly string[];
  /** Answers that came when no place was left. They are kept and told apart: an answer is never refused. */
  beyond: readonly string[];
}>;

/**
 * What follows for the respondent. `full`: the questions that weighting needs are still asked, then thanks; who has no
 * place is otherwise missing from every later estimate.
 */
export type QuotaOutcome =
  | 'reserved'
  | 'already_reserved'
  | 'already_counted'
  | 'counted'
  | 'beyond'
  | 'full'
  | 'released';

export type QuotaStep = Readonly<{ cell: QuotaCell; outcome: QuotaOutcome }>;

/** Long enough for the longest questionnaire with a telephone call in between. */
export const reservedMinutes = 60;

export function openQuota(id: string, target: number): QuotaCell {
  if (!(Number.isInteger(target) && target >= 0)) throw new RangeError(`no quota of ${target} places`);
  return { id, target, reserved: {}, counted: [], beyond: [] };
}

/** At qualification: a place is held, so that nobody answers to the end for nothing. Asked again, it is held for longer. */
export function reservePlace(cell: QuotaCell, respondent: string, now: Date): QuotaStep {
  if (isIn(cell, respondent)) return { cell, outcome: 'already_counted' };
  const current = withoutOverdue(cell, now);
  const until = new Date(now.getTime() + reservedMinutes * 60_000);
  const holding = { ...current, reserved: { ...current.reserved, [respondent]: until } };
  if (Object.hasOwn(current.reserved, respondent)) return { cell: holding, outcome: 'already_reserved' };
  return placesLeft(current, now) > 0 ? { cell: holding, outcome: 'reserved' } : { cell: current, outcome: 'full' };
}

/**
 * At completion. Who held a place has it, and so has one whose time ran out while places were left; when the place went to
 * another meanwhile, the answer is kept beyond the quota.
 */
export function countPlace(cell: QuotaCell, respondent: string, now: Date): QuotaStep {
  if (isIn(cell, respondent)) return { cell, outcome: 'already_counted' };
  const current = withoutOverdue(cell, now);
  const isHeld = Object.hasOwn(current.reserved, respondent);
  const { cell: released } = releasePlace(current, respondent);
  return isHeld || placesLeft(current, now) > 0
    ? { cell: { ...released, counted: [...released.counted, respondent] }, outcome: 'counted' }
    : { cell: { ...released, beyond: [...released.beyond, respondent] }, outcome: 'beyond' };
}

/** When a respondent stops, or is found to belong elsewhere. What was counted stays: it is an answer. */
export function releasePlace(cell: QuotaCell, respondent: string): QuotaStep {
  const reserved = Object.fromEntries(Object.entries(cell.reserved).filter(([holder]) => holder !== respondent));
  return { cell: { ...cell, reserved }, outcome: 'released' };
}

/** Places that may still be reserved. */
export function placesLeft(cell: QuotaCell, now: Date): number {
  const held = Object.values(cell.reserved).filter((until) => until > now).length;
  return Math.max(0, cell.target - cell.counted.length - held);
}

function withoutOverdue(cell: QuotaCell, now: Date): QuotaCell {
  return { ...cell, reserved: Object.fromEntries(Object.entries(cell.reserved).filter(([, until]) => until > now)) };
}

function isIn(cell: QuotaCell, respondent: string): boolean {
  return cell.counted.includes(respondent) || cell.beyond.includes(respondent);
}
