import type { VoteClass } from './vote-class.ts';

/**
 * What is known about how a vote came to be. It is stored with the vote as it is here, so that a better rule can judge
 * all of history again. It names no address, no browser, no person. What is absent was not seen.
 */
export type VoteEvidence = Readonly<{
  /** The page's one-time number: proof that this page was opened before it was answered. */
  nonce: 'valid' | 'missing' | 'forged';
  /** Milliseconds between handing out the page and getting it back, by the server's own clock. */
  dwellMs?: number;
  /** What the page's script saw before the button was pressed. Absent without a script. */
  gesture?: 'pointer' | 'key' | 'none';
  /** Saved as it was given, before the button of its page was pressed. */
  touch?: boolean;
  /** A field that no person sees came back filled. Says that a program filled in the form, not which. */
  honeypot?: boolean;
  /** Class of the page before this one, when that page was answered just now by the same visitor. */
  follows?: VoteClass;
  /** Different scores of one mail that were opened within ten seconds of this page. */
  marksOpened?: number;
  /** Within a minute of this page somebody followed the link in the mail that no person can see. */
  trap?: boolean;
  /** The link was asked for by HEAD within ten seconds of this page. */
  head?: boolean;
  /** This page was fetched ahead, by a browser or a proxy that said so. */
  prefetch?: boolean;
  /** Seconds between handing the mail over and opening this page. */
  handOverSeconds?: number;
  /** The form came from the network of a data centre or of a mail gateway. */
  hosting?: boolean;
  /** The form came from another network than the one that opened its page. */
  otherNetwork?: boolean;
  /** Fields that no question of the survey has: left out, and counted. */
  dropped?: number;
  /** Who of the company asked it on the telephone and wrote the answer down; with it the answer came by that way. */
  interviewer?: string;
  /** More votes came in this minute than this survey usually gets. Says nothing about this vote alone. */
  busy?: boolean;
}>;
