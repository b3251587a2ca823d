import { addDays, daysBetween, yearBefore } from './calendar-day.ts';
import { atLeastInterval, endOfInterval, startOfInterval } from './calendar-interval.ts';
import type { TimeUnit } from './disclosure/time-unit.ts';
import type { Window } from './read-period.ts';

/**
 * The window of whole units of the calendar that comes nearest to the one asked for, with as many units before it and those of a
 * year ago. A unit that still runs counts as far as it has come.
 *
 * Use for figures of groups, which are told apart in time by such units only (disclosure/disclose.ts). When not to use: for a
 * survey as a whole.
 *
 * @example
 * wholeUnits(window, 'quarter', '2026-11-23'); // of twelve months until 22 November: from 2026-01-01 to 2026-11-23
 * @throws nothing.
 */
export function wholeUnits(window: Window, unit: TimeUnit, tomorrow: string): Window {
  if (unit === 'day') return window;
  const { from, end, to } = nearestUnits(window, unit, tomorrow);
  const isAllOfTime = window.previousFrom === window.from;
  return {
    from,
    to,
    previousFrom: isAllOfTime ? from : unitsBefore(from, end, unit),
    previousTo: from,
    lastYearFrom: yearBefore(from),
    lastYearTo: yearBefore(end),
    interval: atLeastInterval(window.interval, unit),
  };
}

/** `end` is where the last unit ends, `to` that or tomorrow. */
function nearestUnits(
  window: Window,
  unit: TimeUnit,
  tomorrow: string,
): Readonly<{ from: string; end: string; to: string }> {
  const from = nearestBoundary(window.from, unit);
  const isRunning = window.from < tomorrow && window.to >= tomorrow;
  const last = addDays(isRunning ? tomorrow : nearestBoundary(window.to, unit), -1);
  if (from <= last) return until(from, last, unit, tomorrow);
  const middle = addDays(window.from, Math.floor(daysBetween(window.from, window.to) / 2));
  const day = isRunning ? addDays(tomorrow, -1) : middle;
  return until(startOfInterval(day, unit), day, unit, tomorrow);
}

function until(from: string, last: string, unit: TimeUnit, tomorrow: string) {
  const end = endOfInterval(startOfInterval(last, unit), unit);
  return { from, end, to: end > tomorrow && from < tomorrow ? tomorrow : end };
}

function nearestBoundary(day: string, unit: TimeUnit): string {
  const start = startOfInterval(day, unit);
  const end = endOfInterval(start, unit);
  return daysBetween(start, day) <= daysBetween(day, end) ? start : end;
}

/** Where as many units begin as lie between two boundaries. */
function unitsBefore(from: string, end: string, unit: TimeUnit): string {
  let before = from;
  for (let start = from; start < end; start = endOfInterval(start, unit)) {
    before = startOfInterval(addDays(before, -1), unit);
  }
  return before;
}
