import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { isByMail } from './study-edit.ts';

type Plan = Pick<StudyDraft, 'channel' | 'timing' | 'sample' | 'targetAnswers'>;

/**
 * Whether the start itself mails everybody who is due, so that its button may name their number. On a later day, a part each
 * month, in portions or by quota nobody can say beforehand how many that are.
 */
export function sendsAtOnce(plan: Plan, today: string): boolean {
  const { timing, sample, targetAnswers } = plan;
  if (!isByMail(plan) || timing.kind !== 'relation' || timing.cadence.every === 'rolling') return false;
  const day = timing.cadence.every === 'once' ? timing.cadence.on : timing.cadence.from;
  return targetAnswers === null && sample.kind !== 'quota' && day <= today;
}

/** Whether the lot decides who is asked, or in which month: before it is cast nobody can be named as the first. */
export function isByLot({ timing, sample }: Pick<Plan, 'timing' | 'sample'>): boolean {
  return timing.kind === 'relation' && (sample.kind !== 'census' || timing.cadence.every === 'rolling');
}
