import type { BounceKind } from './bounce-kind.ts';

/** What was done about a mail that came in. `no_case`: it came to where cases come from, and none was made; `why` says. */
export type InboundEffect = 'suppressed' | 'rests' | 'noted' | 'paused' | 'case' | 'case_reply' | 'no_case' | 'none';

/**
 * Why a mail of a person made no case: we wrote it ourselves; it came before under the same Message-ID; its writer, or everybody
 * together, sent more in an hour than anybody reads; there is nothing in it; or it could not be read.
 */
export const noCaseReasons = ['own', 'repeated', 'flood', 'empty', 'trouble'] as const;
export type NoCaseReason = (typeof noCaseReasons)[number];

/** What is kept of a mail that came in, beside its text. */
export type InboundDetail = Readonly<{
  effect: InboundEffect;
  bounce?: BounceKind;
  /** Of a bounce: the enhanced status code (RFC 3463) and the words of the server that refused. */
  status?: string;
  diagnostic?: string;
  recipient?: string;
  /** Of a complaint: its type (RFC 5965). */
  feedback?: string;
  /** The case that it became, or belongs to. */
  caseId?: string;
  why?: NoCaseReason;
}>;
