import type { LegalBasis } from '../contacts/consent.ts';
import type { ContactRole, Lifecycle, Stage } from '../contacts/customer.ts';
import type { Day } from './calendar/day.ts';
import type { Letter } from './letter.ts';
import type { Allocation } from './sample/allocate.ts';
import type { ReminderPlan } from './schedule/reminder-of.ts';
import type { StudyTiming } from './schedule/study.ts';

/** As StudyTiming, in days as people write them; a study's own zone makes moments of them when it is planned. */
export type TimingDraft =
  | Exclude<StudyTiming, Readonly<{ kind: 'relation' }>>
  | Readonly<{ kind: 'relation'; cadence: CadenceDraft; validHours: number }>;

export type CadenceDraft =
  | Readonly<{ every: 'once'; on: Day }>
  | Readonly<{ every: 'month' | 'quarter'; from: Day }>
  | Readonly<{ every: 'rolling'; from: Day; months: number }>;

/** Whom a study is about. Every part that is there must hold; an empty rule means every contact. */
export type Audience = Readonly<{
  lifecycles?: readonly Lifecycle[];
  stages?: readonly Stage[];
  roles?: readonly ContactRole[];
  languages?: readonly string[];
  attributes?: readonly Readonly<{ key: string; values: readonly string[] }>[];
}>;

/** A field or `attribute:KEY` whose values part the customers. */
export type StratifyBy = 'language' | 'lifecycle' | 'stage' | 'country' | `attribute:${string}`;

export type SamplePlan =
  | Readonly<{ kind: 'census' }>
  | Readonly<{ kind: 'simple' }>
  | Readonly<{ kind: 'stratified'; by: StratifyBy; allocation: Allocation }>
  | Readonly<{ kind: 'quota'; by: StratifyBy; places: Readonly<Record<string, number>> }>;

/** How sure a study wants to be; shares of 1. */
export type Precision = Readonly<{ margin: number; confidence: number; expectedResponse: number }>;

export const studyMetrics = ['nps', 'csat', 'grade', 'ces', 'stars'] as const;
export type StudyMetric = (typeof studyMetrics)[number];

/**
 * Everything the wizard asks, in the order of ISO 10004: what for, when is it good, by which method, with which questions.
 * A draft may lack what it takes to start; checkStudy says what.
 */
export type StudyDraft = Readonly<{
  /** What is to be decided with the outcome; printed in every report. */
  purpose: string;
  /** In the unit of its metric (surveys/norm-range.ts): a share of 1 for csat. */
  norm: Readonly<{ metric: StudyMetric; value: number }> | null;
  channel: 'mail' | 'link' | 'phone';
  timing: TimingDraft;
  audience: Audience;
  sample: SamplePlan;
  precision: Precision;
  legalBasis: LegalBasis | null;
  /** Why the interest outweighs the customer's; asked for with `legitimate_interest`. */
  balancingNote: string;
  /** Higher goes first when customers have little room left. */
  priority: number;
  reminder: ReminderPlan | null;
  /** Releases the sample in steps until this many answered; null invites all at once. */
  targetAnswers: number | null;
  letter: Letter | null;
  reminderLetter: Letter | null;
  /** Whether a customer who is due for another study too may get both questions in one mail (travels-along.ts). */
  mayMerge: boolean;
}>;
