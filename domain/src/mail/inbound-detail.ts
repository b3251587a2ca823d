import type { BounceKind } from './bounce-kind.ts';

/** What was done about a mail that came in. */
export type InboundEffect = 'suppressed' | 'rests' | 'noted' | 'paused' | 'none';

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
}>;
