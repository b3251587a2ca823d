import type { Role } from '../accounts/role.ts';
import type { CaseKind } from '../complaints/case-event.ts';

/** What somebody wants to hear of. Ids are the database's own. */
export type AlertCondition =
  /** An answer of a survey with a mark at or below `most`, in points of the item's scale; `item` '' is its first rating. */
  | Readonly<{ kind: 'low_score'; survey: string; item: string; most: number; where: string }>
  /** An answer that says one of these words, as a search for them would find it. */
  | Readonly<{ kind: 'words'; words: string }>
  | Readonly<{ kind: 'theme'; theme: string }>
  | Readonly<{ kind: 'contact_wish' }>
  /** A case of one of these kinds; with a severity as soon as somebody assessed it as so severe. */
  | Readonly<{ kind: 'case_opened'; kinds: readonly CaseKind[]; severity: number | null }>
  /** A promise to a customer that falls due within so many hours, or that was not kept. */
  | Readonly<{ kind: 'promise'; state: 'soon' | 'broken'; hours: number }>
  /** A score that moved by more than chance does. */
  | Readonly<{ kind: 'score_change'; survey: string; item: string; side: 'worse' | 'either' }>
  /** Far fewer of those invited answer than did before. */
  | Readonly<{ kind: 'response_rate'; survey: string }>
  /** Mail that stands still: paused for bounces or reports, or held up by the mail server. */
  | Readonly<{ kind: 'sending' }>;

export type AlertKind = AlertCondition['kind'];

/** What an alert is about decides who may hear it. */
export type AlertMatter = 'answer' | 'case' | 'figure' | 'sending';

const matters: Readonly<Record<AlertKind, AlertMatter>> = {
  low_score: 'answer',
  words: 'answer',
  theme: 'answer',
  contact_wish: 'answer',
  case_opened: 'case',
  promise: 'case',
  score_change: 'figure',
  response_rate: 'figure',
  sending: 'sending',
};

export function matterOf(kind: AlertKind): AlertMatter {
  return matters[kind];
}

/** Who hears it: people by name, everybody of a role, whoever the case belongs to, and channels of other programs. */
export type AlertAudience = Readonly<{
  staff: readonly string[];
  roles: readonly Role[];
  /** Of alerts about a case. */
  owner: boolean;
  channels: readonly string[];
  /** People get a mail as well; in the app they see it in any case. */
  mail: boolean;
}>;

/** No mail and no message between these hours of the day; over midnight when `from` is the later. */
export type QuietHours = Readonly<{ from: string; until: string; weekends: boolean }>;

/** How often what came is told, together. */
export const alertRhythms = ['at_once', 'hourly', 'daily', 'weekly'] as const;
export type AlertRhythm = (typeof alertRhythms)[number];

export type AlertRule = Readonly<{
  condition: AlertCondition;
  audience: AlertAudience;
  quiet: QuietHours | null;
  rhythm: AlertRhythm;
}>;
