import type { CaseKind } from '../complaints/case-event.ts';
import type { AlertCondition } from './alert-rule.ts';

/** Something that happened, or stands, as far as rules turn on it. */
export type AlertSignal =
  | Readonly<{
      kind: 'answer';
      survey: string;
      /** Of the item that the rule names; null where it was not answered. */
      score: number | null;
      /** Whether the customer belongs to the groups that the rule names. */
      isInGroup: boolean;
      /** Whether what was written says the rule's words, or is coded by its theme. */
      isMentioned: boolean;
      wantsContact: boolean;
    }>
  | Readonly<{ kind: 'case'; caseKind: CaseKind; severity: number | null }>
  | Readonly<{ kind: 'promise'; due: Date; isOver: boolean; now: Date }>
  | Readonly<{ kind: 'score'; survey: string; change: 'better' | 'worse' | null }>
  | Readonly<{ kind: 'rate'; survey: string; hasCollapsed: boolean }>
  | Readonly<{ kind: 'wave'; standsStill: boolean }>;

const hourMs = 3_600_000;

/**
 * Whether a rule fires at a signal.
 *
 * Use for what just happened and for what happened last month alike, so that a preview says what would have been. When not
 * to use: to judge whether a score changed; weekly-change.ts and metrics/trend/daily-watch.ts do, and this takes their word.
 *
 * @example
 * judgeRule({ kind: 'case_opened', kinds: ['complaint'], severity: null }, { kind: 'case', caseKind: 'complaint', severity: null }); // true
 * @throws nothing.
 */
export function judgeRule(condition: AlertCondition, signal: AlertSignal): boolean {
  switch (condition.kind) {
    case 'low_score':
      return (
        signal.kind === 'answer' &&
        signal.survey === condition.survey &&
        signal.isInGroup &&
        signal.score !== null &&
        signal.score <= condition.most
      );
    case 'words':
    case 'theme':
      return signal.kind === 'answer' && signal.isMentioned;
    case 'contact_wish':
      return signal.kind === 'answer' && signal.wantsContact;
    case 'case_opened':
      return (
        signal.kind === 'case' &&
        condition.kinds.includes(signal.caseKind) &&
        (condition.severity === null || (signal.severity ?? 0) >= condition.severity)
      );
    case 'promise':
      return signal.kind === 'promise' && !signal.isOver && isPromiseTime(condition, signal);
    case 'score_change':
      return (
        signal.kind === 'score' &&
        signal.survey === condition.survey &&
        (signal.change === 'worse' || (signal.change === 'better' && condition.side === 'either'))
      );
    case 'response_rate':
      return signal.kind === 'rate' && signal.survey === condition.survey && signal.hasCollapsed;
    case 'sending':
      return signal.kind === 'wave' && signal.standsStill;
  }
}

type PromiseCondition = Extract<AlertCondition, { kind: 'promise' }>;
type PromiseSignal = Extract<AlertSignal, { kind: 'promise' }>;

/** A promise is about to break until its very moment, and broken from the next one on. */
function isPromiseTime({ state, hours }: PromiseCondition, { due, now }: PromiseSignal): boolean {
  const left = due.getTime() - now.getTime();
  return state === 'broken' ? left < 0 : left >= 0 && left <= hours * hourMs;
}
