import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { ColumnType } from 'kysely';
import type { DefaultTime, Json, Time } from './column-types.ts';

/** What came in and what is counted from it; what stands now is the response itself. */
export type AnswerTables = {
  visit: VisitTable;
  response_contact: ResponseContactTable;
  answer_event: AnswerEventTable;
  vote_judgement: VoteJudgementTable;
  answer_count: AnswerCountTable;
  score_row: ScoreRowTable;
};

type VisitTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  invitation_id: string | null;
  at: DefaultTime;
  kind: 'open' | 'preselect' | 'head' | 'trap' | 'unsubscribe';
  preselected: number | null;
  evidence: Json<Record<string, unknown>>;
};

type ResponseContactTable = {
  workspace_id: string;
  response_id: string;
  contact_id: string | null;
  invitation_id: string | null;
};

type AnswerEventTable = {
  workspace_id: string;
  survey_id: string;
  submission: string;
  response_id: string;
  survey_version_id: string;
  answers: Json<Answers>;
  is_final: boolean;
  vote_class: VoteClass;
  evidence: Json<VoteEvidence>;
  received_at: Time;
};

type VoteJudgementTable = {
  workspace_id: string;
  response_id: string;
  submission: string;
  judged_at: Time;
  from_class: VoteClass;
  to_class: VoteClass;
};

type AnswerCountTable = {
  workspace_id: string;
  survey_id: string;
  id: ColumnType<number, never, never>;
  /** By how much the number of answers changed. */
  answers: number;
};

type Slot = number | null;
/** A code of trait_value, null where it is not known. Left out where nothing is known of anybody. */
type TraitCode = ColumnType<number | null, number | null | undefined, number | null>;

type ScoreRowTable = {
  workspace_id: string;
  day: ColumnType<string, string, string>;
  response_id: string;
  survey_id: string;
  survey_version_id: string;
  answered_at: Time;
  /** h, u or m: first letter of the vote class. */
  vote_class: string;
  is_test: boolean;
  is_complete: boolean;
  /** n (nl), b (nb), k (nn), e (en) or x (any other). */
  language: string;
  /** First letter of the channel. */
  channel: string;
  q0: Slot;
  q1: Slot;
  q2: Slot;
  q3: Slot;
  q4: Slot;
  q5: Slot;
  q6: Slot;
  q7: Slot;
  q8: Slot;
  q9: Slot;
  q10: Slot;
  q11: Slot;
  q12: Slot;
  q13: Slot;
  q14: Slot;
  q15: Slot;
  q16: Slot;
  q17: Slot;
  q18: Slot;
  q19: Slot;
  q20: Slot;
  q21: Slot;
  q22: Slot;
  q23: Slot;
  q24: Slot;
  q25: Slot;
  q26: Slot;
  q27: Slot;
  q28: Slot;
  q29: Slot;
  q30: Slot;
  q31: Slot;
  a0: TraitCode;
  a1: TraitCode;
  a2: TraitCode;
  a3: TraitCode;
  a4: TraitCode;
  a5: TraitCode;
  a6: TraitCode;
  a7: TraitCode;
  a8: TraitCode;
  a9: TraitCode;
  a10: TraitCode;
  a11: TraitCode;
  a12: TraitCode;
  a13: TraitCode;
  a14: TraitCode;
  a15: TraitCode;
};
