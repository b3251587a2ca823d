import type { Item } from '../item.ts';
import { itemFamily } from '../item-family.ts';

export type DriverItems = Readonly<{
  /** What may stand among the drivers: whatever else the newest version asks about how it was. */
  offered: readonly Item[];
  /** What does when nobody chooses: how parts of the company are rated. */
  chosen: readonly Item[];
}>;

/** Items of the question library that are an outcome themselves, an intention or a comparison: no part of what is done. */
const noDrivers: ReadonlySet<string> = new Set([
  'nps',
  'sat_overall',
  'grade_overall',
  'ideal',
  'again',
  'come_back',
  'free_switch',
  'versus',
  'exp_vs',
  'exp_vs_overall',
  'experienced_overall',
]);

/** What something weighs or was expected to be says nothing of how it was: not even by choice. */
const neverDrivers: ReadonlySet<string> = new Set(['importance', 'exp_will', 'exp_should', 'expected_overall']);

/** Beyond this a screen has no room, and a questionnaire no reader. */
export const driversMost = 20;

/** Fewer complete answers say more about chance than about customers; statistics.md 5 asks for ten a driver. */
export function answersNeeded(drivers: number): number {
  return Math.max(100, 10 * drivers);
}

/**
 * Which ratings of a survey may explain an outcome, and which do unless somebody chooses.
 *
 * Use before drivers are counted. When not to use: to find the outcome; that is the survey's headline.
 *
 * @example
 * driverItems(figure.items, figure.item).chosen; // experienced_delivery, experienced_expertise, …
 * @throws nothing.
 */
export function driverItems(items: readonly Item[], outcome: Item): DriverItems {
  const offered = items.filter(
    (item) => item.isAsked && item.key !== outcome.key && !neverDrivers.has(itemFamily(item.question)),
  );
  const parts = offered.filter(
    ({ question }) => !noDrivers.has(itemFamily(question)) && question.role !== 'expectation',
  );
  return { offered, chosen: (parts.length > 0 ? parts : offered).slice(0, driversMost) };
}
