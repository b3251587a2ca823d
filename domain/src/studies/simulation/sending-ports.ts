import type { ContactDecision } from '../contact-decision.ts';
import type { ContactLedger, ContactRequest } from '../contact-request.ts';
import type { SendHours } from '../quiet-hours.ts';

/** What a decision is made from. `version` changes whenever anything about the customer does. */
export type Snapshot = Readonly<{ request: ContactRequest; ledger: ContactLedger; hours: SendHours; version: number }>;

/** A mail in one worker's hands: the fence tells this claim from every other of the same mail. */
export type Claim = Readonly<{ mail: string; fence: number }>;

export type SendOutcome = 'accepted' | 'refused_for_now' | 'refused' | 'cut' | 'too_late';

/** Each call is one transaction: it happens as a whole or not at all, and a crash can only fall between two of them. */
export type SendingStore = Readonly<{
  /** Claims whose lease ran out: what was not handed over yet is planned again, what was is unknown and stays so. */
  recover: (now: Date) => void;
  dueForDecision: (now: Date) => readonly string[];
  load: (mail: string, now: Date) => Snapshot | undefined;
  /** False when the customer changed since the snapshot was taken; then nothing is written. */
  saveDecision: (mail: string, version: number, decision: ContactDecision, now: Date) => boolean;
  dueForSending: (now: Date) => readonly string[];
  /** Reads suppression, consent, complaints, budget and hours again; undefined when the mail may not go now. */
  claim: (mail: string, now: Date) => Claim | undefined;
  /** Committed before the first byte of the mail. Says until when the mail may go, undefined when the claim was lost. */
  hand: (claim: Claim, now: Date) => Date | undefined;
  settle: (claim: Claim, outcome: SendOutcome, now: Date) => void;
}>;

export type SendingPorts = Readonly<{
  now: () => Date;
  store: SendingStore;
  /** Sends nothing at or after the deadline: a worker that slept must not wake up and go on. */
  send: (mail: string, deadline: Date) => SendOutcome;
}>;
