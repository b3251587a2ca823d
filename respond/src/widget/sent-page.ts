import type { Answers } from '@voldaan/domain/surveys/answers';

/** What goes to the server with the answers of one page. The submission's key makes sending it twice the same as once. */
export type SentPage = Readonly<{
  submission: string;
  answers: Answers;
  final: boolean;
  language: string;
  evidence?: Readonly<{ pointer: number; keys: number; trusted: boolean }>;
  /** Who answers, signed by the company's own server. */
  identity?: string;
}>;

/** With the visit that it belongs to. */
export type ProvenPage = SentPage & Visit;

/** `stored` after the server has committed it, `unsent` while it can be tried again, else why it was refused. */
export type SendOutcome = 'stored' | 'unsent' | Readonly<{ refused: string }>;

/** What the server gave when the survey was shown: the proof of it, and a name for who answers that says nothing of them. */
export type Visit = Readonly<{ nonce: string; respondent: string }>;
