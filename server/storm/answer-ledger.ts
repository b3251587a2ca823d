import type { Answers } from '@voldaan/domain/surveys/answers';

/** Written before an answer is sent, and after it was acknowledged. */
export type AnswerEntry =
  | Readonly<{ sort: 'intent'; key: string; respondent: string; token: string; answers: Answers; isFinal: boolean }>
  | Readonly<{ sort: 'ack'; key: string; id: string; state: string; ms: number }>;

/** Our own lines, written by the load generator: their shape is known. */
export function readAnswerEntry(value: unknown): AnswerEntry {
  return value as AnswerEntry;
}

/** A mail that the sink has taken, with the tokens of the questions in it; `isCut`: it hung up instead of saying so. */
export type MailEntry = Readonly<{ to: string; messageId: string; questions: readonly string[]; isCut: boolean }>;

export function readMailEntry(value: unknown): MailEntry {
  return value as MailEntry;
}
