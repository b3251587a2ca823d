import type { ResponseMark } from '@voldaan/domain/responses/mark-response';
import type { Channel } from '../database/tables.ts';
import type { LinkKind } from './answer-link.ts';

/** Where a submission came from: the link in its address, and the prefix of the sender's address, which is not stored. */
export type AnswerSource = Readonly<{
  kind: LinkKind;
  token: string;
  prefix: string;
  acceptLanguage: string | undefined;
  /** The Cookie header, where the entrance has one. */
  cookie?: string | undefined;
  /** The place where a public link stands, when it is not just a link: a QR code, a widget. */
  channel?: Channel | undefined;
  /** Who answers, where the entrance has verified a name that a company signed. */
  signedName?: string | undefined;
  /** Whose page it was, as its browser says it; only the entrances on pages of others look at it. */
  origin?: string | undefined;
  /** What only the entrance can see to be odd. */
  marks?: readonly ResponseMark[];
}>;
