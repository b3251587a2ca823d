import type { ContactPurpose } from '../contact-request.ts';
import type { ReminderPlan } from './reminder-of.ts';

/** How often a relation study comes round. `rolling` asks a part of everybody each month: the trend never waits for a year. */
export type Cadence =
  | Readonly<{ every: 'once'; at: Date }>
  | Readonly<{ every: 'month' | 'quarter'; startsAt: Date }>
  | Readonly<{ every: 'rolling'; startsAt: Date; months: number; seed: string }>;

/**
 * Whom a study asks, and when, as ISO 10004 orders it: what for, then at which moment. Delays are counted from what
 * happened; `validHours` says for how long after that the question still makes sense.
 */
export type StudyTiming =
  | Readonly<{ kind: 'moment'; event: string; delayHours: number; validHours: number }>
  | Readonly<{ kind: 'relation'; cadence: Cadence; validHours: number }>
  /** What a new customer expects, asked before there is experience to colour it. */
  | Readonly<{ kind: 'expectation'; delayHours: number; validHours: number }>
  /** After a complaint was closed: never while it is open. */
  | Readonly<{ kind: 'complaint'; delayHours: number; validHours: number }>
  | Readonly<{ kind: 'exit'; delayHours: number; validHours: number }>
  /** Customers of whom nothing was heard for so many days; asked again only after they were heard of in between. */
  | Readonly<{ kind: 'silent'; silentDays: number; validHours: number }>
  /** Asked by a link or a code that is the same for all: nobody is due. */
  | Readonly<{ kind: 'anonymous' }>;

export type StudyKind = StudyTiming['kind'];

export const studyKinds = [
  'moment',
  'relation',
  'expectation',
  'complaint',
  'exit',
  'silent',
  'anonymous',
] as const satisfies readonly StudyKind[];

export type StudyPlan = Readonly<{
  id: string;
  timing: StudyTiming;
  priority: number;
  mayMerge: boolean;
  /** None for those who are asked once. */
  reminder?: ReminderPlan;
}>;

/** Under which budget a kind of study asks. */
export function purposeOf(kind: StudyKind): ContactPurpose {
  switch (kind) {
    case 'moment':
      return 'transaction';
    case 'complaint':
      return 'complaint';
    case 'exit':
      return 'exit';
    case 'relation':
    case 'expectation':
    case 'silent':
    case 'anonymous':
      return 'relation';
  }
}
