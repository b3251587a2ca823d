import type { AlertSignal } from '@voldaan/domain/alerts/judge-rule';
import type { AlertAbout } from '../database/alert-tables.ts';

/** Something that a rule may fire at, with what it takes to tell it once and to word it. */
export type Occasion = Readonly<{
  /** The same matter has the same subject, whenever and however often it is come across. */
  subject: string;
  at: Date;
  /** Of an answer of which only the day is kept. */
  isAnonymous?: boolean;
  about: AlertAbout;
  /** Of a case, or of a promise. */
  ownerId: string | null;
  signal: AlertSignal;
  /** A promise of which somebody hears anyhow: at the desk, or from the register of promises. */
  promise?: Readonly<{ caseId: string | null; state: 'soon' | 'broken'; due: Date }>;
}>;

/** Days of which somebody asks what would have fired. */
export type Span = Readonly<{ from: Date; to: Date }>;

/** More of a month than anybody is shown one by one. */
export const occasionsMost = 1_000;
