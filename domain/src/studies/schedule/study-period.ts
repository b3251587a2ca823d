import { zoneClock } from '../calendar/zone-clock.ts';
import type { CadenceDraft } from '../study-draft.ts';
import { monthsAfter, periodAt } from './months-after.ts';

/** A period of a relation study: its sample is drawn when it opens. */
export type StudyPeriod = Readonly<{
  /** From 0. */
  period: number;
  /** What its customers are asked about, by which nobody is asked twice. */
  occasion: string;
  opensAt: Date;
  /** From here on nobody is asked for this period any more. */
  closesAt: Date;
  /** When the next one opens; null after the only one. */
  nextAt: Date | null;
}>;

export type PeriodWish = Readonly<{ zone: string; validHours: number; now: Date }>;

/**
 * The period of a cadence that a moment lies in, the first one before it has begun. Days are those of the company's zone: a
 * study of 1 March begins at midnight there, and the next one on 1 April, whatever the clock did in between.
 *
 * Use to plan a relation study. When not to use: for studies that wait for something to happen (due-at.ts).
 *
 * @example
 * studyPeriod({ every: 'month', from: '2026-01-31' }, { zone: 'Europe/Oslo', validHours: 240, now }).occasion; // 'month-1'
 * @throws RangeError for a zone that is none.
 */
export function studyPeriod(cadence: CadenceDraft, { zone, validHours, now }: PeriodWish): StudyPeriod {
  const clock = zoneClock(zone);
  const first = new Date(`${cadence.every === 'once' ? cadence.on : cadence.from}T00:00:00Z`);
  const months = monthsOf(cadence);
  const at = (period: number) => new Date(clock.instantsAt(monthsAfter(first, period * months).getTime()).first);
  const localNow = new Date(clock.localAt(now.getTime()));
  const period = cadence.every === 'once' ? 0 : Math.max(0, periodAt(localNow, first, months));
  const opensAt = at(period);
  const nextAt = cadence.every === 'once' ? null : at(period + 1);
  // Who is due on the last day of a month that rolls has as long as who is due on the first.
  const lastDueAt = cadence.every === 'rolling' ? at(period + 1) : opensAt;
  const closesAt = new Date(lastDueAt.getTime() + validHours * 3_600_000);
  return { period, occasion: occasionOf(cadence, period), opensAt, closesAt, nextAt };
}

/** A rolling study asks a part of everybody each month. */
function monthsOf(cadence: CadenceDraft): number {
  return cadence.every === 'quarter' ? 3 : 1;
}

function occasionOf(cadence: CadenceDraft, period: number): string {
  switch (cadence.every) {
    case 'once':
      return 'once';
    case 'month':
    case 'quarter':
      return `${cadence.every}-${period}`;
    case 'rolling':
      return `round-${Math.floor(period / cadence.months)}`;
  }
}
