import { Refusal } from '../refusal.ts';

export const actionKinds = ['process', 'training', 'communication', 'product'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** What a unit is where the action is taken: branches, teams, regions, or customers themselves. */
export type ImprovementAction = Readonly<{
  kind: ActionKind;
  /** When it was written down, with its units; the effect of what is thought of afterwards is not measured. */
  plannedAt: Date;
  startsAt: Date;
  /** Where something changes, and where nothing does. */
  treated: readonly string[];
  comparison: readonly string[];
  /** The smallest improvement that would make it worth its cost, in units of the metric; above 0. */
  worthwhile: number;
}>;

/** What starts later than this nobody plans: a year like 9999 is a slip of the hand, and no period of figures reaches there. */
const yearsAheadMost = 10;

/**
 * Refuses an action whose effect could not be told afterwards.
 *
 * Use when an action is written down, and again when its start is moved. When not to use: to forbid actions; one without
 * comparison may be taken, but nothing is then said about what it did.
 *
 * @throws Refusal: action_planned_late, action_start_far, action_units_missing, action_units_twice, action_worthwhile_missing.
 */
export function checkAction(action: ImprovementAction): void {
  const { plannedAt, startsAt, treated, comparison, worthwhile } = action;
  if (plannedAt > startsAt) throw new Refusal('action_planned_late', { pointer: '/starts_on' });
  const latest = new Date(plannedAt);
  latest.setUTCFullYear(plannedAt.getUTCFullYear() + yearsAheadMost);
  if (startsAt > latest)
    throw new Refusal('action_start_far', { pointer: '/starts_on', values: { years: yearsAheadMost } });
  if (treated.length === 0) throw new Refusal('action_units_missing', { pointer: '/treated' });
  if (comparison.length === 0) throw new Refusal('action_units_missing', { pointer: '/comparison' });
  const units = [...treated, ...comparison];
  const twice = units.find((unit, index) => units.indexOf(unit) !== index);
  if (twice !== undefined) throw new Refusal('action_units_twice', { pointer: '/comparison', values: { unit: twice } });
  if (!(worthwhile > 0 && Number.isFinite(worthwhile))) {
    throw new Refusal('action_worthwhile_missing', { pointer: '/worthwhile' });
  }
}
