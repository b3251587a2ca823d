import { complaintTerms } from './complaint-terms.ts';
import { driverTerms } from './driver-terms.ts';
import type { GlossaryTerm } from './glossary-term.ts';
import { intervalTerms } from './interval-terms.ts';
import { loyaltyTerms } from './loyalty-terms.ts';
import { sampleTerms } from './sample-terms.ts';
import { scoreTerms } from './score-terms.ts';
import { textTerms } from './text-terms.ts';
import { timeTerms } from './time-terms.ts';
import { verdictTerms } from './verdict-terms.ts';
import { voteTerms } from './vote-terms.ts';

/** Every word that a screen or a report explains, by the name that stands in its address. */
export const glossary = {
  ...scoreTerms,
  ...intervalTerms,
  ...verdictTerms,
  ...sampleTerms,
  ...timeTerms,
  ...driverTerms,
  ...loyaltyTerms,
  ...complaintTerms,
  ...textTerms,
  ...voteTerms,
} as const satisfies Readonly<Record<string, GlossaryTerm>>;

export type TermId = keyof typeof glossary;

export function isTermId(text: string): text is TermId {
  return Object.hasOwn(glossary, text);
}
