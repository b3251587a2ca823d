import type { LinkKind } from './answer-link.ts';

/** Where a submission came from: the link in its address, and the prefix of the sender's address, which is not stored. */
export type AnswerSource = Readonly<{
  kind: LinkKind;
  token: string;
  prefix: string;
  acceptLanguage: string | undefined;
}>;
